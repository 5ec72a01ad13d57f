// Everyone who came back: scores of those who are here, the state of all.

#include <algorithm>

#include "models/outcomes/returnees.h"
#include "sim/base/hash.h"

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
    explicit Recorder(T& tile)
        : tile_(tile),
          columns_(tile),
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
          enrolments_(tile.roster<programme::enrolment>()),
          begun_(tile.month() != sim::start_month) {}

    void run() {
        for (std::size_t i = 0; i < tile_.size(); ++i)
            if (columns_.returnee[i] != 0) person(i);
    }

private:
    static constexpr std::uint8_t active = 2, over = 5;  // states of programme/enrolment: begun, whatever came of it

    void person(std::size_t i) {
        const State now = state_of(columns_.standing[i], columns_.age_band[i] == population::under_18);
        state_[i] = now;
        const bool came_as_adult = columns_.returned[i] - columns_.born[i] >= population::adult_months;
        if (now == not_arrived) return;
        if (now == present_here) {
            living(i);
        } else {
            economic_[i] = social_[i] = psychosocial_[i] = composite_[i] = 0;
            above_050_[i] = above_066_[i] = borrowed_[i] = 0;
        }
        if (came_as_adult) whereabouts(i, now);
        if (came_as_adult || now == present_here) sums_.give_to(i);
    }

    void whereabouts(std::size_t i, State now) {
        sums_.set<tally::arrived_adults>(1);
        sums_.set_if<tally::still_here>(now == present_here);
        sums_.set_if<tally::departed_by_choice>(now == departed_by_choice);
        sums_.set_if<tally::departed_by_necessity>(now == departed_by_necessity);
        sums_.set_if<tally::died>(now == dead);
        const bool left_now = begun_ && columns_.status[i] == population::present_here;
        sums_.set_if<tally::left_by_choice_now>(left_now && now == departed_by_choice);
        sums_.set_if<tally::left_by_necessity_now>(left_now && now == departed_by_necessity);
        sums_.set_if<tally::sustained_050>(above_050_[i] >= sustained_months);
        sums_.set_if<tally::sustained_066>(above_066_[i] >= sustained_months);
        sums_.set_if<tally::newly_sustained_050>(above_050_[i] == sustained_months);
        sums_.set_if<tally::newly_sustained_066>(above_066_[i] == sustained_months);
    }

    void living(std::size_t i) {
        const std::size_t home = tile_.home_of(i);
        const Life life = portrait_.of(i, home, borrowed_[i]);
        const Answers answers = answers_of(life, numbers_.at);
        const Instrument& instrument = tile_.prepared<Model>().instrument;
        score(i, instrument.score_of(answers));
        survey(i, instrument, answers);
        livelihood(i, home, life);
        social_and_mind(i, life);
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

    void survey(std::size_t i, const Instrument& instrument, const Answers& answers) {
        constexpr float percent = 0.01F;
        Interview interview_here = numbers_.interview;
        interview_here.courtesy += numbers_.courtesy_contact * percent * static_cast<float>(columns_.contact[i]);
        const Answers written = surveyed(answers, interview_here, draws_of(tile_, i));
        const Scores found = instrument.score_of(written);
        if (!found.complete) return;
        sums_.set<tally::surveyed>(1);
        sums_.set<tally::surveyed_composite_sum>(found.composite);
    }

    void livelihood(std::size_t i, std::size_t home, const Life& life) {
        const std::uint8_t work = columns_.work[i];
        const auto members = static_cast<double>(std::max(portrait_.members(home), 1));
        sums_.set_if<tally::working>(life.at_work);
        sums_.set_if<tally::formal>(work == labour::formal);
        sums_.set_if<tally::self_employed>(work == labour::self_employed);
        sums_.set_if<tally::searching>(life.jobless);
        sums_.set_if<tally::in_training>(work == labour::training);
        sums_.set<tally::income_per_head_sum>(static_cast<double>(columns_.income[home]) / members);
        sums_.set<tally::assistance_per_head_sum>(static_cast<double>(columns_.assistance[home]) / members);
        sums_.set_if<tally::in_debt>(life.debt >= numbers_.at.trifle);
        sums_.set_if<tally::debt_above_month>(life.debt >= 1);
        sums_.set_if<tally::hungry>(life.food_cut >= numbers_.at.food[sometimes]);
        sums_.set_if<tally::self_sufficient>(household::sufficient_count(columns_.sufficient[home]) >=
                                             household::sufficient_months_needed);
        sums_.set<tally::rent_burden_sum>(burden(columns_.rent[home], columns_.income[home]));
        sums_.set_if<tally::violence_at_home>(columns_.violence[home] != 0);
        sums_.set_if<tally::reached>(has_begun_a_programme(tile_.global(i)));
    }

    [[nodiscard]] bool has_begun_a_programme(std::uint32_t person) const {
        auto row = std::lower_bound(enrolments_.begin(), enrolments_.end(), person,
                                    [](const sim::RosterRow& r, std::uint32_t wanted) { return r.person < wanted; });
        for (; row != enrolments_.end() && row->person == person; ++row)
            if (row->state >= active && row->state <= over) return true;
        return false;
    }

    void social_and_mind(std::size_t i, const Life& life) {
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
        sums_.set<tally::culture_sum>(columns_.culture[i]);
        sums_.set_if<tally::wish>(life.wishes_to_leave);
        sums_.set_if<tally::plan>(columns_.plan[i] != 0);
        sums_.set_if<tally::wish_within_year>(columns_.since_wish[i] < months_per_year);
        sums_.set_if<tally::plan_within_year>(columns_.since_plan[i] < months_per_year);
    }

    T& tile_;
    ReturneeColumns columns_;
    ReturneeNumbers numbers_;
    ReturneePlace place_;
    Portrait portrait_;
    Sums sums_;
    std::span<float> economic_, social_, psychosocial_, composite_;
    std::span<std::uint8_t> above_050_, above_066_, borrowed_, state_;
    std::span<const sim::RosterRow> enrolments_;  // by person
    bool begun_;
};

}  // namespace

void RecordReturnees::step(T& tile) {
    const auto returnee = tile.read<population::returnee>();
    unsigned any = 0;
    for (const std::uint8_t flag : returnee) any |= flag;
    if (any != 0) Recorder(tile).run();
}

}  // namespace models::outcomes
