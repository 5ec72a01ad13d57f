// Who loses a job, who starts and stops looking, and who asks for which kind of job.

#include "models/labour/search.h"
#include "models/labour/begin.h"
#include "models/labour/model.h"
#include "sim/base/grid.h"

namespace models::labour {

namespace {

using sim::maths::exp;
using sim::maths::select;

// What does not depend on the person, drawn together once per tile.
struct Here {
    const Beliefs& b;
    Levels levels;
    std::array<Shares, cells> shares;
    std::array<float, tiers> loss{};
    std::array<float, sectors> stopped{};  // added job loss by sector while closed
    float encouraged = 1;
    float rights = 0;
    float women_bar = 0;
    float reach_change = 0;
    std::array<float, sexes> pulled{1, 1}, pushed{1, 1};  // means at the start
};

struct Person {
    std::size_t i;
    std::uint8_t state;
    std::size_t sex, cell;
    float age, care, illness, distress, safety, outside, allowed, hunger;
};

float contacts_of(const sim::Tile<Search>& tile, std::span<const std::uint32_t> words, std::size_t i) {
    float known = 0;
    for (std::size_t layer = 0; layer < sim::layer_names.size(); ++layer)
        for (std::size_t k = 0; k < sim::ties_per_layer; ++k) {
            const std::uint16_t who = tile.ties(static_cast<sim::Layer>(layer), k)[i];
            if (who == sim::no_tie) continue;
            const auto job = static_cast<std::uint8_t>(tile.published<state>(words[who]));
            const auto strong = static_cast<float>(tile.strength(static_cast<sim::Layer>(layer), k)[i]);
            known += select(employed(job), strong * (1.0F / 255.0F), 0.0F);
        }
    return known;
}

// Shares of search that go to each kind of job.
std::array<float, tiers> aims(const Here& here, const Person& p, bool papers, float certificate) {
    const Shares& s = here.shares[p.cell];
    const float open = select(papers, 1.0F, here.b.paper_free + (1 - here.b.paper_free) * here.rights);
    std::array<float, tiers> aim{static_cast<float>(s.aim[0]) * (1 + here.b.entry_hunger * p.hunger),
                                 static_cast<float>(s.aim[1]),
                                 static_cast<float>(s.aim[2]) * open * exp(here.b.search_certificate * certificate)};
    if (p.state == casual) aim[0] = 0;
    if (p.state == informal) aim[0] = aim[1] = 0;
    const float sum = aim[0] + aim[1] + aim[2];
    for (float& a : aim) a = sum > 0 ? a / sum : 0;
    return aim;
}

}  // namespace

class Searching {
public:
    explicit Searching(sim::Tile<Search>& tile)
        : tile_(tile),
          here_{.b = tile.prepared<Model>().beliefs,
                .levels = levels_from(tile.place<level_men>(), tile.place<level_women>(), tile.place<level_formal>(),
                                      tile.place<slack_men>(), tile.place<slack_women>()),
                .shares = {}} {
        here_.shares = all_shares(here_.b, here_.levels);
        const Beliefs& b = here_.b;
        for (std::size_t t = 0; t < tiers; ++t) here_.loss[t] = static_cast<float>(b.separation[t]);
        const float closed = tile.place<shocks::pandemic>();
        for (std::size_t s = 0; s < sectors; ++s)
            here_.stopped[s] = closed * static_cast<float>(b.pandemic_loss * b.sector_pandemic[s]);
        const float tight = tile.place<tightness>();
        here_.encouraged = exp(b.entry_chance * sim::maths::log(tight < 0.05F ? 0.05F : tight));
        here_.rights = tile.place<structure::rights>();
        here_.women_bar = 1 - tile.place<structure::women_work>();
        here_.reach_change =
            (tile.place<services::road>() + tile.place<services::transport>()) / 2 - tile.place<usual_reach>();
        here_.pulled = {1 / tile.place<pull_men>(), 1 / tile.place<pull_women>()};
        here_.pushed = {1 / tile.place<push_men>(), 1 / tile.place<push_women>()};
    }

    void live();

private:
    Person meet(std::size_t i, std::uint8_t was);
    std::uint8_t move(const Person& p, float u) const;
    float chance_of_loss(const Person& p) const;
    void ask(const Person& p);

    sim::Tile<Search>& tile_;
    Here here_;
    std::array<double, tiers> sought_{};

    std::span<std::uint8_t> state_ = tile_.write<state>(), certified_ = tile_.write<certified>();
    std::span<float> skill_ = tile_.write<skill>();
    std::span<const std::uint8_t> status_ = tile_.read<population::status>(), sex_ = tile_.read<population::sex>(),
                                  school_ = tile_.read<population::schooling>(),
                                  returnee_ = tile_.read<population::returnee>(),
                                  expectation_ = tile_.read<population::expectation>(),
                                  stood_ = tile_.recall<population::standing>(),
                                  papers_ = tile_.recall<documents::state>(), months_ = tile_.recall<months_jobless>(),
                                  sector_ = tile_.recall<sector>();
    std::span<const std::int16_t> born_ = tile_.read<population::birth_month>();
    std::span<const float> care_women_ = tile_.read<household::care_of_women>(),
                           care_men_ = tile_.read<household::care_of_men>(),
                           distress_ = tile_.recall<wellbeing::distress>(), health_ = tile_.recall<health::health>(),
                           safe_ = tile_.recall<climate::felt_safety>(),
                           refused_ = tile_.recall<climate::discrimination>(),
                           food_cut_ = tile_.recall<household::food_cut>(), finding_ = tile_.use<finding>(),
                           keeping_ = tile_.use<keeping>(), taught_ = tile_.use<skill_gain>(),
                           certify_ = tile_.use<certify>(), class_ = tile_.use<in_class>(),
                           works_ = tile_.use<works_place>(), placed_ = tile_.use<placement>(),
                           freed_ = tile_.use<time_freed>();
    std::span<const std::uint32_t> move_draw_ = tile_.draws<change>(0), aim_draw_ = tile_.draws<change>(1),
                                   key_draw_ = tile_.draws<change>(2), words_ = tile_.words();
};

Person Searching::meet(std::size_t i, std::uint8_t was) {
    const Beliefs& b = here_.b;
    const std::size_t h = tile_.home_of(i), sex = sex_[i];
    const int age = static_cast<int>(tile_.month()) - born_[i];
    Person p{.i = i,
             .state = was,
             .sex = sex,
             .cell = cell_of(sex, age_class(age), school_[i]),
             .age = static_cast<float>(age),
             .care = select(sex == population::women, care_women_[h], care_men_[h]) - b.usual_care[sex] -
                     freed_[i] * b.month_hours,
             .illness = b.usual_health - health_[i],
             .distress = distress_[i],
             .safety = safe_[i],
             .outside = b.reach[sex] * here_.reach_change,
             .allowed = select(sex == population::women, 1 - here_.women_bar, 1.0F),
             .hunger = food_cut_[h]};
    return p;
}

float Searching::chance_of_loss(const Person& p) const {
    const Beliefs& b = here_.b;
    const float usual = here_.loss[static_cast<std::size_t>(p.state - casual)];
    return (usual + here_.stopped[sector_[p.i]]) * keeping_[p.i] *
               exp(push(b, p.distress, p.illness) + b.exit_care * p.care) * here_.pushed[p.sex] +
           (1 - p.allowed) * usual;
}

// The state after this month's comings and goings, before offers.
std::uint8_t Searching::move(const Person& p, float u) const {
    const Beliefs& b = here_.b;
    const Shares& s = here_.shares[p.cell];
    const auto leave = static_cast<float>(s.retire);
    if (wage_job(p.state)) {
        const float lost = chance_of_loss(p);
        if (u < leave) return out;
        if (u < leave + lost) return u < leave + lost * b.exit_share[p.sex] ? out : searching;
        return p.state;
    }
    if (p.state == searching) return u < leave + b.discouragement ? out : searching;
    if (p.state == out) {
        const float drawn = exp(pull(b, p.sex, p.safety, p.hunger, p.illness) + p.outside - b.entry_care * p.care) *
                            here_.pulled[p.sex];
        return u < static_cast<float>(s.entry) * here_.encouraged * drawn * p.allowed ? searching : out;
    }
    return p.state;
}

void Searching::ask(const Person& p) {
    const Beliefs& b = here_.b;
    const std::size_t i = p.i;
    Searcher me{.age_weight =
                    static_cast<float>(usual_weight(b, here_.levels, p.sex, age_class(static_cast<int>(p.age)))),
                .distress = p.distress,
                .illness = p.illness,
                .care = p.care,
                .contacts = contacts_of(tile_, words_, i),
                .discrimination = refused_[i],
                .skill = skill_[i],
                .certified = static_cast<float>(certified_[i]),
                .months = static_cast<float>(months_[i]),
                .in_class = class_[i],
                .outside = p.outside + b.outside[p.sex] * p.safety,
                .finding = finding_[i]};
    const auto aim = aims(here_, p, papers_[i] == documents::held, me.certified);
    const float u = sim::to_uniform(aim_draw_[i]);
    const std::size_t kind = u < aim[0] ? 0 : u < aim[0] + aim[1] ? 1 : 2;
    float weight = search_weight(b, me) * p.allowed;
    if (wage_job(p.state)) weight *= static_cast<float>(b.on_the_job[static_cast<std::size_t>(p.state - casual)]);
    if (placed_[i] > 0) {
        const auto offer = static_cast<float>(b.pay_kind[kind] - b.pay_kind[1]);
        const float expected = select(returnee_[i] != 0, static_cast<float>(expectation_[i]) / 100.0F - 0.5F, 0.0F);
        if (sim::to_uniform(tile_.draw<change>(i, 3)) > refusal(b, offer, expected, me.months, p.hunger))
            weight += placed_[i];
    }
    if (aim[kind] <= 0 || weight <= 0) return;
    sought_[kind] += sim::on_grid(static_cast<double>(weight));
    tile_.request<hire>(i, kind, queue_key(key_draw_[i], weight));
}

void Searching::live() {
    const Beliefs& b = here_.b;
    const auto month = static_cast<int>(tile_.month());
    const auto from = static_cast<int>(b.working_age);
    for (std::size_t i = 0; i < tile_.size(); ++i) {
        const int age = month - born_[i];
        if (status_[i] != population::present_here || age < from) {
            state_[i] = out;
            continue;
        }
        const std::uint8_t was = state_[i];
        certified_[i] = static_cast<std::uint8_t>(
            certified_[i] | (certify_[i] > 0 && sim::happens(tile_.draw<change>(i, 3), certify_[i])));
        skill_[i] = skill_next(b, skill_[i], static_cast<float>(age), employed(was), static_cast<float>(months_[i]),
                               taught_[i]);
        Person p = meet(i, was);
        const float u = sim::to_uniform(move_draw_[i]);
        if (stood_[i] != population::present_here && was == out) {
            // Newly back: the active share of people like this one looks for work at once.
            p.state = u < 1 - static_cast<float>(here_.shares[p.cell].out) ? searching : out;
        } else {
            p.state = move(p, u);
        }
        if (was == public_works || was == training) p.state = searching;
        if (works_[i] > 0.5F && p.state != formal && p.state != self_employed) p.state = public_works;
        if (class_[i] > 0.5F && p.state <= searching) p.state = training;
        if (p.state == searching || p.state == training || p.state == casual || p.state == informal) ask(p);
        state_[i] = p.state;
    }
    for (std::size_t t = 0; t < tiers; ++t) tile_.add<seeking>(sought_[t], t);
}

void Search::step(sim::Tile<Search>& tile) { Searching(tile).live(); }

}  // namespace models::labour
