#include "models/population/facts.h"

#include <algorithm>

#include "models/population/columns.h"
#include "models/population/parameters.h"
#include "sim/base/maths.h"

namespace models::population {

namespace {

constexpr std::array<std::string_view, schooling_classes> class_names{"18-24", "25-34", "35-44", "45-59", "60+"};

std::size_t level_of(std::string_view category) {
    if (category.starts_with("primary")) return primary;
    if (category.starts_with("secondary")) return secondary;
    if (category.starts_with("tertiary")) return tertiary;
    return no_schooling;
}

// Shares of levels by class with people who never went to school at odds times `none`, and the rest tilted by years.
std::array<double, levels> bent(const std::array<double, levels>& base, std::span<const double> years, double none,
                                double tilt) {
    std::array<double, levels> result{};
    const double all = base[0] * none + (1 - base[0]);
    result[0] = base[0] * none / all;
    double rest = 0;
    for (std::size_t l = 1; l < levels; ++l) {
        result[l] = base[l] * sim::maths::exp_d(tilt * years[l]);
        rest += result[l];
    }
    for (std::size_t l = 1; l < levels; ++l) result[l] *= rest > 0 ? (1 - result[0]) / rest : 0;
    return result;
}

}  // namespace

void read_schooling(const sim::Inputs& inputs, const sim::Settings& settings, const sim::Catalogue& catalogue,
                    Facts& facts, sim::Problems& problems) {
    const auto declared = setting<fallback_levels>(settings, catalogue);
    for (auto& by_class : facts.survey_levels)
        for (auto& shares : by_class) std::copy(declared.begin(), declared.end(), shares.begin());
    const auto it = inputs.data.find("education");
    if (it == inputs.data.end()) return;
    const sim::DataTable& table = it->second;
    std::array<std::array<std::array<double, levels>, schooling_classes>, 2> sums{};
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.column("variable") && table.text(row, "variable") != "education") continue;
        const std::string_view who = table.text(row, "sex");
        const auto found = std::find(class_names.begin(), class_names.end(), table.text(row, "age_group"));
        if ((who != "men" && who != "women") || found == class_names.end()) continue;
        const auto c = static_cast<std::size_t>(found - class_names.begin());
        sums[who == "women" ? women : men][c][level_of(table.text(row, "category"))] +=
            table.required(row, "share", problems);
    }
    for (std::size_t s = 0; s < 2; ++s)
        for (std::size_t c = 0; c < schooling_classes; ++c) {
            double all = 0;
            for (const double x : sums[s][c]) all += x;
            if (all <= 0) continue;  // a class the table does not hold keeps the declared shares
            // A level that nobody in a small sample had is rare, not impossible.
            for (std::size_t l = 0; l < levels; ++l)
                facts.survey_levels[s][c][l] = std::max(sums[s][c][l] / all, 0.002);
        }
}

void fit_schooling(const Facts& facts, std::span<const double> years, PlaceFacts& place) {
    std::array<double, 2> none{1, 1};
    // Never schooled among people of 10 and over, by sex.
    for (std::size_t s = 0; s < 2; ++s) {
        double low = -8, high = 8;
        for (int i = 0; i < 50; ++i) {
            const double middle = (low + high) / 2;
            double people = 0, illiterate = 0;
            for (std::size_t age = 10; age < single_ages; ++age) {
                const auto shares =
                    bent(facts.survey_levels[s][age_class(static_cast<int>(age))], years, sim::maths::exp_d(middle), 0);
                people += place.pyramid[s][age];
                illiterate += shares[0] * place.pyramid[s][age];
            }
            (illiterate < place.illiteracy[s] * people ? low : high) = middle;
        }
        none[s] = sim::maths::exp_d((low + high) / 2);
    }
    double low = -1.5, high = 1.5;
    for (int i = 0; i < 50; ++i) {
        const double tilt = (low + high) / 2;
        double people = 0, sum = 0;
        for (std::size_t s = 0; s < 2; ++s)
            for (std::size_t c = 0; c < schooling_classes; ++c) {
                const auto shares = bent(facts.survey_levels[s][c], years, none[s], tilt);
                for (std::size_t age = 6; age < single_ages; ++age) {
                    if (age_class(static_cast<int>(age)) != c) continue;
                    people += place.pyramid[s][age];
                    for (std::size_t l = 0; l < levels; ++l)
                        sum += shares[l] * years_reached(years[l], static_cast<int>(age)) * place.pyramid[s][age];
                }
            }
        (sum < place.schooling_years * people ? low : high) = tilt;
    }
    for (std::size_t s = 0; s < 2; ++s)
        for (std::size_t c = 0; c < schooling_classes; ++c) {
            const auto shares = bent(facts.survey_levels[s][c], years, none[s], (low + high) / 2);
            double sum = 0;
            for (std::size_t l = 0; l < levels; ++l) place.schooling[s][c][l] = static_cast<float>(sum += shares[l]);
        }
}

}  // namespace models::population
