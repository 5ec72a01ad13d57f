// What one person gets of the services of the place.

#include <algorithm>
#include <array>

#include "models/services/model.h"
#include "models/services/reach.h"
#include "sim/base/fixed.h"

namespace models::services {

namespace {

using T = sim::Tile<Serve>;
using sim::maths::select;

enum Errand : std::size_t { care, law, aid, errands };

float number(double value) { return static_cast<float>(value); }

// What is the same for everyone of the tile, by errand.
struct PlaceSide {
    float way[2][errands];        // from town, from the countryside
    float share[errands];         // of those who come, how many are served
    float paper[errands][3];      // by state of documents
    float dark;                   // share of fear that lighting leaves
    float newcomer, resident;     // knowledge
};

PlaceSide place_side(const T& tile) {
    PlaceSide side{};
    const Places& usual = tile.prepared<Model>();
    const std::uint32_t c = tile.community();
    const auto sharp = number(tile.param<congestion>());
    side.share[care] = served(tile.place<health_load>(), sharp);
    side.share[law] = served(tile.place<justice_load>(), sharp);
    side.share[aid] = served(tile.place<social_load>(), sharp);
    const float rights = 1.0F - tile.place<structure::rights>();
    for (std::size_t e = 0; e < errands; ++e) {
        const auto to_city = number(tile.param<city_share>()[e]);
        for (std::size_t country = 0; country < 2; ++country) {
            const float near = usual.district_km(c) * (country ? 1.0F : number(tile.param<town_share>()));
            const float far = usual.city_km(c) + near;
            const float km = (1.0F - to_city) * near + to_city * far;
            side.way[country][e] = within_reach(km * tile.place<toil>(), number(tile.param<reach_km>()));
        }
        const float paper = number(tile.param<paper_bar>()[e]) * rights;
        side.paper[e][documents::none] = 1.0F - paper;
        side.paper[e][documents::in_process] = 1.0F - paper * (1.0F - number(tile.param<receipt>()));
        side.paper[e][documents::held] = 1.0F;
    }
    side.dark = 1.0F - number(tile.param<light_relief>()) * tile.place<lighting>();
    side.resident = number(tile.param<knows>()[0]);
    side.newcomer = number(tile.param<knows>()[1]);
    return side;
}

// Numbers of the model as floats, taken once per tile.
struct Numbers {
    explicit Numbers(const T& tile)
        : fear_men(number(tile.param<fear>()[0])),
          fear_others(number(tile.param<fear>()[1])),
          care_fee(number(tile.param<fee_bar>()[0])),
          law_fee(number(tile.param<fee_bar>()[1])),
          waived(number(tile.param<waiver>())),
          tongue(number(tile.param<language_bar>())),
          letters(number(tile.param<literacy_bar>())),
          ignorance(number(tile.param<ignorance_bar>())),
          half(number(tile.param<learn_months>())),
          shunned(number(tile.param<discrimination_bar>())),
          usual_cases(number(tile.param<case_rate>())),
          violent(number(tile.param<case_causes>()[0])),
          wronged(number(tile.param<case_causes>()[1])),
          line(number(tile.param<poor_line>())),
          asks(number(tile.param<apply_rate>())),
          leaves(number(tile.param<roll_exit>())),
          seek{number(tile.param<seeks>()[0]), number(tile.param<seeks>()[1]), number(tile.param<seeks>()[2])} {}
    float fear_men, fear_others, care_fee, law_fee, waived, tongue, letters, ignorance, half, shunned, usual_cases,
        violent, wronged, line, asks, leaves;
    std::array<float, 3> seek;
};

// The people of a tile.
struct People {
    explicit People(const T& tile)
        : status(tile.read<population::status>()),
          sex(tile.read<population::sex>()),
          age(tile.read<population::age_band>()),
          returnee(tile.read<population::returnee>()),
          schooling(tile.read<population::schooling>()),
          papers(tile.recall<documents::state>()),
          insured(tile.recall<health::insured>()),
          ill(tile.recall<health::need>()),
          return_month(tile.read<population::return_month>()),
          discrimination(tile.recall<climate::discrimination>()),
          safe(tile.recall<climate::felt_safety>()),
          language(tile.recall<belonging::language>()),
          helped(tile.use<access>()),
          told(tile.use<information>()),
          cost(tile.use<health::fees>()),
          luck(tile.draws<counter>()),
          to_care(tile.write<health_access>()),
          to_law(tile.write<justice_access>()),
          roll(tile.write<social_reach>()) {}
    std::span<const std::uint8_t> status, sex, age, returnee, schooling, papers, insured, ill;
    std::span<const std::int16_t> return_month;
    std::span<const float> discrimination, safe, language, helped, told, cost;
    std::span<const std::uint32_t> luck;
    std::span<float> to_care, to_law;
    std::span<std::uint8_t> roll;
};

// Demand of the tile, in fixed point before it is summed: the order of people must not matter.
struct Demand {
    sim::Fixed cases = 0, applications = 0, visits = 0, first_visits = 0;
};

class Counter {
public:
    explicit Counter(const T& tile)
        : side_(place_side(tile)),
          n_(tile),
          p_(tile),
          justice_(tile.place<justice_quality>()),
          month_(static_cast<std::int32_t>(tile.month())) {}

    void serve(std::size_t i, bool country, float unmet, float home_cases, Demand& demand) const {
        const bool here = p_.status[i] == population::present_here;
        const bool adult = p_.age[i] != population::under_18;
        const bool on_roll = p_.roll[i] != 0;
        const float unaware = 1.0F - knowledge(i);
        const float unknown = n_.ignorance * std::max(unaware - p_.told[i], 0.0F);
        const float alone = common(i, adult);
        const float person = alone * (1.0F - unknown) * p_.helped[i];
        const float charged = unmet * select(on_roll, 1.0F - n_.waived, 1.0F);
        const float care_fee = charged * select(p_.insured[i] != 0, 0.0F, n_.care_fee);
        const auto comes = [&](Errand e, float able) {
            return sim::maths::clamp(side_.way[country][e] * side_.paper[e][p_.papers[i]] * able, 0.0F, 1.0F);
        };
        const float to_doctor = comes(care, person * (1.0F - care_fee * p_.cost[i]));
        p_.to_care[i] = side_.share[care] * to_doctor;
        p_.to_law[i] = side_.share[law] * justice_ * comes(law, person * (1.0F - charged * n_.law_fee));
        const bool may_try = here && adult && unmet > n_.line && !on_roll;
        const float tries = select(may_try, n_.asks * (1.0F - unknown), 0.0F);
        const float enters = tries * side_.share[aid] * comes(aid, person);
        const bool changes = here && sim::happens(p_.luck[i], select(on_roll, n_.leaves, enters));
        p_.roll[i] = static_cast<std::uint8_t>(on_roll != changes);
        const float sick = select(here, n_.seek[p_.ill[i]], 0.0F);
        const float brings = n_.usual_cases * (home_cases + n_.wronged * p_.discrimination[i]);
        demand.applications += sim::to_fixed(static_cast<double>(tries));
        demand.visits += sim::to_fixed(static_cast<double>(sick * to_doctor));
        demand.cases += sim::to_fixed(static_cast<double>(select(here && adult, brings, 0.0F)));
        if (month_ == 0 && p_.returnee[i] == 0) {
            const float unchanged = comes(care, alone * (1.0F - n_.ignorance * unaware) * (1.0F - care_fee));
            demand.first_visits += sim::to_fixed(static_cast<double>(sick * unchanged));
        }
    }
    [[nodiscard]] const Numbers& numbers() const { return n_; }

private:
    [[nodiscard]] float knowledge(std::size_t i) const {
        const auto since = static_cast<float>(month_ - p_.return_month[i]);
        return select(p_.returnee[i] != 0, known(side_.newcomer, side_.resident, since, n_.half), side_.resident);
    }
    // What all errands share: daring the way, being understood, being treated as others are.
    [[nodiscard]] float common(std::size_t i, bool adult) const {
        const float afraid = select(p_.sex[i] == population::women || !adult, n_.fear_others, n_.fear_men);
        const float unread = select(adult && p_.schooling[i] == population::no_schooling, n_.letters, 0.0F);
        return (1.0F - afraid * (1.0F - p_.safe[i]) * side_.dark) * (1.0F - n_.tongue * (1.0F - p_.language[i])) *
               (1.0F - unread) * (1.0F - n_.shunned * p_.discrimination[i]);
    }

    PlaceSide side_;
    Numbers n_;
    People p_;
    float justice_;
    std::int32_t month_;
};

}  // namespace

void Serve::step(sim::Tile<Serve>& tile) {
    const Counter counter_of_place(tile);
    const Numbers& n = counter_of_place.numbers();
    const auto income = tile.recall<household::income>();
    const auto need = tile.recall<household::need>();
    const auto violence = tile.recall<household::violence>();
    const auto away = tile.read<remote>();
    Demand demand;
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        const float unmet = unmet_share(income[h], need[h]);
        const float home_cases = 1.0F + n.violent * static_cast<float>(violence[h]);
        for (std::size_t i = home.first; i < home.first + home.count; ++i)
            counter_of_place.serve(i, away[h] != 0, unmet, home_cases, demand);
    }
    tile.add<visits>(sim::from_fixed(demand.visits));
    tile.add<first_visits>(sim::from_fixed(demand.first_visits));
    tile.add<cases>(sim::from_fixed(demand.cases));
    tile.add<applying>(sim::from_fixed(demand.applications));
}

void Count::step(sim::Tile<Count>& tile) {
    const auto standing = tile.read<population::standing>();
    const auto age = tile.read<population::age_band>();
    const auto returnee = tile.read<population::returnee>();
    const auto roll = tile.read<social_reach>();
    const auto income = tile.read<household::income>();
    const auto need = tile.read<household::need>();
    const auto line = number(tile.param<poor_line>());
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        if (unmet_share(income[h], need[h]) <= line) continue;
        const sim::Home home = tile.home(h);
        for (std::size_t i = home.first; i < home.first + home.count; ++i) {
            if (standing[i] != population::present_here || age[i] == population::under_18) continue;
            if (returnee[i] != 0) {
                tile.count<needy_returnees>(i);
                if (roll[i] != 0) tile.count<reached_returnees>(i);
            } else {
                tile.count<needy_residents>(i);
                if (roll[i] != 0) tile.count<reached_residents>(i);
            }
        }
    }
}

}  // namespace models::services
