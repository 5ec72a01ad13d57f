#include <algorithm>

#include "models/documents/model.h"
#include "models/documents/papers.h"
#include "sim/base/distributions.h"
#include "sim/base/loops.h"

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
    const float waiting =
        usually_in_process(chance_of(number(tile.param<asking_rate>())),
                           either(chance_of(number(tile.param<issue_rate>())), number(tile.param<given_up>())));
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
        // Who is here has had time to ask; who comes later has not.
        const float started = returnee[i] != 0 && returned[i] >= 0 ? 0.0F : lost * waiting;
        papers[i] = sim::happens(luck[i], started) ? in_process : sim::happens(luck[i], lost) ? none : held;
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
    const auto home = tile.home_rows();
    constexpr std::uint8_t here = population::present_here;
    const auto marks = tile.scratch<std::uint8_t>(tile.size());
    sim::each_apart(tile.size(), [&](std::size_t i) {
        marks[i] = static_cast<std::uint8_t>((papers[i] == none ? 1U : 0U) & (status[i] == here ? 1U : 0U));
    });
    std::uint32_t count = 0;
    each_marked(marks, [&](std::size_t i) {
        const std::size_t h = home[i];
        const float unmet = need[h] > 1.0F ? sim::maths::clamp(1.0F - income[h] / need[h], 0.0F, 1.0F) : 0.0F;
        if (!sim::happens(tile.draw<queueing>(i, 0), chance_of(rate_of_asking(usual, helped[i], paid[i], unmet, bar))))
            return;
        const float weight = vulnerable[i] != 0 ? first : 1.0F;
        tile.request<appointment>(i, 0, sim::exponential(sim::to_uniform(tile.draw<queueing>(i, 1)), weight));
        ++count;
    });
    tile.add<documents::asking>(count);
}

// Nearly everyone holds papers that do not run out this month: only the others are looked at one by one.
void Issue::step(sim::Tile<Issue>& tile) {
    const auto papers = tile.write<state>();
    const auto status = tile.read<population::status>();
    const auto helped = tile.use<help>(), paid = tile.use<fees>();
    const float usual = number(tile.param<issue_rate>()), part = number(tile.param<help_on_issue>());
    const float lapses = number(1 - tile.param<renewed>()), give_up = number(tile.param<given_up>());
    const float burnt = number(tile.param<hazard_loss>()) * tile.place<shocks::hazard>();
    const Validity valid(tile.param<validity>(), tile.month());
    const std::uint32_t* id = tile.data().ids();
    const auto marks = tile.scratch<std::uint8_t>(tile.size());
    const std::uint32_t all = burnt > 0.0F ? 1 : 0;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const std::uint32_t has = papers[i] == held ? 1U : 0U, waits = papers[i] == in_process ? 1U : 0U;
        marks[i] = static_cast<std::uint8_t>(waits | (has & (all | valid.runs_out(id[i]))));
    });
    each_marked(marks, [&](std::size_t i) {
        if (status[i] != population::present_here) return;
        const std::uint32_t luck = tile.draw<registry>(i);
        if (papers[i] == held) {
            if (sim::happens(luck, either(valid.runs_out(id[i]) != 0 ? lapses : 0.0F, burnt))) papers[i] = none;
            return;
        }
        const float rate = usual * part_of_gain(helped[i] * paid[i], part);
        papers[i] = next_state(papers[i], luck, {chance_of(rate), give_up, 0});
        if (papers[i] == held) tile.log<issued>(i);
    });
    tile.each_grant<appointment>([&](std::size_t i, std::uint16_t) {
        if (papers[i] == none && status[i] == population::present_here) papers[i] = in_process;
    });
}

}  // namespace models::documents
