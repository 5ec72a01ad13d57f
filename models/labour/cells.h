#pragma once
// Rates of all cells at once, in numbers of type T: doubles where a market is founded, floats where they are used each
// month. Loops over cells are free of branches, so that working them out anew in every tile costs next to nothing.

#include <type_traits>

#include "models/labour/beliefs.h"
#include "sim/base/loops.h"
#include "sim/base/maths.h"

namespace models::labour {

// What beliefs say of each cell, whatever the place.
template <class T> struct Kinds {
    alignas(64) std::array<T, cells> work{}, paper{};  // log odds of work, and of a formal job among the employed
    std::array<T, cells> own{}, day{}, leaves{}, experience{};
    std::array<T, cells> per_month{}, counts_before{};  // see growth
    std::array<std::int32_t, cells> after{}, before{};  // cells of the next and the last age
    std::array<T, tiers> ends{};
    T gives_up = 0;
    Kinds() = default;
    explicit Kinds(const Beliefs& b) {
        for (std::size_t c = 0; c < cells; ++c) {
            const std::size_t sex = c / (ages * schools), age = c / schools % ages, school = c % schools;
            const std::size_t next = age + 1 < ages ? age + 1 : age, last = age > 1 ? age - 1 : age;
            work[c] = static_cast<T>(b.age[sex][age] + b.schooling[sex][school]);
            paper[c] = static_cast<T>(b.formal[school]);
            own[c] = static_cast<T>(b.own_account[sex]), day[c] = static_cast<T>(b.casual_share[sex]);
            leaves[c] = static_cast<T>(b.exit_share[sex]), experience[c] = static_cast<T>(b.experience[age]);
            after[c] = static_cast<std::int32_t>(cell_of(sex, next, school));
            before[c] = static_cast<std::int32_t>(cell_of(sex, last, school));
            // Within the first class the share rises from none to the share of the second.
            const double months = age == 0 ? first_class_month + class_months - static_cast<double>(b.working_age)
                                           : static_cast<double>(next - last) * class_months;
            per_month[c] = static_cast<T>(1 / months), counts_before[c] = age == 0 ? T{0} : T{1};
        }
        for (std::size_t t = 0; t < tiers; ++t) ends[t] = static_cast<T>(b.separation[t]);
        gives_up = static_cast<T>(b.discouragement);
    }
};

// What is solved for a place: log-odds levels of employment by sex and of formal work, and searchers per job lost by
// sex.
struct Levels {
    std::array<double, sexes> employed{};
    double formal = 0;
    std::array<double, sexes> slack{};
};

constexpr double least_out = 0.01;  // of a cell: someone always stays at home

// Shares of people of each cell by labour state, and the monthly flows that keep them.
template <class T> struct Rates {
    alignas(64) std::array<T, cells> out, searching, casual, informal, formal, own;
    std::array<T, cells> working;
    std::array<T, cells> lost;    // jobs lost per person and month
    std::array<T, cells> found;   // jobs found per person and month that keep the share at work
    std::array<T, cells> entry;   // chance that someone out of the labour force starts to search
    std::array<T, cells> retire;  // chance that someone in it leaves it for good, as the active get fewer with age
    std::array<T, cells> weight;  // of a usual searcher, at which the usual hires fall to the cell that keep its rates
    std::array<std::array<T, cells>, tiers> aim;  // kinds of job that a searcher aims at

    Rates(const Kinds<T>& k, const Levels& levels) {
        divide(k, levels);
        find(k, levels);
        move(k);
    }

private:
    static T logistic(T x) {
        if constexpr (std::is_same_v<T, double>)
            return 1 / (1 + sim::maths::exp_d(-x));
        else
            return sim::maths::logistic(x);
    }

    // How work of a kind of person divides, and what is lost of it in a month.
    void divide(const Kinds<T>& k, const Levels& levels) {
        constexpr std::size_t half = cells / 2;
        const auto formal_level = static_cast<T>(levels.formal);
        for (std::size_t sex = 0; sex < sexes; ++sex) {
            const auto level = static_cast<T>(levels.employed[sex]);
            sim::each_apart(half, [&](std::size_t at) {
                const std::size_t c = sex * half + at;
                working[c] = logistic(level + k.work[c]);
                formal[c] = working[c] * logistic(formal_level + k.paper[c]);
            });
        }
        sim::each_apart(cells, [&](std::size_t c) {
            own[c] = (working[c] - formal[c]) * k.own[c];
            casual[c] = (working[c] - formal[c] - own[c]) * k.day[c];
            informal[c] = working[c] - formal[c] - own[c] - casual[c];
            lost[c] = casual[c] * k.ends[0] + informal[c] * k.ends[1] + formal[c] * k.ends[2];
        });
    }

    // Growth in a month of a share that rises and falls with age.
    static T growth(const Kinds<T>& k, const std::array<T, cells>& share, std::size_t c) {
        return (share[static_cast<std::size_t>(k.after[c])] -
                k.counts_before[c] * share[static_cast<std::size_t>(k.before[c])]) *
               k.per_month[c];
    }

    // What a searcher finds in a month: what was lost, and what the young need more.
    void find(const Kinds<T>& k, const Levels& levels) {
        constexpr std::size_t half = cells / 2;
        for (std::size_t sex = 0; sex < sexes; ++sex) {
            const auto slack = static_cast<T>(levels.slack[sex]);
            const T eased = slack > 0 ? 1 / slack : T{0};
            sim::each_apart(half, [&](std::size_t at) {
                const std::size_t c = sex * half + at;
                const T more = growth(k, working, c), grown = more > 0 ? more : T{0}, share = grown / working[c];
                const T need0 = casual[c] * (k.ends[0] + share), need1 = informal[c] * (k.ends[1] + share),
                        need2 = formal[c] * (k.ends[2] + share), need = need0 + need1 + need2;
                found[c] = need;
                aim[0][c] = need0 / need, aim[1][c] = need1 / need, aim[2][c] = need2 / need;
                const T wanted = slack * need / k.experience[c],
                        most = (1 - working[c]) * static_cast<T>(1 - least_out);
                searching[c] = wanted < most ? wanted : most;
                out[c] = 1 - working[c] - searching[c];
                weight[c] = k.experience[c] * eased;
            });
        }
    }

    void move(const Kinds<T>& k) {
        alignas(64) std::array<T, cells> in_force;
        sim::each_apart(cells, [&](std::size_t c) { in_force[c] = 1 - out[c]; });
        sim::each_apart(cells, [&](std::size_t c) {
            const T more = growth(k, in_force, c);
            const T leaving = k.gives_up * searching[c] + k.leaves[c] * lost[c];
            retire[c] = (more < 0 ? -more : T{0}) / (1 - out[c]);
            const T enter = (leaving + (more > 0 ? more : T{0})) / out[c];
            entry[c] = enter < 1 ? enter : T{1};
        });
    }
};

}  // namespace models::labour
