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

// School years before the start, by the rules of the run: a child whose family's rank is beyond the share of its age
// was out of school.
struct Past {
    float gap, known;
};
struct Years {
    explicit Years(const sim::Tile<Begin>& tile)
        : held(number(tile.param<year_months>()) / number(months_per_year)),
          closes(number(tile.param<catching_up>()[0] * tile.param<full_attendance>())),
          opens(number(tile.param<catching_up>()[2])),
          fades(fading_in_month(tile.param<fading>())),
          sinks_to(-number(tile.param<teaching>()) / fades),
          primary(static_cast<std::int32_t>(tile.param<primary_from>())) {}
    [[nodiscard]] Past lived(Past past, std::int32_t from, std::int32_t until, const auto& goes) const {
        while (from < until) {
            const std::int32_t next = std::min((from / months_per_year + 1) * months_per_year, until);
            const float months = held * number(next - from), level = goes(from) ? 0.0F : sinks_to;
            const float change = goes(from) ? -closes : from < primary ? 0.0F : opens;
            past.gap = next_gap(past.gap, 0.0F, change * months);
            past.known += (level - past.known) * -sim::maths::expm1(-fades * months);
            from = next;
        }
        return past;
    }
    float held, closes, opens, fades, sinks_to;
    std::int32_t primary;
};

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
    const auto gap = tile.write<level_gap>(), known = tile.write<learning>(), open = tile.write<openness>();
    const auto rank = tile.draws<family>(0), behind = tile.draws<family>(1), out_for = tile.draws<family>(2);
    const float came_back = number(tile.param<returnees_enrolled>());
    const auto from = static_cast<std::int32_t>(tile.param<school_age>()[0]);
    const auto until = static_cast<std::int32_t>(tile.param<school_age>()[1]);
    const auto resident = tile.param<resident_gap>(), came = tile.param<returnee_gap>();
    const Years years(tile);
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        eager[i] = static_cast<std::uint8_t>(rank[i] >> 24U);
        const std::int32_t back = returnee[i] != 0 ? std::int32_t{returned[i]} : 0;
        const std::int32_t age = std::max(back, 0) - born[i];
        const bool of_age = age >= from && age < until, here = status[i] == population::present_here;
        Past past{sim::happens(behind[i], number(resident[0])) ? number(resident[1]) : 0.0F, 0.0F};
        if (returnee[i] != 0) {
            const bool alone = (lived[i] & population::journey_bits::unaccompanied) != 0;
            past.gap += number(came[0]) + (alone ? number(came[3]) : 0.0F) +
                        std::min(number(came[1]) * number(away[i]) / number(months_per_year), number(came[2]));
        }
        const auto goes_at = [&](std::int32_t months) {
            const auto at = static_cast<std::size_t>(std::max(months, 0) / months_per_year);
            return within(eager[i], rolls.share(tile.community(), at));
        };
        const bool school_child = of_age && here;
        const auto year_now = static_cast<std::size_t>(std::max(age, 0) / months_per_year);
        const float open_to = returnee[i] != 0 ? came_back : 1.0F;
        const bool goes = school_child && within(eager[i], rolls.share(tile.community(), year_now) * open_to);
        if (school_child && returnee[i] == 0) past = years.lived(past, from, age, goes_at);
        if (school_child && returnee[i] != 0) {  // whom school is closed to may have left any time since return
            const std::int32_t first = std::max(from, back - born[i]);
            const auto at_school = static_cast<float>(age - first) * (goes ? 1.0F : sim::to_uniform(out_for[i]));
            const std::int32_t until_then = first + static_cast<std::int32_t>(at_school);
            past = years.lived(past, first, until_then, goes_at);
            past = years.lived(past, until_then, age, [&](std::int32_t) { return goes; });
        }
        on_roll[i] = goes;
        gap[i] = age < until ? next_gap(past.gap, 0.0F, 0.0F) : 0.0F;  // the younger ones bring theirs to school
        known[i] = past.known, open[i] = 0.0F;
        count += goes && returnee[i] == 0;
    }
    tile.add<first_pupils>(count);
}

}  // namespace models::education
