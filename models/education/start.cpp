// Schooling at the start.

#include <algorithm>

#include "models/education/model.h"
#include "models/education/openness.h"

namespace models::education {

namespace {

float number(double value) { return static_cast<float>(value); }

template <const auto& P> double setting(const sim::Preparation& p, std::size_t k = 0) {
    return p.settings.values[p.catalogue.parameters()[sim::slot_of<P>].offset + k];
}

std::array<float, 18> roll(double share, const sim::Preparation& p) {
    std::array<double, 4> pattern{};
    for (std::size_t k = 0; k < pattern.size(); ++k) pattern[k] = setting<age_pattern>(p, k);
    const auto made = enrolment_by_age(share, pattern, setting<fullest>(p));
    std::array<float, 18> result{};
    for (std::size_t age = 0; age < made.size(); ++age) result[age] = number(made[age]);
    return result;
}

constexpr std::int32_t months_per_year = 12;

}  // namespace

std::shared_ptr<const Rolls> Model::prepare(const sim::Preparation& p) {
    auto made = std::make_shared<Rolls>();
    const double fallback = setting<usual_enrolment>(p);
    made->usual = roll(fallback, p);
    const auto shares = sim::row_numbers(p.inputs, "places", "school_enrolment_0_17", fallback);
    for (std::size_t row = 0; row < shares.rows(); ++row)
        made->rows.push_back(roll(static_cast<double>(shares(row)), p));
    return made;
}

void Begin::step(sim::Tile<Begin>& tile) {
    const Rolls& rolls = tile.prepared<Model>();
    const auto status = tile.read<population::status>();
    const auto born = tile.read<population::birth_month>(), returned = tile.read<population::return_month>();
    const auto returnee = tile.read<population::returnee>();
    const auto away = tile.read<population::months_abroad>(), lived = tile.read<population::journey>();
    const auto on_roll = tile.write<enrolled>(), eager = tile.write<zeal>();
    const auto gap = tile.write<level_gap>(), comes = tile.write<attendance>(), known = tile.write<learning>(),
               open = tile.write<openness>();
    const auto rank = tile.draws<family>(0), behind = tile.draws<family>(1), out_for = tile.draws<family>(2);
    const auto primary = static_cast<std::int32_t>(tile.param<primary_from>());
    const float came_back = number(tile.param<returnees_enrolled>());
    const auto from = static_cast<std::int32_t>(tile.param<school_age>()[0]);
    const auto until = static_cast<std::int32_t>(tile.param<school_age>()[1]);
    const auto resident = tile.param<resident_gap>(), came = tile.param<returnee_gap>();
    const float full = number(tile.param<full_attendance>());
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        eager[i] = static_cast<std::uint8_t>(rank[i] >> 24U);
        const std::int32_t age = (returnee[i] != 0 && returned[i] >= 0 ? returned[i] : 0) - born[i];
        float late = sim::happens(behind[i], number(resident[0])) ? number(resident[1]) : 0.0F;
        if (returnee[i] != 0) {
            const float years = number(away[i]) / number(months_per_year);
            const bool alone = (lived[i] & population::journey_bits::unaccompanied) != 0;
            late +=
                number(came[0]) + std::min(number(came[1]) * years, number(came[2])) + (alone ? number(came[3]) : 0.0F);
        }
        const bool of_age = age >= from && age < until;
        const bool here = status[i] == population::present_here;
        const float share =
            rolls.share(tile.community(), static_cast<std::size_t>(std::max(age, 0) / months_per_year)) *
            (returnee[i] != 0 ? came_back : 1.0F);
        const bool goes = of_age && here && within(eager[i], share);
        if (here && !goes)  // left school some time ago, any time since they could have begun
            late += sim::to_uniform(out_for[i]) * number(std::max(age - primary, 0)) / number(months_per_year);
        on_roll[i] = goes;
        gap[i] = of_age ? next_gap(late, 0.0F, 0.0F) : 0.0F;
        comes[i] = goes ? full : 0.0F;
        known[i] = 0.0F, open[i] = 0.0F;
        count += goes && returnee[i] == 0;
    }
    tile.add<first_pupils>(count);
}

}  // namespace models::education
