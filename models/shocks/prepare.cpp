// Reads [shock.ID] of the scenario.

#include <algorithm>
#include <optional>

#include "models/shocks/model.h"
#include "sim/base/hash.h"
#include "sim/base/maths.h"

namespace models::shocks {

namespace {

std::optional<Kind> kind_of(std::string_view wanted) {
    std::string_view words = kind_words;
    for (std::size_t index = 0; index < kinds; ++index) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == wanted) return static_cast<Kind>(index);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return std::nullopt;
}

bool local(Kind kind) { return kind == Kind::hazard || kind == Kind::violence || kind == Kind::return_surge; }

// Most that a size may be: shares of what there is end at 1, additions do not.
double largest(Kind kind) {
    switch (kind) {
        case Kind::return_surge: return 5;  // the reserve of population ends there
        case Kind::price_rise: return static_cast<double>(prices.range.high) - 1;
        case Kind::recession: return 1 - static_cast<double>(demand.range.low);
        default: return 1;
    }
}

// Share that is left after a month when half is left after `half` months.
float left_after_month(double half) {
    return half > 0 ? static_cast<float>(sim::maths::exp_d(-sim::maths::log_d(2) / half)) : 0.0F;
}

class Reader {
public:
    explicit Reader(const sim::Preparation& p) : p_(p), table_(p.inputs.scenario) {
        const sim::ParameterInfo& info = p.catalogue.parameters()[sim::slot_of<recovery>];
        halves_ = p.settings.values.data() + info.offset;
    }

    std::optional<Shock> read(const std::string& id) {
        path_ = "shock." + id + ".";
        const auto kind = kind_of(table_.text(path_ + "kind"));
        if (!kind) {
            complain("RS601", "kind", "'" + table_.text(path_ + "kind") + "' is no kind of shock",
                     "choose one of: " + std::string(kind_words));
            return std::nullopt;
        }
        Shock shock;
        shock.kind = *kind;
        shock.entity = sim::hash32(id);
        shock.left = left_after_month(halves_[static_cast<std::size_t>(*kind)]);
        read_calendar(shock);
        read_size(shock);
        read_places(shock);
        return shock;
    }

private:
    void complain(std::string code, const std::string& key, std::string message, std::string help,
                  bool warning = false) {
        p_.problems.push_back({std::move(code), path_ + key, std::move(message), std::move(help), warning});
    }

    void read_calendar(Shock& shock) {
        const bool dated = table_.has(path_ + "start");
        shock.by_chance = table_.has(path_ + "rate");
        if (dated == shock.by_chance)
            complain("RS602", dated ? "rate" : "start",
                     dated ? "a shock has a start or comes by chance, not both" : "the shock never begins",
                     "give either start, a month, or rate, a chance per month");
        const double start = table_.number(path_ + "start");
        shock.start = static_cast<std::int32_t>(start);
        shock.months = std::max(static_cast<std::int32_t>(table_.number(path_ + "months", 1)), 1);
        shock.chance = static_cast<float>(table_.number(path_ + "rate"));
        if (dated && start >= static_cast<double>(p_.months))
            complain("RS603", "start", "the shock begins after the last month and changes nothing",
                     "set start below the number of months of the run", true);
    }

    void read_size(Shock& shock) {
        const bool is_violence = shock.kind == Kind::violence;
        const std::string key = is_violence ? "factor" : "size";
        const std::string other = is_violence ? "size" : "factor";
        if (table_.has(path_ + other))
            complain("RS604", other,
                     is_violence ? "violence is given by its factor, not by a size"
                                 : "only violence is given by a factor",
                     "write " + key + " instead of " + other);
        else if (!table_.has(path_ + key))
            complain("RS604", key, "the shock does not say how large it is", "give its " + key);
        const double value = table_.number(path_ + key, is_violence ? 1 : 0);
        const double most = is_violence ? static_cast<double>(violence.range.high) : largest(shock.kind);
        if (!(value >= 0 && value <= most))
            complain("RS605", key, sim::number_text(value) + " is outside what this kind of shock can be",
                     "stay between 0 and " + sim::number_text(most));
        shock.size = static_cast<float>(is_violence ? value - 1 : value);
        if (shock.kind != Kind::return_surge) return;
        const double reserve = table_.number("population.surge_reserve");
        if (value > reserve)
            complain("RS606", key,
                     "the surge asks for more people than are held in reserve (" + sim::number_text(reserve) +
                         " of planned returns)",
                     "who can ever come is fixed before any scenario: set population.surge_reserve to at least " +
                         sim::number_text(value) + " in the baseline file of all arms");
    }

    void read_places(Shock& shock) {
        shock.places = table_.texts(path_ + "places");
        if (!shock.places.empty() && !local(shock.kind))
            complain("RS607", "places", "this kind of shock strikes the whole country", "leave places out");
        const auto known = p_.inputs.data.find("places");
        if (known == p_.inputs.data.end()) return;
        const sim::DataTable& rows = known->second;
        const std::string name = table_.text("population.name_column", "municipality");
        const std::string code = table_.text("population.code_column", "code");
        for (const std::string& place : shock.places) {
            bool found = false;
            for (std::size_t row = 0; row < rows.rows() && !found; ++row)
                found = rows.text(row, name) == place || rows.text(row, code) == place;
            if (!found)
                complain("RS608", "places", "'" + place + "' is no place of this scenario",
                         "use a name or a code from the table of places");
        }
    }

    const sim::Preparation& p_;
    const sim::Table& table_;
    const double* halves_ = nullptr;
    std::string path_;
};

}  // namespace

bool Shock::strikes(const sim::Community& place) const {
    return places.empty() || std::any_of(places.begin(), places.end(), [&](const std::string& wanted) {
               return wanted == place.name || wanted == place.code;
           });
}

float strength_after(const Shock& shock, std::int32_t since) {
    if (since < 0) return 0;
    if (since < shock.months) return 1;
    constexpr float faint = 0.01F;  // less than this is over
    float left = 1;
    for (std::int32_t month = shock.months; month <= since && left >= faint; ++month) left *= shock.left;
    return left >= faint ? left : 0.0F;
}

std::shared_ptr<const Prepared> Model::prepare(const sim::Preparation& p) {
    auto out = std::make_shared<Prepared>();
    Reader reader(p);
    for (const std::string& id : p.inputs.scenario.children("shock"))
        if (auto shock = reader.read(id)) out->shocks.push_back(std::move(*shock));
    return out;
}

}  // namespace models::shocks
