#include <algorithm>

#include "models/documents/model.h"
#include "models/documents/papers.h"
#include "sim/base/distributions.h"

namespace models::documents {

namespace {
float number(double value) { return static_cast<float>(value); }
}  // namespace

void Begin::step(sim::Tile<Begin>& tile) {
    const auto papers = tile.write<state>();
    const auto returnee = tile.read<population::returnee>();
    const auto type = tile.read<population::return_type>();
    const auto lived = tile.read<population::journey>();
    const auto returned = tile.read<population::return_month>();
    const float back = number(tile.param<regained>());
    const auto luck = tile.draws<journey>();
    const auto by_type = tile.param<lost_by_type>();
    const auto by_journey = tile.param<lost_on_journey>();
    const float resident = number(tile.param<residents_without>());
    constexpr std::array<std::uint16_t, 4> bits{
        population::journey_bits::detained, population::journey_bits::trafficked, population::journey_bits::violence,
        population::journey_bits::unaccompanied};
    for (std::size_t i = 0; i < tile.size(); ++i) {
        float lost = resident;
        if (returnee[i] != 0) {
            const std::size_t row = type[i] > 0 ? type[i] - 1U : 1U;
            lost = number(by_type[row]);
            for (std::size_t k = 0; k < bits.size(); ++k)
                if ((lived[i] & bits[k]) != 0) lost = either(lost, number(by_journey[k]));
            if (returned[i] < 0) lost *= 1.0F - chance_of(back * static_cast<float>(-returned[i]));
        }
        papers[i] = sim::happens(luck[i], lost) ? none : held;
    }
}

void Offer::step(sim::Place<Offer>& place) {
    const float slots = std::max(place.read<services::registry_slots>(), 0.0F);
    const auto whole = static_cast<std::int64_t>(slots);
    const float part = slots - static_cast<float>(whole);
    place.capacity<appointment>()[0] = whole + static_cast<std::int64_t>(sim::happens(place.draw<counter>(), part));
}

void Ask::step(sim::Tile<Ask>& tile) {
    const auto papers = tile.recall<state>();
    const auto status = tile.read<population::status>();
    const auto vulnerable = tile.read<population::vulnerable>();
    const auto income = tile.recall<household::income>();
    const auto need = tile.recall<household::need>();
    const auto helped = tile.use<help>();
    const auto paid = tile.use<fees>();
    const float usual = number(tile.param<asking_rate>()), bar = number(tile.param<cost_bar>());
    const float first = number(tile.param<vulnerable_first>());
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if (papers[i] != none || status[i] != population::present_here) continue;
        const std::size_t h = tile.home_of(i);
        const float unmet = need[h] > 1.0F ? sim::maths::clamp(1.0F - income[h] / need[h], 0.0F, 1.0F) : 0.0F;
        if (!sim::happens(tile.draw<queueing>(i, 0), chance_of(rate_of_asking(usual, helped[i], paid[i], unmet, bar))))
            continue;
        const float weight = vulnerable[i] != 0 ? first : 1.0F;
        tile.request<appointment>(i, 0, sim::exponential(sim::to_uniform(tile.draw<queueing>(i, 1)), weight));
        ++count;
    }
    tile.add<documents::asking>(count);
}

void Issue::step(sim::Tile<Issue>& tile) {
    const auto papers = tile.write<state>();
    const auto status = tile.read<population::status>();
    const auto helped = tile.use<help>();
    const auto paid = tile.use<fees>();
    const auto luck = tile.draws<registry>();
    const float usual = number(tile.param<issue_rate>()), part = number(tile.param<help_on_issue>());
    const float lapse = number((1 - tile.param<renewed>()) / tile.param<validity>());
    const float lost = either(lapse, number(tile.param<hazard_loss>()) * tile.place<shocks::hazard>());
    const float give_up = number(tile.param<given_up>());
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if (status[i] != population::present_here) continue;
        if (papers[i] == held) {  // nearly everyone
            papers[i] = sim::happens(luck[i], lost) ? none : held;
            continue;
        }
        if (papers[i] == none) continue;
        const float rate = usual * part_of_gain(helped[i] * paid[i], part);
        const std::uint8_t next = next_state(papers[i], luck[i], {chance_of(rate), give_up, lost});
        if (next == held) tile.log<issued>(i);
        papers[i] = next;
    }
    tile.each_grant<appointment>([&](std::size_t i, std::uint16_t) {
        if (papers[i] == none && status[i] == population::present_here) papers[i] = in_process;
    });
}

}  // namespace models::documents
