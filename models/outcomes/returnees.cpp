// Everyone who came back: scores of those who are here, the state of all.

#include <algorithm>

#include "models/outcomes/returnees.h"
#include "sim/base/hash.h"
#include "sim/base/loops.h"

namespace models::outcomes {

namespace {

using T = sim::Tile<RecordReturnees>;
using Sums = PersonSums<ReturneeTallies>;

State state_of(std::uint8_t standing, bool minor) {
    switch (standing) {
        case population::present_here: return minor ? child : present_here;
        case population::departed_by_choice: return departed_by_choice;
        case population::departed_by_necessity: return departed_by_necessity;
        case population::dead: return dead;
        default: return not_arrived;
    }
}

std::uint8_t one_more(std::uint8_t months, bool holds) {
    return holds ? static_cast<std::uint8_t>(months == 255 ? 255 : months + 1) : std::uint8_t{0};
}

// Thirty draws of one person, spread from one: an interview needs no more than that.
std::array<std::uint32_t, items> draws_of(const T& tile, std::size_t i) {
    const std::uint64_t key = (std::uint64_t{tile.draw<interview>(i)} << 32) | tile.id(i);
    std::array<std::uint32_t, items> draws{};
    for (std::size_t pair = 0; pair < items / 2; ++pair) {
        const std::uint64_t two = sim::mix64(key + pair);
        draws[2 * pair] = static_cast<std::uint32_t>(two);
        draws[2 * pair + 1] = static_cast<std::uint32_t>(two >> 32);
    }
    return draws;
}

class Recorder {
public:
    Recorder(T& tile, std::span<const std::uint16_t> adults_here)
        : tile_(tile),
          columns_(tile, adults_here),
          numbers_(tile),
          place_(tile, numbers_),
          portrait_(tile_, numbers_, columns_, place_),
          sums_(tile.data(), sim::Audience::returnees),
          economic_(tile.write<economic>()),
          social_(tile.write<social>()),
          psychosocial_(tile.write<psychosocial>()),
          composite_(tile.write<composite>()),
          above_050_(tile.write<above_050>()),
          above_066_(tile.write<above_066>()),
          borrowed_(tile.write<borrowed>()),
          state_(tile.write<state>()),
          status_(tile.read<population::status>()),
          born_(tile.read<population::birth_month>()),
          returned_(tile.read<population::return_month>()),
          enrolments_(tile.roster<programme::enrolment>()),
          begun_(tile.month() != sim::start_month) {}

    // Adults who are here: answers, scores, everything that is counted of them.
    void present() {
        for (const std::uint16_t i : columns_.rows) sums_.expect(i);
        for (std::size_t k = 0; k < columns_.rows.size(); ++k) {
            const std::size_t i = columns_.rows[k];
            living(i, k);
            if (came_as_adult(i)) whereabouts(i, present_here);
            sums_.give_to(i);
        }
    }

    // Who is gone, or a child: of those who came as adults, where they are.
    void elsewhere(std::span<const std::uint16_t> rows) {
        for (const std::size_t i : rows) {
            economic_[i] = social_[i] = psychosocial_[i] = composite_[i] = 0;
            above_050_[i] = above_066_[i] = borrowed_[i] = 0;
            const auto now = static_cast<State>(state_[i]);
            if (now == not_arrived || !came_as_adult(i)) continue;
            whereabouts(i, now);
            sums_.give_to(i);
        }
    }

private:
    static constexpr std::uint8_t active = 2, over = 5;  // states of programme/enrolment: begun, whatever came of it

    [[nodiscard]] bool came_as_adult(std::size_t i) const {
        return returned_[i] - born_[i] >= population::adult_months;
    }

    void whereabouts(std::size_t i, State now) {
        sums_.set<tally::arrived_adults>(1);
        sums_.set_if<tally::still_here>(now == present_here);
        sums_.set_if<tally::departed_by_choice>(now == departed_by_choice);
        sums_.set_if<tally::departed_by_necessity>(now == departed_by_necessity);
        sums_.set_if<tally::died>(now == dead);
        const bool left_now = begun_ && status_[i] == population::present_here;
        sums_.set_if<tally::left_by_choice_now>(left_now && now == departed_by_choice);
        sums_.set_if<tally::left_by_necessity_now>(left_now && now == departed_by_necessity);
        sums_.set_if<tally::sustained_050>(above_050_[i] >= sustained_months);
        sums_.set_if<tally::sustained_066>(above_066_[i] >= sustained_months);
        sums_.set_if<tally::newly_sustained_050>(above_050_[i] == sustained_months);
        sums_.set_if<tally::newly_sustained_066>(above_066_[i] == sustained_months);
    }

    void living(std::size_t i, std::size_t k) {
        const Life life = portrait_.of(k, borrowed_[i]);
        const Answers answers = answers_of(life, numbers_.at);
        const Instrument& instrument = tile_.prepared<Model>().instrument;
        score(i, instrument.score_of(answers));
        survey(i, k, instrument, answers);
        livelihood(i, k, life);
        social_and_mind(k, life);
    }

    void score(std::size_t i, const Scores& s) {
        const float before = composite_[i];
        const auto all_reach = [&](float level) {
            return s.economic >= level && s.social >= level && s.psychosocial >= level;
        };
        if (begun_) {  // six months in a row are six months that were lived through in the run
            above_050_[i] = one_more(above_050_[i], all_reach(cut));
            above_066_[i] = one_more(above_066_[i], all_reach(high_cut));
            sums_.set_if<tally::newly_050>(s.composite >= cut && before < cut);
            sums_.set_if<tally::newly_066>(s.composite >= high_cut && before < high_cut);
        }
        economic_[i] = s.economic, social_[i] = s.social, psychosocial_[i] = s.psychosocial;
        composite_[i] = s.composite;
        const double whole = s.composite;
        sums_.set<tally::adults_present>(1);
        sums_.set<tally::economic_sum>(s.economic);
        sums_.set<tally::social_sum>(s.social);
        sums_.set<tally::psychosocial_sum>(s.psychosocial);
        sums_.set<tally::composite_sum>(whole);
        sums_.set<tally::composite_squares>(whole * whole);
        sums_.set<tally::composite_without_leave_sum>(s.composite_without_leave);
        sums_.set_if<tally::composite_033>(s.composite >= low_cut);
        sums_.set_if<tally::composite_050>(s.composite >= cut);
        sums_.set_if<tally::composite_066>(s.composite >= high_cut);
    }

    void survey(std::size_t i, std::size_t k, const Instrument& instrument, const Answers& answers) {
        constexpr float percent = 0.01F;
        Interview interview_here = numbers_.interview;
        interview_here.courtesy += numbers_.courtesy_contact * percent * static_cast<float>(columns_.contact[k]);
        const Answers written = surveyed(answers, interview_here, draws_of(tile_, i));
        const Scores found = instrument.score_of(written);
        if (!found.complete) return;
        sums_.set<tally::surveyed>(1);
        sums_.set<tally::surveyed_composite_sum>(found.composite);
    }

    void livelihood(std::size_t i, std::size_t k, const Life& life) {
        const std::uint8_t work = columns_.work[k];
        const auto members = static_cast<double>(std::max(portrait_.members(k), 1));
        sums_.set_if<tally::working>(life.at_work);
        sums_.set_if<tally::formal>(work == labour::formal);
        sums_.set_if<tally::self_employed>(work == labour::self_employed);
        sums_.set_if<tally::searching>(life.jobless);
        sums_.set_if<tally::in_training>(work == labour::training);
        sums_.set<tally::income_per_head_sum>(static_cast<double>(columns_.income[k]) / members);
        sums_.set<tally::assistance_per_head_sum>(static_cast<double>(columns_.assistance[k]) / members);
        sums_.set_if<tally::in_debt>(life.debt >= numbers_.at.trifle);
        sums_.set_if<tally::debt_above_month>(life.debt >= 1);
        sums_.set_if<tally::hungry>(life.food_cut >= numbers_.at.food[sometimes]);
        sums_.set_if<tally::self_sufficient>(household::sufficient_count(columns_.sufficient[k]) >=
                                             household::sufficient_months_needed);
        sums_.set<tally::rent_burden_sum>(burden(columns_.rent[k], columns_.income[k]));
        sums_.set_if<tally::violence_at_home>(columns_.violence[k] != 0);
        sums_.set_if<tally::reached>(has_begun_a_programme(tile_.global(i)));
    }

    [[nodiscard]] bool has_begun_a_programme(std::uint32_t person) const {
        auto row = std::lower_bound(enrolments_.begin(), enrolments_.end(), person,
                                    [](const sim::RosterRow& r, std::uint32_t wanted) { return r.person < wanted; });
        for (; row != enrolments_.end() && row->person == person; ++row)
            if (row->state >= active && row->state <= over) return true;
        return false;
    }

    void social_and_mind(std::size_t k, const Life& life) {
        sums_.set_if<tally::documented>(life.document);
        sums_.set<tally::dwelling_sum>(life.dwelling);
        sums_.set<tally::health_access_sum>(life.health_access);
        sums_.set<tally::justice_access_sum>(life.justice);
        sums_.set<tally::distress_sum>(life.distress);
        sums_.set_if<tally::often_distressed>(life.distress >= numbers_.at.distress[frequently]);
        sums_.set<tally::belonging_sum>(life.belonging);
        sums_.set<tally::support_sum>(life.support);
        sums_.set<tally::participation_sum>(life.participation);
        sums_.set<tally::discrimination_sum>(life.discrimination);
        sums_.set<tally::safety_sum>(life.safety);
        sums_.set<tally::tension_sum>(life.tension);
        sums_.set<tally::satisfaction_sum>(life.satisfaction);
        sums_.set<tally::culture_sum>(columns_.culture[k]);
        sums_.set_if<tally::wish>(life.wishes_to_leave);
        sums_.set_if<tally::plan>(columns_.plan[k] != 0);
        sums_.set_if<tally::wish_within_year>(columns_.since_wish[k] < months_per_year);
        sums_.set_if<tally::plan_within_year>(columns_.since_plan[k] < months_per_year);
    }

    T& tile_;
    ReturneeColumns columns_;
    ReturneeNumbers numbers_;
    ReturneePlace place_;
    Portrait portrait_;
    Sums sums_;
    std::span<float> economic_, social_, psychosocial_, composite_;
    std::span<std::uint8_t> above_050_, above_066_, borrowed_, state_;
    std::span<const std::uint8_t> status_;
    std::span<const std::int16_t> born_, returned_;
    std::span<const sim::RosterRow> enrolments_;  // by person
    bool begun_;
};

}  // namespace

// Returnees are few: their rows are picked first, and their columns laid side by side.
void RecordReturnees::step(T& tile) {
    const auto returnee = tile.read<population::returnee>(), standing = tile.read<population::standing>();
    const auto band = tile.read<population::age_band>();
    const auto found = tile.write<state>();
    const std::size_t n = tile.size();
    const auto rows = tile.scratch<std::uint16_t>(n), adults = tile.scratch<std::uint16_t>(n);
    const auto others = tile.scratch<std::uint16_t>(n);
    static_assert(population::unborn < population::present_here && population::abroad < population::present_here);
    const auto marks = tile.scratch<std::uint8_t>(n);
    constexpr std::uint8_t from = population::present_here;
    sim::each_apart(n, [&](std::size_t i) {
        marks[i] = static_cast<std::uint8_t>((returnee[i] != 0 ? 1U : 0U) & (standing[i] >= from ? 1U : 0U));
    });
    const std::size_t came = marked_rows(marks, rows);
    std::size_t here = 0, rest = 0;
    for (std::size_t k = 0; k < came; ++k) {
        const std::uint16_t i = rows[k];
        found[i] = state_of(standing[i], band[i] == population::under_18);
        (found[i] == present_here ? adults[here++] : others[rest++]) = i;
    }
    if (came == 0) return;
    Recorder recorder(tile, adults.first(here));
    recorder.present();
    recorder.elsewhere(others.first(rest));
}

}  // namespace models::outcomes
