#include "models/labour/reference.h"

#include <algorithm>

#include "sim/base/grid.h"

namespace models::labour {

double Turnover::entering() const {
    // Searchers go to the jobs that are left, give up or open firms; the others come from jobs and firms that end.
    const double leave = lost + retiring + giving_up + opening, come = (lost + closing) * (1 - exit_share);
    return std::max(leave - come, 0.0);
}

// Without what programmes do this month, so that arms of a comparison have the same reference.
void measure_flows(const sim::Tile<Search>& tile, const Local& local, const Everybody& all) {
    const std::uint8_t* was = tile.write<state>().data();
    const auto sex = tile.read<population::sex>();
    const auto distress = tile.recall<wellbeing::distress>(), well = tile.recall<health::health>(),
               safe = tile.recall<climate::felt_safety>(), cut = tile.recall<household::food_cut>();
    const auto freed = tile.use<time_freed>();
    const auto home = tile.home_rows();
    const Beliefs& b = local.b;
    std::array<double, sexes * flows> sums{};
    std::array<double, sexes * tiers> ends{};
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if (all.live[i] == 0) continue;
        const std::size_t s = sex[i], at = flows * s, cell = static_cast<std::size_t>(all.cell[i]);
        const OfSex& of = local.of[s];
        const float illness = b.usual_health - well[i], care = all.care[i] + freed[i] * b.month_hours;
        const float leaves = local.rates.retire[cell];
        const auto count = [&](Flow flow, float people) {
            sums[at + flow] += sim::on_grid(static_cast<double>(people));
        };
        if (was[i] == out) {
            const float pulls = pull(b, s, safe[i], cut[home[i]], illness) + of.reach - b.entry_care * care;
            count(raw_entries, local.rates.entry[cell] * sim::maths::exp(pulls) * of.allowed);
        } else if (was[i] == searching) {
            count(giving_up, leaves + b.discouragement);
        } else if (wage_job(was[i])) {
            const std::size_t kind = was[i] - std::size_t{casual};
            const auto usual = static_cast<float>(b.separation[kind]);
            count(usual_losses, usual), count(retiring, leaves);
            count(raw_losses, usual * sim::maths::exp(push(b, distress[i], illness) + b.exit_care * care));
            ends[tiers * s + kind] += sim::on_grid(static_cast<double>(usual + leaves));
        }
    }
    for (std::size_t k = 0; k < sums.size(); ++k) tile.add<usual_flows>(sums[k], k);
    for (std::size_t k = 0; k < ends.size(); ++k) tile.add<usual_leaving>(ends[k], k);
}

namespace {

double ratio_or_one(double above, double below) { return above > 0 && below > 0 ? above / below : 1; }

struct Columns {
    float &pull, &push, &effort, &rising;
    double entry;  // chance of opening a firm at readiness one
};

}  // namespace

void fit_to_reference(const sim::Place<Market>& place) {
    const Beliefs& b = place.prepared<Model>().beliefs;
    const std::array<Columns, sexes> of{
        {{place.write<pull_men>(), place.write<push_men>(), place.write<effort_men>(), place.write<rising_men>(),
          static_cast<double>(place.recall<enterprise::entry_men>())},
         {place.write<pull_women>(), place.write<push_women>(), place.write<effort_women>(),
          place.write<rising_women>(), static_cast<double>(place.recall<enterprise::entry_women>())}}};
    std::array<double, tiers> to_firms{};
    for (std::size_t sex = 0; sex < sexes; ++sex) {
        const auto flow = [&](Flow f) { return place.total<usual_flows>(flows * sex + f); };
        const auto opens = [&](std::size_t from) {
            return of[sex].entry * place.total<enterprise::ready>(enterprise::sources * sex + from);
        };
        Turnover t{.lost = flow(usual_losses),
                   .retiring = flow(retiring),
                   .giving_up = flow(giving_up),
                   .opening = opens(searching),
                   .closing = place.total<enterprise::closings>(sex),
                   .exit_share = static_cast<double>(b.exit_share[sex])};
        for (std::size_t k = 0; k < tiers; ++k) {
            to_firms[k] += opens(casual + k);
            t.opening += opens(casual + k);
        }
        of[sex].pull = static_cast<float>(ratio_or_one(flow(raw_entries), t.entering()));
        of[sex].push = static_cast<float>(ratio_or_one(flow(raw_losses), flow(usual_losses)));
        const auto effort_of = [&](std::size_t group) {
            const std::size_t at = 4 * sex + 2 * group;
            return static_cast<float>(ratio_or_one(place.total<usual_efforts>(at), place.total<usual_efforts>(at + 1)));
        };
        of[sex].effort = effort_of(0), of[sex].rising = effort_of(1);
    }
    const std::array<float*, tiers> hires{&place.write<casual_hires>(), &place.write<informal_hires>(),
                                          &place.write<formal_hires>()};
    for (std::size_t k = 0; k < tiers; ++k) {
        const double ends = place.total<usual_leaving>(k) + place.total<usual_leaving>(tiers + k);
        if (ends > 0) *hires[k] = static_cast<float>(static_cast<double>(*hires[k]) * (1 + to_firms[k] / ends));
    }
}

std::array<std::array<double, tiers>, sexes> fair_chances(const AskedOfSexes& asked,
                                                          const std::array<double, tiers>& hires) {
    std::array<std::array<double, tiers>, sexes> chance{};
    std::array<std::array<double, tiers>, sexes> due{};  // jobs of a sex that must be filled by it
    for (std::size_t sex = 0; sex < sexes; ++sex)
        for (std::size_t t = 0; t < tiers; ++t) chance[sex][t] = 1, due[sex][t] = asked[sex][t].ending;
    for (std::size_t t = tiers; t-- > 0;) {  // from the best jobs down: whoever rises leaves a job of a lower kind
        const double all_due = due[0][t] + due[1][t];
        double weights = 0;
        for (std::size_t sex = 0; sex < sexes; ++sex) weights += asked[sex][t].searching + asked[sex][t].rising;
        if (all_due <= 0 || weights <= 0) continue;
        for (std::size_t sex = 0; sex < sexes; ++sex) {
            const Asked& a = asked[sex][t];
            const double own = a.searching + a.rising, part = due[sex][t] / all_due;
            if (own <= 0) continue;
            chance[sex][t] = std::clamp(part * weights / own, 0.1, 10.0);
            // Those who rise come from the kinds below, in proportion to who works there and asks.
            const double risen = hires[t] * part * a.rising / own;
            if (t == 1) due[sex][0] += risen;
            if (t == 2) {
                const double from_informal = a.rising > 0 ? a.rising_informal / a.rising : 0;
                due[sex][1] += risen * from_informal, due[sex][0] += risen * (1 - from_informal);
            }
        }
    }
    return chance;
}

void fit_chances(const sim::Place<Market>& place) {
    const std::array<double, sexes> entry{static_cast<double>(place.recall<enterprise::entry_men>()),
                                          static_cast<double>(place.recall<enterprise::entry_women>())};
    AskedOfSexes asked;
    for (std::size_t sex = 0; sex < sexes; ++sex)
        for (std::size_t t = 0; t < tiers; ++t) {
            const double opens = entry[sex] * place.total<enterprise::ready>(enterprise::sources * sex + casual + t);
            const std::size_t at = sexes_sought * sex;
            asked[sex][t] = {.searching = place.total<usual_sought>(at + t),
                             .rising = place.total<usual_sought>(at + tiers + t),
                             .rising_informal = t == 2 ? place.total<usual_sought>(at + 2 * tiers) : 0,
                             .ending = place.total<usual_leaving>(tiers * sex + t) + opens};
        }
    const auto adults = static_cast<double>(place.write<usual_adults>());
    const auto chance = fair_chances(asked, {adults * static_cast<double>(place.write<casual_hires>()),
                                             adults * static_cast<double>(place.write<informal_hires>()),
                                             adults * static_cast<double>(place.write<formal_hires>())});
    place.write<casual_men>() = static_cast<float>(chance[0][0]);
    place.write<informal_men>() = static_cast<float>(chance[0][1]);
    place.write<formal_men>() = static_cast<float>(chance[0][2]);
    place.write<casual_women>() = static_cast<float>(chance[1][0]);
    place.write<informal_women>() = static_cast<float>(chance[1][1]);
    place.write<formal_women>() = static_cast<float>(chance[1][2]);
}

}  // namespace models::labour
