// What one person gets of the services of the place.

#include <algorithm>
#include <array>

#include "models/services/model.h"
#include "models/services/reach.h"
#include "sim/base/fixed.h"
#include "sim/base/loops.h"

namespace models::services {

namespace {

// Of last month; when the run starts, as lower stages of the start have set it.
template <const auto& C, class R> auto last(const sim::Tile<R>& tile) {
    if constexpr (R::phase == sim::Phase::start)
        return tile.template read<C>();
    else
        return tile.template recall<C>();
}
template <class R> std::int32_t time_of(const sim::Tile<R>& tile) {
    return R::phase == sim::Phase::start ? 0 : static_cast<std::int32_t>(tile.month());
}

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

template <class R> PlaceSide place_side(const sim::Tile<R>& tile) {
    PlaceSide side{};
    const Places& usual = tile.template prepared<Model>();
    const std::uint32_t c = tile.community();
    const auto sharp = number(tile.template param<congestion>());
    side.share[care] = served(tile.template place<health_load>(), sharp);
    side.share[law] = served(tile.template place<justice_load>(), sharp);
    if constexpr (R::phase == sim::Phase::start)
        side.share[aid] = 1.0F;  // its load follows from who asks
    else
        side.share[aid] = served(tile.template place<social_load>(), sharp);
    const float rights = 1.0F - tile.template place<structure::rights>();
    for (std::size_t e = 0; e < errands; ++e) {
        const auto to_city = number(tile.template param<city_share>()[e]);
        for (std::size_t country = 0; country < 2; ++country) {
            const float near = usual.district_km(c) * (country ? 1.0F : number(tile.template param<town_share>()));
            const float far = usual.city_km(c) + near;
            const float km = (1.0F - to_city) * near + to_city * far;
            side.way[country][e] =
                within_reach(km * tile.template place<toil>(), number(tile.template param<reach_km>()));
        }
        const float paper = number(tile.template param<paper_bar>()[e]) * rights;
        side.paper[e][documents::none] = 1.0F - paper;
        side.paper[e][documents::in_process] = 1.0F - paper * (1.0F - number(tile.template param<receipt>()));
        side.paper[e][documents::held] = 1.0F;
    }
    side.dark = 1.0F - number(tile.template param<light_relief>()) * tile.template place<lighting>();
    side.resident = number(tile.template param<knows>()[0]);
    side.newcomer = number(tile.template param<knows>()[1]);
    return side;
}

// What each person brings to the counter. One value per person of the tile.
struct Comers {
    template <class R> explicit Comers(const sim::Tile<R>& tile) {
        const auto column = [&] { return tile.template scratch<float>(tile.size()).data(); };
        here = column(), adult = column(), on_roll = column(), country = column(), unmet = column();
        violent = column(), papers = column(), ill = column(), fee = column(), fear = column(), alone = column();
        unaware = column(), enters = column();
    }
    float *here, *adult, *on_roll;      // yes or no
    float *country, *unmet, *violent;   // of the home: in the countryside, share of needs unmet, violence
    float *papers, *ill, *fee;          // documents; need of care; share of the price of care that is charged
    float *fear, *alone;                // errands not dared; errands that succeed without help, knowledge apart
    float *unaware, *enters;            // ignorance of services; chance to be put on the roll
};

// Homes: where they are, what they lack.
template <class R> void look_at_homes(const sim::Tile<R>& tile, const Comers& c) {
    const auto income = last<household::income>(tile), need = last<household::need>(tile);
    const auto violence = last<household::violence>(tile);
    const auto away = tile.template read<remote>();
    struct Kept {
        float unmet, violent, country, none;
    };
    const auto homes = tile.template scratch<Kept>(tile.home_count());
    sim::each_apart(homes.size(), [&](std::size_t h) {
        homes[h] = {unmet_share(income[h], need[h]), static_cast<float>(violence[h]), static_cast<float>(away[h]), 0};
    });
    const auto home = tile.home_rows();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const Kept& kept = homes[home[i]];
        c.unmet[i] = kept.unmet, c.violent[i] = kept.violent, c.country[i] = kept.country;
    });
}

// People, their small columns as floats.
template <class R> void look_at_people(const sim::Tile<R>& tile, const Comers& c) {
    const auto status = tile.template read<population::status>(), age = tile.template read<population::age_band>();
    const auto sex = tile.template read<population::sex>(), schooling = tile.template read<population::schooling>();
    const auto roll = tile.template write<social_reach>();
    const auto papers = last<documents::state>(tile), insured = last<health::insured>(tile);
    const auto ill = last<health::need>(tile);
    const auto fears = tile.template param<fear>();
    const float men = number(fears[0]), others = number(fears[1]),
                letters = number(tile.template param<literacy_bar>());
    const float fee = number(tile.template param<fee_bar>()[care]), waived = number(tile.template param<waiver>());
    constexpr float present = population::present_here, minor = population::under_18, man = population::men;
    constexpr float none = population::no_schooling;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float adult = static_cast<float>(age[i]) == minor ? 0.0F : 1.0F;
        const float grown_man = static_cast<float>(sex[i]) == man ? adult : 0.0F;
        const float unread = static_cast<float>(schooling[i]) == none ? adult * letters : 0.0F;
        c.here[i] = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        c.adult[i] = adult;
        c.fear[i] = others + grown_man * (men - others);
        c.alone[i] = 1.0F - unread;
    });
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float listed = roll[i];
        c.on_roll[i] = listed;
        c.papers[i] = papers[i];
        c.ill[i] = ill[i];
        c.fee[i] = (1.0F - static_cast<float>(insured[i])) * fee * (1.0F - listed * waived);
    });
}

// What all errands share: daring the way, being understood, being treated as others are, knowing where to go.
template <class R> void look_at_barriers(const sim::Tile<R>& tile, const Comers& c, const PlaceSide& side) {
    const auto returnee = tile.template read<population::returnee>();
    const auto returned = tile.template read<population::return_month>();
    const auto shunned = last<climate::discrimination>(tile), safe = last<climate::felt_safety>(tile);
    const auto language = last<belonging::language>(tile);
    const std::int32_t now = time_of(tile);
    const float half = number(tile.template param<learn_months>());
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const auto came = static_cast<float>(returnee[i]);
        const float since = static_cast<float>(now - returned[i]);
        c.unaware[i] = 1.0F - side.resident + came * (side.resident - known(side.newcomer, side.resident, since, half));
    });
    const float dark = side.dark, tongue = number(tile.template param<language_bar>());
    const float bar = number(tile.template param<discrimination_bar>());
    sim::each_apart(tile.size(), [&](std::size_t i) {
        c.alone[i] *= (1.0F - c.fear[i] * (1.0F - safe[i]) * dark) * (1.0F - tongue * (1.0F - language[i])) *
                      (1.0F - bar * shunned[i]);
    });
}

// Demand in the steps of totals, so that neither the order of people nor the size of a tile can matter.
constexpr float demand_steps = 1U << sim::fixed_bits;
std::int64_t in_steps(float value) { return static_cast<std::int32_t>(value * demand_steps + 0.5F); }
double from_steps(std::int64_t steps) { return static_cast<double>(steps) / static_cast<double>(demand_steps); }

// Who comes to an errand's door, of those who would go.
float comes(const PlaceSide& side, Errand e, float country, float papers, float able) {
    constexpr float none = documents::none, held = documents::held;
    const float way = side.way[0][e] + country * (side.way[1][e] - side.way[0][e]);
    const float desk = papers == held ? 1.0F : papers == none ? side.paper[e][0] : side.paper[e][1];
    return sim::maths::clamp(way * desk * able, 0.0F, 1.0F);
}

// What is asked for, and what would come of it: per person, without and with help.
struct Errands {
    template <class R>
    explicit Errands(const sim::Tile<R>& tile)
        : ignorance(number(tile.template param<ignorance_bar>())),
          waived(number(tile.template param<waiver>())),
          law_fee(number(tile.template param<fee_bar>()[law])),
          asks(number(tile.template param<apply_rate>())),
          line(number(tile.template param<poor_line>())),
          usual_cases(number(tile.template param<case_rate>())),
          violent(number(tile.template param<case_causes>()[0])),
          wronged(number(tile.template param<case_causes>()[1])) {
        for (std::size_t k = 0; k < seek.size(); ++k) seek[k] = number(tile.template param<seeks>()[k]);
    }
    [[nodiscard]] float unknown(float unaware, float told) const { return ignorance * std::max(unaware - told, 0.0F); }
    [[nodiscard]] float sick(float need) const {
        constexpr float minor = health::minor, serious = health::serious;
        return need == serious ? seek[health::serious] : need == minor ? seek[health::minor] : seek[health::well];
    }
    [[nodiscard]] float brings(float violence, float discrimination) const {
        return std::min(usual_cases * (1.0F + violent * violence + wronged * discrimination), 1.0F);
    }
    [[nodiscard]] float charged(float unmet, float on_roll) const { return unmet * (1.0F - on_roll * waived); }
    [[nodiscard]] float applies(float unmet, float on_roll, float unknown) const {
        return unmet > line ? (1.0F - on_roll) * asks * (1.0F - unknown) : 0.0F;
    }
    float ignorance, waived, law_fee, asks, line, usual_cases, violent, wronged;
    std::array<float, 3> seek{};
};

using T = sim::Tile<Serve>;

void go_to_doctor(T& tile, const Comers& c, const PlaceSide& side) {
    const Errands e(tile);
    const auto helped = tile.use<access>(), told = tile.use<information>(), cost = tile.use<health::fees>();
    const auto to_care = tile.write<health_access>();
    const float served_share = side.share[care];
    std::int64_t sought = 0;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float able = c.alone[i] * (1.0F - e.unknown(c.unaware[i], told[i])) * helped[i];
        const float there =
            comes(side, care, c.country[i], c.papers[i], able * (1.0F - c.unmet[i] * c.fee[i] * cost[i]));
        to_care[i] = served_share * there;
        sought += in_steps(c.here[i] * e.sick(c.ill[i]) * there);
    });
    tile.add<visits>(from_steps(sought));
}

void go_to_law_and_office(T& tile, const Comers& c, const PlaceSide& side) {
    const Errands e(tile);
    const auto helped = tile.use<access>(), told = tile.use<information>();
    const auto shunned = tile.recall<climate::discrimination>();
    const auto to_law = tile.write<justice_access>();
    const float heard = side.share[law] * tile.place<justice_quality>(), desks = side.share[aid];
    std::int64_t brought = 0, applied = 0;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float unknown = e.unknown(c.unaware[i], told[i]);
        const float able = c.alone[i] * (1.0F - unknown) * helped[i];
        const float grown = c.here[i] * c.adult[i];
        const float tries = grown * e.applies(c.unmet[i], c.on_roll[i], unknown);
        const float paid = able * (1.0F - e.charged(c.unmet[i], c.on_roll[i]) * e.law_fee);
        to_law[i] = heard * comes(side, law, c.country[i], c.papers[i], paid);
        c.enters[i] = tries * desks * comes(side, aid, c.country[i], c.papers[i], able);
        brought += in_steps(grown * e.brings(c.violent[i], shunned[i]));
        applied += in_steps(tries);
    });
    tile.add<cases>(from_steps(brought));
    tile.add<applying>(from_steps(applied));
}

// The roll of assistance: the few who are on it may leave it, the needy may enter.
void keep_roll(T& tile, const Comers& c) {
    const auto roll = tile.write<social_reach>();
    const auto luck = tile.draws<counter>();
    const float leaves = number(tile.param<roll_exit>());
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float chance = c.here[i] * (c.enters[i] + c.on_roll[i] * (leaves - c.enters[i]));
        const float changes = sim::happens(luck[i], chance) ? 1.0F : 0.0F;
        const float listed = c.on_roll[i] + changes * (1.0F - 2.0F * c.on_roll[i]);
        roll[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(listed));
    });
}

// Whom the survey found on the roll: mostly, not only, people in need.
void first_roll(sim::Tile<Begin>& tile, const Comers& c) {
    const auto returnee = tile.read<population::returnee>();
    const auto roll = tile.write<social_reach>();
    const auto luck = tile.draws<lives>(roll_lane);
    const float listed = tile.prepared<Model>().roll(tile.community());
    const float line = number(tile.param<poor_line>()), in_need = number(tile.param<roll_in_need>());
    const double adults = tile.total<first_adults>();
    const auto needy = adults > 0 ? number(tile.total<first_needy>() / adults) : 0.0F;
    const float of_needy = needy > 0.0F ? std::min(listed * in_need / needy, 1.0F) : 0.0F;
    const float of_others = needy < 1.0F ? std::max(listed - of_needy * needy, 0.0F) / (1.0F - needy) : 0.0F;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool may = c.here[i] * c.adult[i] != 0.0F && returnee[i] == 0;
        roll[i] = may && sim::happens(luck[i], c.unmet[i] > line ? of_needy : of_others);
    }
}

}  // namespace

void Survey::step(sim::Tile<Survey>& tile) {
    const auto status = tile.read<population::status>(), returnee = tile.read<population::returnee>();
    const auto age = tile.read<population::age_band>();
    const auto income = tile.read<household::income>(), need = tile.read<household::need>();
    const auto line = number(tile.param<poor_line>());
    const auto home = tile.home_rows();
    std::uint32_t adults = 0, needy = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool counts =
            (status[i] == population::present_here) & (returnee[i] == 0) & (age[i] != population::under_18);
        adults += counts;
        needy += counts && unmet_share(income[home[i]], need[home[i]]) > line;
    }
    tile.add<first_adults>(adults);
    tile.add<first_needy>(needy);
}

// Access as a month without programmes gives it; what residents ask for, from which capacity follows.
void Begin::step(sim::Tile<Begin>& tile) {
    const PlaceSide side = place_side(tile);
    const Errands e(tile);
    const Comers c(tile);
    look_at_homes(tile, c);
    look_at_people(tile, c);
    first_roll(tile, c);
    look_at_people(tile, c);  // who is on the roll pays less
    look_at_barriers(tile, c, side);
    const auto shunned = tile.read<climate::discrimination>();
    const auto returnee = tile.read<population::returnee>();
    const auto to_care = tile.write<health_access>(), to_law = tile.write<justice_access>();
    const float served_share = side.share[care], heard = side.share[law] * tile.place<justice_quality>();
    std::int64_t sought = 0, brought = 0, applied = 0, fit = 0, listed = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const float unknown = e.unknown(c.unaware[i], 0), able = c.alone[i] * (1.0F - unknown);
        const auto at = [&](Errand errand, float can) { return comes(side, errand, c.country[i], c.papers[i], can); };
        const float there = at(care, able * (1.0F - c.unmet[i] * c.fee[i]));
        to_care[i] = served_share * there;
        to_law[i] = heard * at(law, able * (1.0F - e.charged(c.unmet[i], c.on_roll[i]) * e.law_fee));
        if (c.here[i] == 0.0F || returnee[i] != 0) continue;
        const float tries = c.adult[i] * e.applies(c.unmet[i], c.on_roll[i], unknown);
        sought += in_steps(e.sick(c.ill[i]) * there);
        brought += in_steps(c.adult[i] * e.brings(c.violent[i], shunned[i]));
        applied += in_steps(tries);
        fit += in_steps(tries * at(aid, able));
        listed += in_steps(c.on_roll[i]);
    }
    tile.add<first_visits>(from_steps(sought));
    tile.add<first_cases>(from_steps(brought));
    tile.add<first_applying>(from_steps(applied));
    tile.add<first_fit>(from_steps(fit));
    tile.add<first_listed>(from_steps(listed));
}

void Serve::step(sim::Tile<Serve>& tile) {
    const PlaceSide side = place_side(tile);
    const Comers comers(tile);
    look_at_homes(tile, comers);
    look_at_people(tile, comers);
    look_at_barriers(tile, comers, side);
    go_to_doctor(tile, comers, side);
    go_to_law_and_office(tile, comers, side);
    keep_roll(tile, comers);
}

void Count::step(sim::Tile<Count>& tile) {
    const auto standing = tile.read<population::standing>(), age = tile.read<population::age_band>();
    const auto returnee = tile.read<population::returnee>(), roll = tile.read<social_reach>();
    const auto income = tile.read<household::income>(), need = tile.read<household::need>();
    const auto line = number(tile.param<poor_line>());
    const auto home = tile.home_rows();
    const std::size_t n = tile.size();
    const auto lacks = tile.scratch<std::uint8_t>(tile.home_count());
    sim::each_apart(lacks.size(), [&](std::size_t h) {
        lacks[h] = static_cast<std::uint8_t>(static_cast<std::int32_t>(unmet_share(income[h], need[h]) > line));
    });
    const auto rows = tile.scratch<std::uint16_t>(n + 1);
    const std::size_t needy = sim::rows_where(n, rows.data(), [&](std::size_t i) {
        return (lacks[home[i]] != 0) & (standing[i] == population::present_here) & (age[i] != population::under_18);
    });
    // Residents by combination of groups: needy in the lower half of a word, those on the roll in the upper.
    const sim::TileData& data = tile.data();
    constexpr unsigned half = 16;
    static_assert(sim::cell_capacity < (1U << half));
    const auto sums = tile.scratch<std::uint32_t>(data.resident_codes);
    std::fill(sums.begin(), sums.end(), 0U);
    for (std::size_t k = 0; k < needy; ++k) {
        const std::size_t i = rows[k];
        if (returnee[i] == 0) {
            sums[data.resident_code[i]] += 1U + (std::uint32_t{roll[i]} << half);
            continue;
        }
        tile.count<needy_returnees>(i);
        if (roll[i] != 0) tile.count<reached_returnees>(i);
    }
    for (std::size_t code = 0; code < sums.size(); ++code) {
        if (sums[code] == 0) continue;
        const auto give = [&](std::uint16_t tally, std::uint32_t people) {
            data.resident_sums[tally * data.resident_codes + code] += sim::Fixed{people} << sim::fixed_bits;
        };
        give(sim::slot_of<needy_residents>, sums[code] & 0xFFFFU);
        give(sim::slot_of<reached_residents>, sums[code] >> half);
    }
}

}  // namespace models::services
