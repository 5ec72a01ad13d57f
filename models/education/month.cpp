// A month of school.

#include <algorithm>
#include <array>

#include "models/education/model.h"
#include "models/education/openness.h"

namespace models::education {

namespace {

using T = sim::Tile<Learn>;

float number(double value) { return static_cast<float>(value); }

// Numbers of the model and of the place as floats, taken once per tile.
struct Numbers {
    explicit Numbers(const T& tile)
        : fee(number(tile.param<fee_bar>())),
          kept_home(number(tile.param<withdrawn_bar>())),
          tongue(number(tile.param<language_bar>())),
          level(number(tile.param<level_bar>())),
          style(number(tile.param<style_bar>()[0])),
          style_full(number(tile.param<style_bar>()[1])),
          style_half(number(tile.param<style_bar>()[2])),
          papers(number(tile.param<paper_bar>())),
          shun(number(tile.param<shun_bar>())),
          work(number(tile.param<work_bar>())),
          fear_boys(number(tile.param<fear>()[0])),
          fear_girls(number(tile.param<fear>()[1])),
          bridge(number(tile.param<bridge_relief>()[0])),
          bridge_full(number(tile.param<bridge_relief>()[1])),
          full(number(tile.param<full_attendance>())),
          hard(number(tile.param<absence>()[0])),
          hunger(number(tile.param<absence>()[1])),
          ill(number(tile.param<absence>()[2])),
          labour(number(tile.param<absence>()[3])),
          worry(number(tile.param<absence>()[4])),
          teaches(number(tile.param<teaching>())),
          fades(-sim::maths::expm1(number(-0.6931471805599453 / tile.param<fading>()))),
          better(1.0F + number(tile.param<effectiveness>()[0]) *
                            (tile.place<services::school_quality>() - number(tile.param<effectiveness>()[2]))),
          mismatch(number(tile.param<effectiveness>()[1])),
          in_class(number(tile.param<catching_up>()[0])),
          per_sd(number(tile.param<catching_up>()[1])),
          out(number(tile.param<catching_up>()[2])),
          dark(1.0F - number(tile.param<light_relief>()) * tile.place<services::lighting>()),
          room(tile.place<services::school_room>()),
          ill_fit(sim::maths::clamp((1.0F - tile.place<services::school_quality>()) /
                                        (1.0F - number(tile.param<effectiveness>()[2])),
                                    0.0F, 2.0F)),
          open_doors(1.0F - number(tile.param<absence>()[5]) * tile.place<shocks::pandemic>()),
          country_way(sim::maths::exp(-number(tile.param<way>()[1]) * tile.place<services::toil>() /
                                      number(tile.param<way>()[0]))),
          most(number(tile.param<fullest>())),
          older(static_cast<std::int32_t>(tile.param<withdrawn_from>())),
          primary(static_cast<std::int32_t>(tile.param<primary_from>())),
          now(static_cast<std::int32_t>(tile.month())) {}
    float fee, kept_home, tongue, level, style, style_full, style_half, papers, shun, work, fear_boys, fear_girls,
        bridge, bridge_full, full, hard, hunger, ill, labour, worry, teaches, fades, better, mismatch, in_class, per_sd,
        out, dark, room, ill_fit, open_doors, country_way, most;
    std::int32_t older, primary, now;
};

// The people of a tile.
struct People {
    explicit People(const T& tile)
        : status(tile.read<population::status>()),
          sex(tile.read<population::sex>()),
          returnee(tile.read<population::returnee>()),
          on_roll(tile.recall<enrolled>()),
          papers(tile.recall<documents::state>()),
          work(tile.recall<labour::state>()),
          born(tile.read<population::birth_month>()),
          returned(tile.read<population::return_month>()),
          away(tile.read<population::months_abroad>()),
          body(tile.recall<health::health>()),
          shunned(tile.recall<climate::discrimination>()),
          safe(tile.recall<climate::felt_safety>()),
          language(tile.recall<belonging::language>()),
          distress(tile.recall<wellbeing::distress>()),
          helped(tile.use<support>()),
          bridged(tile.use<bridging>()),
          open(tile.write<openness>()),
          comes(tile.write<attendance>()),
          known(tile.write<learning>()),
          gap(tile.write<level_gap>()) {}
    std::span<const std::uint8_t> status, sex, returnee, on_roll, papers, work;
    std::span<const std::int16_t> born, returned;
    std::span<const std::uint16_t> away;
    std::span<const float> body, shunned, safe, language, distress, helped, bridged;
    std::span<float> open, comes, known, gap;
};

struct HomeSide {
    float unmet, hunger, country_way;
    bool withdraws;
};

float way_to_school(const People& p, const Numbers& n, const HomeSide& home, std::size_t i) {
    const float fear_of = p.sex[i] == population::women ? n.fear_girls : n.fear_boys;
    return home.country_way * (1.0F - fear_of * (1.0F - p.safe[i]) * n.dark);
}

// Openness before support: each bar leaves its share.
float open_to(const People& p, const Numbers& n, const HomeSide& home, std::size_t i, float way_there) {
    const bool came = p.returnee[i] != 0;
    const float since = static_cast<float>(n.now - p.returned[i]);
    const float foreign = came ? foreign_style(number(p.away[i]), since, n.style_full, n.style_half) : 0.0F;
    const float eased = 1.0F - n.bridge * sim::maths::clamp(p.bridged[i] / n.bridge_full, 0.0F, 1.0F);
    const bool kept = home.withdraws && n.now - p.born[i] >= n.older;
    return n.room * way_there * (1.0F - n.fee * home.unmet) * (1.0F - (kept ? n.kept_home : 0.0F)) *
           (1.0F - eased * n.tongue * (1.0F - p.language[i])) * std::max(1.0F - n.level * p.gap[i], 0.0F) *
           (1.0F - std::min(eased * n.style * foreign * n.ill_fit, 1.0F)) *
           (1.0F - (p.papers[i] == documents::none ? n.papers : 0.0F)) * (1.0F - n.shun * p.shunned[i]) *
           (1.0F - (labour::employed(p.work[i]) ? n.work : 0.0F));
}

void attend_and_learn(const People& p, const Numbers& n, const HomeSide& home, std::size_t i, float way_there) {
    const bool enrolled_now = p.on_roll[i] != 0;
    const float present = n.full * (1.0F - n.hard * (1.0F - way_there)) * (1.0F - n.hunger * home.hunger) *
                          (1.0F - n.ill * (1.0F - p.body[i])) *
                          (1.0F - (labour::employed(p.work[i]) ? n.labour : 0.0F)) *
                          sim::maths::clamp(1.0F - n.worry * std::max(p.distress[i], 0.0F), 0.0F, 1.0F) * n.open_doors;
    const float comes = enrolled_now ? sim::maths::clamp(present, 0.0F, 1.0F) : 0.0F;
    const float taught = comes / n.full * n.better * std::max(1.0F - n.mismatch * p.gap[i], 0.0F);
    const float known = p.known[i] + n.teaches * (taught - 1.0F) + p.bridged[i] - n.fades * p.known[i];
    p.comes[i] = comes;
    p.known[i] = sim::maths::clamp(known, -4.0F, 4.0F);
    p.gap[i] = next_gap(p.gap[i], n.in_class * comes + n.per_sd * std::max(p.bridged[i], 0.0F),
                        enrolled_now || n.now - p.born[i] < n.primary ? 0.0F : n.out);
}

// Who would be enrolled at each reference of the grid.
void try_references(float share, float open, float most, std::uint8_t rank,
                    std::array<std::uint32_t, references>& tried) {
    for (std::size_t k = 0; k < references; ++k)
        tried[k] += within(rank, open_for(share, open, grid_reference(k), most));
}

}  // namespace

void Refer::step(sim::Place<Refer>& place) {
    if (place.month() != 1) return;
    place.write<reference>() = reference_for(place.total<first_openness>(0),
                                             [&](std::size_t k) { return place.total<first_openness>(1 + k); });
}

void Learn::step(sim::Tile<Learn>& tile) {
    const Numbers n(tile);
    const People p(tile);
    const auto income = tile.recall<household::income>(), need = tile.recall<household::need>(),
               cut = tile.recall<household::food_cut>();
    const auto withdraws = tile.recall<household::withdrawn>();
    const auto remote = tile.read<services::remote>();
    const auto from = static_cast<std::int32_t>(tile.param<school_age>()[0]);
    const auto until = static_cast<std::int32_t>(tile.param<school_age>()[1]);
    const bool held = month_of_year(tile.month(), static_cast<std::uint32_t>(tile.param<year_begins>())) <
                      static_cast<std::uint32_t>(tile.param<year_months>());
    std::array<std::uint32_t, references> tried{};
    std::uint32_t on_rolls = 0;
    const auto eager = tile.read<zeal>();
    const Rolls& rolls = tile.prepared<Model>();
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        const float unmet = need[h] > 1.0F ? sim::maths::clamp(1.0F - income[h] / need[h], 0.0F, 1.0F) : 0.0F;
        const HomeSide side{unmet, cut[h], remote[h] != 0 ? n.country_way : 1.0F, withdraws[h] != 0};
        for (std::size_t i = home.first; i < home.first + home.count; ++i) {
            const std::int32_t age = n.now - p.born[i];
            if (age < from || age >= until || p.status[i] != population::present_here) {
                p.open[i] = 0.0F, p.comes[i] = 0.0F;
                continue;
            }
            const float way_there = way_to_school(p, n, side, i);
            const float open = open_to(p, n, side, i, way_there);
            p.open[i] = sim::maths::clamp(open * p.helped[i], 0.0F, 2.0F);
            if (held) attend_and_learn(p, n, side, i, way_there);
            if (n.now != 0 || p.returnee[i] != 0) continue;
            try_references(rolls.share(tile.community(), static_cast<std::size_t>(age / 12)), open, n.most, eager[i],
                           tried);
            on_rolls += p.on_roll[i] != 0;
        }
    }
    if (n.now == 0) {
        tile.add<first_openness>(on_rolls, 0);
        for (std::size_t k = 0; k < tried.size(); ++k) tile.add<first_openness>(tried[k], k + 1);
    }
}

void Enrol::step(sim::Tile<Enrol>& tile) {
    const Rolls& rolls = tile.prepared<Model>();
    const auto status = tile.read<population::status>(), eager = tile.read<zeal>();
    const auto born = tile.read<population::birth_month>(), returned = tile.read<population::return_month>();
    const auto open = tile.read<openness>();
    const auto on_roll = tile.write<enrolled>();
    const auto from = static_cast<std::int32_t>(tile.param<school_age>()[0]);
    const auto until = static_cast<std::int32_t>(tile.param<school_age>()[1]);
    const std::uint32_t month_in_year =
        month_of_year(tile.month(), static_cast<std::uint32_t>(tile.param<year_begins>()));
    const bool held = month_in_year < static_cast<std::uint32_t>(tile.param<year_months>());
    const bool first = tile.month() == 0;
    const float usual = first ? reference_for(tile.total<first_openness>(0),
                                              [&](std::size_t k) { return tile.total<first_openness>(1 + k); })
                              : tile.place<reference>();
    const float enters = number(tile.param<mid_year_entry>()), leaves = number(tile.param<drop_out>()[0]);
    const float slack = 1.0F + number(tile.param<drop_out>()[1]), most = number(tile.param<fullest>());
    const auto now = static_cast<std::int32_t>(tile.month());
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const std::int32_t age = now - born[i];
        if (age < from || age >= until || status[i] != population::present_here) {
            on_roll[i] = 0;
            continue;
        }
        const bool founder = first && returned[i] != 0;  // here before the first month: already on a roll or not
        const float share =
            open_for(rolls.share(tile.community(), static_cast<std::size_t>(age / 12)), open[i], usual, most);
        const bool was = on_roll[i] != 0;
        bool is = was;
        if (founder || !held)
            is = was;
        else if (month_in_year == 0)
            is = within(eager[i], share);
        else if (was)
            is = within(eager[i], share * slack) || !sim::happens(tile.draw<year>(i), leaves);
        else
            is = within(eager[i], share) && sim::happens(tile.draw<year>(i), enters);
        if (is && !was) tile.log<began>(i);
        if (was && !is) tile.log<left>(i);
        on_roll[i] = is;
        count += is;
    }
    tile.add<pupils>(count);
}

}  // namespace models::education
