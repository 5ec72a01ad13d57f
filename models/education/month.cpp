// A month of school.

#include <algorithm>
#include <array>

#include "models/education/model.h"
#include "models/education/openness.h"
#include "sim/base/loops.h"

namespace models::education {

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

float number(double value) { return static_cast<float>(value); }
constexpr float months_per_year = 12;

// Numbers of the model and of the place as floats, taken once per tile.
struct Numbers {
    template <class R>
    explicit Numbers(const sim::Tile<R>& tile)
        : fee(number(tile.template param<fee_bar>())),
          kept_home(number(tile.template param<withdrawn_bar>())),
          tongue(number(tile.template param<language_bar>())),
          level(number(tile.template param<level_bar>())),
          style(number(tile.template param<style_bar>()[0])),
          style_full(number(tile.template param<style_bar>()[1])),
          style_half(number(tile.template param<style_bar>()[2])),
          papers(number(tile.template param<paper_bar>())),
          shun(number(tile.template param<shun_bar>())),
          work(number(tile.template param<work_bar>())),
          fear_boys(number(tile.template param<fear>()[0])),
          fear_girls(number(tile.template param<fear>()[1])),
          bridge(number(tile.template param<bridge_relief>()[0])),
          bridge_full(number(tile.template param<bridge_relief>()[1])),
          full(number(tile.template param<full_attendance>())),
          hard(number(tile.template param<absence>()[0])),
          hunger(number(tile.template param<absence>()[1])),
          ill(number(tile.template param<absence>()[2])),
          labour(number(tile.template param<absence>()[3])),
          worry(number(tile.template param<absence>()[4])),
          teaches(number(tile.template param<teaching>())),
          fades(fading_in_month(tile.template param<fading>())),
          better(1.0F +
                 number(tile.template param<effectiveness>()[0]) * (tile.template place<services::school_quality>() -
                                                                    number(tile.template param<effectiveness>()[2]))),
          mismatch(number(tile.template param<effectiveness>()[1])),
          in_class(number(tile.template param<catching_up>()[0])),
          per_sd(number(tile.template param<catching_up>()[1])),
          out(number(tile.template param<catching_up>()[2])),
          dark(1.0F - number(tile.template param<light_relief>()) * tile.template place<services::lighting>()),
          room(tile.template place<services::school_room>()),
          ill_fit(sim::maths::clamp((1.0F - tile.template place<services::school_quality>()) /
                                        (1.0F - number(tile.template param<effectiveness>()[2])),
                                    0.0F, 2.0F)),
          open_doors(1.0F - number(tile.template param<absence>()[5]) * tile.template place<shocks::pandemic>()),
          country_way(sim::maths::exp(-number(tile.template param<way>()[1]) * tile.template place<services::toil>() /
                                      number(tile.template param<way>()[0]))),
          most(number(tile.template param<fullest>())),
          older(static_cast<std::int32_t>(tile.template param<withdrawn_from>())),
          primary(static_cast<std::int32_t>(tile.template param<primary_from>())),
          now(time_of(tile)) {}
    float fee, kept_home, tongue, level, style, style_full, style_half, papers, shun, work, fear_boys, fear_girls,
        bridge, bridge_full, full, hard, hunger, ill, labour, worry, teaches, fades, better, mismatch, in_class, per_sd,
        out, dark, room, ill_fit, open_doors, country_way, most;
    std::int32_t older, primary, now;
};

// Children of school age who are here: their rows, and what school sees of them, side by side.
struct Pupils {
    template <class R> Pupils(const sim::Tile<R>& tile, std::span<const std::uint16_t> chosen);
    std::span<const std::uint16_t> rows;
    std::span<float> age, on_roll, works, papers, came, away, since, girl;  // yes or no, months
    std::span<float> body, shunned, safe, language, distress, helped, bridged, gap;
    std::span<float> unmet, hunger, country, withdrawn;  // of the home
    std::span<float> way, open, comes, known;
};

template <class R> Pupils::Pupils(const sim::Tile<R>& tile, std::span<const std::uint16_t> chosen) : rows(chosen) {
    const std::size_t n = rows.size();
    const auto now = time_of(tile);
    const auto made = [&](auto&& value) {
        const std::span<float> column = tile.template scratch<float>(n);
        for (std::size_t k = 0; k < n; ++k) column[k] = static_cast<float>(value(std::size_t{rows[k]}));
        return column;
    };
    const auto taken = [&](auto column) { return made([column](std::size_t i) { return column[i]; }); };
    const auto home = tile.home_rows();
    const auto of_home = [&](auto column) { return made([column, home](std::size_t i) { return column[home[i]]; }); };
    const auto born = tile.template read<population::birth_month>(),
               returned = tile.template read<population::return_month>();
    const auto sex = tile.template read<population::sex>(), held = last<documents::state>(tile);
    const auto work = last<labour::state>(tile);
    age = made([&](std::size_t i) { return now - born[i]; });
    since = made([&](std::size_t i) { return now - returned[i]; });
    girl = made([&](std::size_t i) { return sex[i] == population::women; });
    papers = made([&](std::size_t i) { return held[i] != documents::none; });
    works = made([&](std::size_t i) { return labour::employed(work[i]); });
    on_roll = taken(last<enrolled>(tile)), came = taken(tile.template read<population::returnee>());
    away = taken(tile.template read<population::months_abroad>()), body = taken(last<health::health>(tile));
    shunned = taken(last<climate::discrimination>(tile)), safe = taken(last<climate::felt_safety>(tile));
    language = taken(last<belonging::language>(tile)), distress = taken(last<wellbeing::distress>(tile));
    if constexpr (R::phase == sim::Phase::start)
        helped = made([](std::size_t) { return 1; }), bridged = made([](std::size_t) { return 0; });
    else
        helped = taken(tile.template use<support>()), bridged = taken(tile.template use<bridging>());
    gap = taken(tile.template read<level_gap>()), known = taken(tile.template read<learning>());
    const auto income = last<household::income>(tile), need = last<household::need>(tile);
    unmet = made([&](std::size_t i) {
        const float needs = need[home[i]];
        return needs > 1.0F ? sim::maths::clamp(1.0F - income[home[i]] / needs, 0.0F, 1.0F) : 0.0F;
    });
    hunger = of_home(last<household::food_cut>(tile)), country = of_home(tile.template read<services::remote>());
    withdrawn = of_home(last<household::withdrawn>(tile));
    way = tile.template scratch<float>(n), open = tile.template scratch<float>(n),
    comes = tile.template scratch<float>(n);
}

// Openness before support: each bar leaves its share.
void open_doors(const Pupils& p, const Numbers& n) {
    const float older = static_cast<float>(n.older);
    sim::each_apart(p.rows.size(), [&](std::size_t k) {
        const float fear_of = n.fear_boys + p.girl[k] * (n.fear_girls - n.fear_boys);
        const float there =
            (1.0F + p.country[k] * (n.country_way - 1.0F)) * (1.0F - fear_of * (1.0F - p.safe[k]) * n.dark);
        const float foreign = p.came[k] * foreign_style(p.away[k], p.since[k], n.style_full, n.style_half);
        const float eased = 1.0F - n.bridge * sim::maths::clamp(p.bridged[k] / n.bridge_full, 0.0F, 1.0F);
        const float kept = p.age[k] >= older ? p.withdrawn[k] : 0.0F;
        p.way[k] = there;
        p.open[k] = n.room * there * (1.0F - n.fee * p.unmet[k]) * (1.0F - kept * n.kept_home) *
                    (1.0F - eased * n.tongue * (1.0F - p.language[k])) * std::max(1.0F - n.level * p.gap[k], 0.0F) *
                    (1.0F - std::min(eased * n.style * foreign * n.ill_fit, 1.0F)) *
                    (1.0F - (1.0F - p.papers[k]) * n.papers) * (1.0F - n.shun * p.shunned[k]) *
                    (1.0F - p.works[k] * n.work);
    });
}

// Share of days attended, and what they teach: attendance times teaching that fits.
inline float days(const Pupils& p, const Numbers& n, std::size_t k) {
    const float worry = sim::maths::clamp(1.0F - n.worry * std::max(p.distress[k], 0.0F), 0.0F, 1.0F);
    const float present = n.full * (1.0F - n.hard * (1.0F - p.way[k])) * (1.0F - n.hunger * p.hunger[k]) *
                          (1.0F - n.ill * (1.0F - p.body[k])) * (1.0F - p.works[k] * n.labour) * worry * n.open_doors;
    return p.on_roll[k] * sim::maths::clamp(present, 0.0F, 1.0F);
}
inline float lesson(const Pupils& p, const Numbers& n, std::size_t k, float comes) {
    return comes * n.better * std::max(1.0F - n.mismatch * p.gap[k], 0.0F);
}

// The norm is what residents at school learned when the run started.
void attend_and_learn(const Pupils& p, const Numbers& n, float norm) {
    const float primary = static_cast<float>(n.primary), per_lesson = norm > 0.0F ? 1.0F / norm : 1.0F / n.full;
    sim::each_apart(p.rows.size(), [&](std::size_t k) {
        const float comes = days(p, n, k), taught = lesson(p, n, k, comes) * per_lesson;
        const float known = p.known[k] + n.teaches * (taught - 1.0F) + p.bridged[k] - n.fades * p.known[k];
        const float idle = p.age[k] < primary ? 0.0F : 1.0F - p.on_roll[k];
        p.comes[k] = comes;
        p.known[k] = sim::maths::clamp(known, -4.0F, 4.0F);
        p.gap[k] = next_gap(p.gap[k], n.in_class * comes + n.per_sd * std::max(p.bridged[k], 0.0F), idle * n.out);
    });
}

// Who would be enrolled at each reference of the grid.
void try_references(float share, float open, float most, std::uint8_t rank,
                    std::array<std::uint32_t, references>& tried) {
    for (std::size_t k = 0; k < references; ++k)
        tried[k] += within(rank, open_for(share, open, grid_reference(k), most));
}

}  // namespace

void Refer::step(sim::Place<Refer>& place) {
    if (place.month() == 0) {
        const double pupils_then = place.total<first_pupils>();
        if (pupils_then > 0) place.write<norm>() = number(place.total<first_lessons>() / pupils_then);
    }
    if (place.month() != 1) return;
    place.write<reference>() = reference_for(place.total<first_openness>(0),
                                             [&](std::size_t k) { return place.total<first_openness>(1 + k); });
}

namespace {

// In the first month: residents' children on school rolls, and as many as would be at each reference of the grid.
void try_all_references(sim::Tile<Learn>& tile, const Pupils& p, const Numbers& n) {
    const auto eager = tile.read<zeal>(), returnee = tile.read<population::returnee>();
    const auto on_roll = tile.recall<enrolled>();
    const Rolls& rolls = tile.prepared<Model>();
    std::array<std::uint32_t, references> tried{};
    std::uint32_t on_rolls = 0;
    for (std::size_t k = 0; k < p.rows.size(); ++k) {
        const std::size_t i = p.rows[k];
        if (returnee[i] != 0) continue;
        const auto years = static_cast<std::size_t>(p.age[k] / months_per_year);
        try_references(rolls.share(tile.community(), years), p.open[k], n.most, eager[i], tried);
        on_rolls += on_roll[i] != 0;
    }
    tile.add<first_openness>(on_rolls, 0);
    for (std::size_t k = 0; k < tried.size(); ++k) tile.add<first_openness>(tried[k], k + 1);
}

}  // namespace

// The first day: who is on a roll attends as the rules say, and what residents learn then is the norm.
void FirstDay::step(sim::Tile<FirstDay>& tile) {
    const Numbers n(tile);
    const auto on_roll = tile.read<enrolled>(), returnee = tile.read<population::returnee>();
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t count = sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return on_roll[i] != 0; });
    const Pupils p(tile, rows.first(count));
    open_doors(p, n);
    const auto comes = tile.write<attendance>();
    std::int64_t lessons = 0;  // in steps, so that the order of pupils cannot matter
    constexpr float steps = 1U << 24U;
    for (std::size_t k = 0; k < count; ++k) {
        const float day = days(p, n, k);
        comes[rows[k]] = day;
        if (returnee[rows[k]] == 0) lessons += static_cast<std::int64_t>(lesson(p, n, k, day) * steps + 0.5F);
    }
    tile.add<first_lessons>(static_cast<double>(lessons) / static_cast<double>(steps));
}

void Learn::step(sim::Tile<Learn>& tile) {
    const Numbers n(tile);
    const auto status = tile.read<population::status>();
    const auto born = tile.read<population::birth_month>();
    const SchoolAge of_age(tile.param<school_age>(), tile.month());
    const auto room = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t count = sim::rows_where(tile.size(), room.data(), [&](std::size_t i) {
        return of_age.holds(born[i]) & (status[i] == population::present_here);
    });
    const Pupils pupils_here(tile, room.first(count));
    open_doors(pupils_here, n);
    if (n.now == 0) try_all_references(tile, pupils_here, n);
    const auto open = tile.write<openness>(), comes = tile.write<attendance>();
    const auto known = tile.write<learning>(), gap = tile.write<level_gap>();
    const bool held = school_is_held(tile.month(), tile.param<year_begins>(), tile.param<year_months>());
    if (held) {
        attend_and_learn(pupils_here, n, tile.place<norm>());
    } else {
        for (std::size_t k = 0; k < count; ++k) pupils_here.comes[k] = comes[room[k]];
    }
    std::fill(open.begin(), open.end(), 0.0F);
    std::fill(comes.begin(), comes.end(), 0.0F);
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = room[k];
        open[i] = sim::maths::clamp(pupils_here.open[k] * pupils_here.helped[k], 0.0F, 2.0F);
        comes[i] = pupils_here.comes[k], known[i] = pupils_here.known[k], gap[i] = pupils_here.gap[k];
    }
}

void Enrol::step(sim::Tile<Enrol>& tile) {
    const auto status = tile.read<population::status>(), eager = tile.read<zeal>();
    const auto born = tile.read<population::birth_month>(), returned = tile.read<population::return_month>();
    const auto open = tile.read<openness>();
    const auto on_roll = tile.write<enrolled>();
    const SchoolAge of_age(tile.param<school_age>(), tile.month());
    const bool held = school_is_held(tile.month(), tile.param<year_begins>(), tile.param<year_months>());
    const bool begins = month_of_year(tile.month(), static_cast<std::uint32_t>(tile.param<year_begins>())) == 0;
    const bool first = tile.month() == 0;
    const float usual = first ? reference_for(tile.total<first_openness>(0),
                                              [&](std::size_t k) { return tile.total<first_openness>(1 + k); })
                              : tile.place<reference>();
    const float enters = number(tile.param<mid_year_entry>()), leaves = number(tile.param<drop_out>()[0]);
    const float slack = 1.0F + number(tile.param<drop_out>()[1]), most = number(tile.param<fullest>());
    std::array<float, 18> share_at{};  // by year of age, per point of openness
    for (std::size_t age = 0; age < share_at.size(); ++age)
        share_at[age] = tile.prepared<Model>().share(tile.community(), age);
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t count = sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) {
        return of_age.holds(born[i]) & (status[i] == population::present_here);
    });
    const auto was = tile.scratch<std::uint8_t>(tile.size());
    std::copy(on_roll.begin(), on_roll.end(), was.begin());
    std::fill(on_roll.begin(), on_roll.end(), std::uint8_t{0});
    std::uint32_t enrolled_now = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = rows[k];
        const bool before = was[i] != 0;
        const std::size_t years = std::min(of_age.months(born[i]) / 12U, share_at.size() - 1);
        const float share = open_for(share_at[years], open[i], usual, most);
        const bool wants = within(eager[i], before & !begins ? share * slack : share);
        // In the course of a year a child stays while school stays open enough, and is rarely let in.
        const bool decides = held & !(first & (returned[i] != 0));  // who was here before is on a roll or not
        bool is = decides ? wants : before;
        if (decides & !begins & (before != wants))
            is = sim::happens(tile.draw<year>(i), before ? leaves : enters) ? wants : before;
        if (is != before) is ? tile.log<began>(i) : tile.log<left>(i);
        on_roll[i] = is;
        enrolled_now += is;
    }
    tile.add<pupils>(enrolled_now);
}

}  // namespace models::education
