// The reference month on our kernel, written as any model is: plain loops over a tile's columns.

#include "tests/benchmarks/reference_model.h"

#include <algorithm>
#include <array>

#include "sim/base/loops.h"
#include "sim/base/maths.h"

namespace bench::reference {

namespace {

using Here = sim::Tile<Live>;
using sim::maths::clamp;

inline float bounded(float x) { return clamp(x, 0.0F, 1.0F); }

// Chance of the logistic of `eta`, compared without a division.
[[gnu::always_inline]] inline float happens(std::uint32_t draw, float eta) {
    return sim::to_uniform(draw) * (1.0F + sim::maths::exp(-eta)) < 1.0F ? 1.0F : 0.0F;
}

// One value per person of the tile: what a month makes of others and of chance, and small columns as floats, so that
// the loops over them work on one width.
struct Seen {
    float *home_income, *home_work, *ties_norm, *ties_part;
    float *works, *falls_ill, *takes_part, *makes_plans;
    float *worked, *was_ill, *took_part, *planned, *schooled, *woman, *jobless, *employed, *age;

    explicit Seen(const Here& tile) {
        for (float** column :
             {&home_income, &home_work, &ties_norm, &ties_part, &works, &falls_ill, &takes_part, &makes_plans, &worked,
              &was_ill, &took_part, &planned, &schooled, &woman, &jobless, &employed, &age})
            *column = tile.scratch<float>(tile.size()).data();
    }
};

template <class Column> void widen(const Column& from, float* to) {
    sim::each_apart(from.size(), [&](std::size_t i) { to[i] = static_cast<float>(from[i]); });
}

void look_at_oneself(const Here& tile, const Seen& seen) {
    widen(tile.read<work>(), seen.worked), widen(tile.read<ill>(), seen.was_ill);
    widen(tile.read<part>(), seen.took_part), widen(tile.read<plans>(), seen.planned);
    widen(tile.read<schooling>(), seen.schooled), widen(tile.read<sex>(), seen.woman);
    widen(tile.read<months_jobless>(), seen.jobless), widen(tile.read<tenure>(), seen.employed);
    widen(tile.read<birth_month>(), seen.age);
    const auto month = static_cast<float>(tile.month());
    sim::each_apart(tile.size(), [&](std::size_t i) {
        seen.age[i] = ((month - seen.age[i]) * (1.0F / 12.0F) - 40.0F) * 0.1F;  // decades above forty
    });
}

// The other four people at home, as they were last month.
void look_at_home(const Here& tile, const Seen& seen) {
    const std::uint32_t* word = tile.words().data() + tile.global(0) - tile.data().cell->first_person;
    float *earns = seen.home_income, *has_work = seen.home_work;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        earns[i] = tile.published<income>(word[i]);
        has_work[i] = tile.published<work>(word[i]);
    });
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        float all_income = 0, all_work = 0;
        for (std::size_t i = home.first; i < home.first + home.count; ++i)
            all_income += earns[i], all_work += has_work[i];
        const float each = 1.0F / static_cast<float>(std::max<std::uint32_t>(home.count - 1, 1));
        for (std::size_t i = home.first; i < home.first + home.count; ++i)
            earns[i] = (all_income - earns[i]) * each, has_work[i] = (all_work - has_work[i]) * each;
    }
}

void look_at_ties(const Here& tile, const Seen& seen) {
    const std::uint32_t* words = tile.words().data();
    std::array<const std::uint16_t*, sim::tie_slots> tie{};
    for (std::size_t k = 0; k < sim::tie_slots; ++k)
        tie[k] = tile.ties(static_cast<sim::Layer>(k / sim::ties_per_layer), k % sim::ties_per_layer).data();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        float norms = 0, parts = 0;
        for (std::size_t k = 0; k < sim::tie_slots; ++k) {
            const std::uint32_t word = words[static_cast<std::int32_t>(tie[k][i])];
            norms += tile.published<norm>(word), parts += tile.published<part>(word);
        }
        seen.ties_norm[i] = norms * 0.125F, seen.ties_part[i] = parts * 0.125F;
    });
}

void draw_work_and_illness(const Here& tile, const Seen& seen) {
    const auto work_draw = tile.draws<decisions>(0), ill_draw = tile.draws<decisions>(1);
    const auto skilled = tile.read<skill>(), strained = tile.read<stress>(), fit = tile.read<health>();
    const float in_place = tile.place<place_work>();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float sick = seen.was_ill[i];
        const float keep =
            2.6F + 0.3F * skilled[i] + 0.02F * std::min(seen.employed[i], 24.0F) - 1.0F * sick - 0.4F * strained[i];
        const float find = -2.2F + 0.3F * skilled[i] + 0.2F * seen.schooled[i] + 1.2F * in_place +
                           0.4F * seen.home_work[i] - 0.8F * sick - 0.03F * std::min(seen.jobless[i], 12.0F);
        seen.works[i] = happens(work_draw[i], seen.worked[i] > 0.0F ? keep : find);
        const float illness = -3.2F + 0.3F * seen.age[i] + 1.2F * strained[i] - 1.5F * (fit[i] - 0.8F) + 1.5F * sick +
                              0.1F * seen.woman[i];
        seen.falls_ill[i] = happens(ill_draw[i], illness);
    });
}

void draw_part_and_plans(const Here& tile, const Seen& seen) {
    const auto part_draw = tile.draws<decisions>(2), plan_draw = tile.draws<decisions>(3);
    const auto strained = tile.read<stress>(), trusts = tile.read<trust>(), sociable = tile.read<sociability>();
    const auto belongs = tile.read<belonging>(), hopes = tile.read<hope>(), supported = tile.read<support>();
    const float in_place = tile.place<place_part>();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float taking = -3.0F + 1.5F * seen.ties_norm[i] + 1.5F * seen.ties_part[i] + 1.0F * in_place +
                             0.8F * trusts[i] + 2.0F * seen.took_part[i] + 0.5F * sociable[i];
        const float leaving = -3.5F + 2.0F * strained[i] - 1.0F * belongs[i] - 1.0F * hopes[i] - 0.8F * supported[i] +
                              3.0F * seen.planned[i];
        seen.takes_part[i] = happens(part_draw[i], taking);
        seen.makes_plans[i] = happens(plan_draw[i], leaving);
    });
}

void live_on_money(const Here& tile, const Seen& seen) {
    const auto gift_draw = tile.draws<luck>(0), size_draw = tile.draws<luck>(1), wage_draw = tile.draws<luck>(2);
    const auto able = tile.read<ability>();
    const auto earns = tile.write<income>(), spends = tile.write<expenses>(), saved = tile.write<savings>();
    const auto owes = tile.write<debt>(), skilled = tile.write<skill>();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float wage = 250.0F * (1.0F + 0.25F * skilled[i] + 0.15F * seen.schooled[i]) *
                           (1.0F + 0.1F * sim::maths::normal_from_bits(wage_draw[i]));
        const float paid = clamp(0.5F * (earns[i] + std::max(wage, 0.0F) * seen.works[i]), 0.0F, 4000.0F);
        const float gift = sim::to_uniform(gift_draw[i]) < 0.1F ? 60.0F * sim::to_uniform(size_draw[i]) : 0.0F;
        const float spent =
            clamp(0.7F * spends[i] + 0.3F * (100.0F + 0.4F * paid + 0.2F * seen.home_income[i]), 0.0F, 4000.0F);
        const float have = saved[i] + paid + gift + 0.1F * (seen.home_income[i] - paid) - spent;
        owes[i] = clamp(0.97F * owes[i] + std::max(-have, 0.0F), 0.0F, 10000.0F);
        saved[i] = clamp(have, 0.0F, 10000.0F);
        skilled[i] = clamp(0.99F * skilled[i] + 0.02F * seen.works[i] * (1.0F + 0.2F * able[i]), -3.0F, 3.0F);
        earns[i] = paid, spends[i] = spent;
    });
}

void feel(const Here& tile, const Seen& seen) {
    const auto mood_draw = tile.draws<luck>(3);
    const auto robust = tile.read<constitution>(), owes = tile.read<debt>(), earns = tile.read<income>();
    const auto attached = tile.read<attachment>(), patient = tile.read<patience>(), sociable = tile.read<sociability>();
    const auto fit = tile.write<health>(), strained = tile.write<stress>(), hopes = tile.write<hope>();
    const auto trusts = tile.write<trust>(), belongs = tile.write<belonging>(), supported = tile.write<support>();
    const auto normal = tile.write<norm>(), content = tile.write<wellbeing>();
    const float work_here = tile.place<place_work>(), part_here = tile.place<place_part>();
    const float income_here = tile.place<place_income>();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float works = seen.works[i], sick = seen.falls_ill[i], takes = seen.takes_part[i];
        const float friends = seen.ties_part[i], owed = owes[i];
        fit[i] = bounded(0.9F * fit[i] + 0.1F * (robust[i] - sick));
        strained[i] = bounded(0.08F + 0.8F * strained[i] + 0.08F * sick - 0.06F * works +
                              0.1F * (owed / (owed + 500.0F)) + 0.05F * seen.makes_plans[i] - 0.06F * supported[i] +
                              0.04F * sim::maths::normal_from_bits(mood_draw[i]));
        normal[i] = bounded(0.85F * normal[i] + 0.1F * seen.ties_norm[i] + 0.05F * takes);
        trusts[i] = bounded(0.01F + 0.9F * trusts[i] + 0.05F * friends + 0.03F * takes);
        supported[i] = bounded(0.9F * supported[i] + 0.05F * seen.home_work[i] + 0.05F * friends + 0.02F * sociable[i]);
        belongs[i] = bounded(0.95F * belongs[i] + 0.025F * attached[i] + 0.015F * (part_here + takes));
        hopes[i] = bounded(0.9F * hopes[i] + 0.04F * works + 0.03F * patient[i] + 0.03F * work_here +
                           (earns[i] > income_here ? 0.01F : 0.0F));
        content[i] = 0.3F * (fit[i] + 1.0F - strained[i]) + 0.2F * (hopes[i] + belongs[i]);
    });
}

void keep_count(const Here& tile, const Seen& seen) {
    const auto works = tile.write<work>(), sick = tile.write<ill>(), takes = tile.write<part>();
    const auto planned = tile.write<plans>(), idle = tile.write<months_jobless>(), fell = tile.write<times_ill>();
    const auto employed = tile.write<tenure>();
    const auto earns = tile.read<income>();
    const auto narrow = [&](const float* from, const auto& to) {
        using Value = typename std::remove_cvref_t<decltype(to)>::value_type;
        sim::each_apart(tile.size(),
                        [&](std::size_t i) { to[i] = static_cast<Value>(static_cast<std::int32_t>(from[i])); });
    };
    narrow(seen.works, works), narrow(seen.falls_ill, sick), narrow(seen.takes_part, takes);
    narrow(seen.makes_plans, planned);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        seen.jobless[i] = (1.0F - seen.works[i]) * (std::min(seen.jobless[i], 254.0F) + 1.0F);
        seen.employed[i] = seen.works[i] * (std::min(seen.employed[i], 65534.0F) + 1.0F);
        seen.age[i] = std::min(static_cast<float>(fell[i]) + seen.falls_ill[i], 255.0F);
    });
    narrow(seen.jobless, idle), narrow(seen.employed, employed), narrow(seen.age, fell);
    std::int32_t workers = 0, participants = 0, cents = 0;  // a tile's income in cents stays far below 2^31
    for (std::size_t i = 0, n = tile.size(); i < n; ++i) {
        workers += static_cast<std::int32_t>(seen.works[i]);
        participants += static_cast<std::int32_t>(seen.takes_part[i]);
        cents += static_cast<std::int32_t>(earns[i] * 100.0F + 0.5F);
    }
    tile.add<working>(workers), tile.add<taking_part>(participants);
    tile.add<earned>(static_cast<double>(cents) * 0.01);
}

}  // namespace

void Begin::step(sim::Tile<Begin>& tile) {
    const auto uniform = [&](auto draws) { return [draws](std::size_t i) { return sim::to_uniform(draws[i]); }; };
    const auto able = tile.draws<traits>(0);
    const auto patient = uniform(tile.draws<traits>(1)), sociable = uniform(tile.draws<traits>(2));
    const auto robust = uniform(tile.draws<traits>(3)), attached = uniform(tile.draws<origins>(0));
    const auto born = uniform(tile.draws<origins>(1)), woman = uniform(tile.draws<origins>(2));
    const auto level = uniform(tile.draws<origins>(3)), works = uniform(tile.draws<starts>(0));
    const auto takes = uniform(tile.draws<starts>(1));
    for (std::size_t i = 0; i < tile.size(); ++i) {
        tile.write<ability>()[i] = clamp(sim::maths::normal_from_bits(able[i]), -3.0F, 3.0F);
        tile.write<patience>()[i] = patient(i), tile.write<sociability>()[i] = sociable(i);
        tile.write<constitution>()[i] = 0.6F + 0.4F * robust(i), tile.write<attachment>()[i] = attached(i);
        tile.write<birth_month>()[i] = static_cast<std::int16_t>(-216 - static_cast<int>(576 * born(i)));
        tile.write<sex>()[i] = woman(i) < 0.5F ? 1 : 0;
        tile.write<schooling>()[i] = static_cast<std::uint8_t>(4 * level(i));
        tile.write<work>()[i] = works(i) < 0.6F ? 1 : 0;
        tile.write<part>()[i] = takes(i) < 0.2F ? 1 : 0;
        tile.write<income>()[i] = 300.0F * static_cast<float>(tile.write<work>()[i]);
        tile.write<skill>()[i] = 0.2F * tile.write<ability>()[i];
        tile.write<health>()[i] = tile.write<constitution>()[i];
    }
}

void Gather::step(sim::Country<Gather>& country) {
    if (country.month() == 0) return;  // nothing to remember yet: start values
    const auto works = country.write<place_work>(), earns = country.write<place_income>();
    const auto takes = country.write<place_part>();
    const auto& cells = country.world().layout().cells;
    for (std::size_t c = 0; c < works.size(); ++c) {  // one cell per community
        const auto people = static_cast<double>(cells[c].person_count);
        works[c] = static_cast<float>(country.total_in<working>(c) / people);
        earns[c] = static_cast<float>(country.total_in<earned>(c) / people);
        takes[c] = static_cast<float>(country.total_in<taking_part>(c) / people);
    }
}

void Live::step(sim::Tile<Live>& tile) {
    const Seen seen(tile);
    look_at_oneself(tile, seen);
    look_at_home(tile, seen);
    look_at_ties(tile, seen);
    draw_work_and_illness(tile, seen);
    draw_part_and_plans(tile, seen);
    live_on_money(tile, seen);
    feel(tile, seen);
    keep_count(tile, seen);
}

}  // namespace bench::reference
