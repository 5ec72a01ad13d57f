#include "models/outcomes/life.h"

namespace models::outcomes {

namespace {

using Word = std::int8_t;

// Number of cuts that are reached: 0 below all of them.
template <std::size_t N> Word reached(float value, const std::array<float, N>& cuts) {
    int count = 0;
    for (const float cut : cuts) count += static_cast<int>(value >= cut);
    return static_cast<Word>(count);
}

// The same for states of which more is worse.
template <std::size_t N> Word spared(float value, const std::array<float, N>& cuts) {
    return static_cast<Word>(static_cast<int>(N) - reached(value, cuts));
}

Word yes(bool good) { return good ? Word{1} : Word{0}; }

void economic(const Life& life, const Thresholds& at, Answers& a) {
    a[E01] = reached(life.satisfaction, at.quality);
    a[E02] = spared(life.food_cut, at.food);
    a[E03] = reached(life.credit, at.credit);
    a[E04] = spared(life.borrowing, at.borrowing);
    a[E05] = life.debt < at.trifle ? Word{2} : life.debt < 1 ? Word{1} : Word{0};
    a[E06] = reached(life.job_access, at.quality);
    a[E07] = life.at_work ? Word{2} : life.learns ? Word{1} : life.work_applies ? Word{0} : no_reply;
    a[E08] = static_cast<Word>(life.assets > 2 ? 2 : life.assets);
    const bool asked = life.at_work || life.learns || life.work_applies;
    const bool looks = life.jobless || life.unhappy_at_work;
    a[E09] = asked ? yes(!looks) : no_reply;
    a[E10] = !asked ? no_reply : life.jobless ? Word{0} : life.unhappy_at_work ? Word{1} : Word{2};
}

void social(const Life& life, const Thresholds& at, Answers& a) {
    a[S01] = reached(life.housing_access, at.quality);
    a[S02] = reached(life.dwelling, at.quality);
    a[S03] = reached(life.school_access, at.quality);
    a[S04] = life.school_children == 0                ? no_reply
             : life.at_school >= life.school_children ? Word{2}
             : life.at_school > 0                     ? Word{1}
                                                      : Word{0};
    a[S05] = reached(life.justice, at.quality);
    a[S06] = yes(life.document);
    a[S07] = reached(life.document_access, at.quality);
    a[S08] = reached(life.water, at.quality);
    a[S09] = reached(life.health_access, at.quality);
    a[S10] = reached(life.health_quality, at.quality);
}

void psychosocial(const Life& life, const Thresholds& at, Answers& a) {
    a[P01] = reached(life.participation, at.quality);
    a[P02] = reached(life.support, at.quality);
    a[P03] = reached(life.belonging, at.quality);
    a[P04] = reached(life.safety, at.quality);
    a[P05] = life.family ? spared(life.tension, at.tension) : no_reply;
    a[P06] = spared(life.discrimination, at.discrimination);
    a[P07] = spared(life.distress, at.distress);
    a[P08] = yes(!life.wants_support);
    const bool able = !life.wishes_to_leave && life.unmet < at.unable_to_stay;
    a[P09] = yes(able);
    a[P10] = able ? Word{2} : life.unmet > 0 ? Word{0} : Word{1};
}

}  // namespace

Answers answers_of(const Life& life, const Thresholds& at) {
    Answers answers{};
    economic(life, at, answers);
    social(life, at, answers);
    psychosocial(life, at, answers);
    return answers;
}

}  // namespace models::outcomes
