#pragma once
// The instrument: thirty questions, the words that answer them from worst to best, and what a set of answers scores.
// Words are fixed here; scores, weights and dimensions come from the table.

#include <array>
#include <cstdint>
#include <string_view>

namespace models::outcomes {

using Dimension = std::uint8_t;  // place in dimension_names
inline constexpr std::size_t dimensions = 3;
inline constexpr std::array<std::string_view, dimensions> dimension_names{"economic", "social", "psychosocial"};

enum Item : std::uint8_t {
    E01,
    E02,
    E03,
    E04,
    E05,
    E06,
    E07,
    E08,
    E09,
    E10,
    S01,
    S02,
    S03,
    S04,
    S05,
    S06,
    S07,
    S08,
    S09,
    S10,
    P01,
    P02,
    P03,
    P04,
    P05,
    P06,
    P07,
    P08,
    P09,
    P10
};
inline constexpr std::size_t items = 30;
inline constexpr std::size_t most_words = 5;
inline constexpr std::int8_t no_reply = -1;  // not applicable, or not answered

struct Question {
    std::string_view id;
    std::string_view words;      // from worst to best, separated by ';'
    bool always_applies = true;
};

inline constexpr std::string_view quality_words = "very poor;poor;fair;good;very good";
inline constexpr std::string_view often_words = "very often;often;sometimes;rarely;never";

inline constexpr std::array<Question, items> questions{{
    {"E01", "very dissatisfied;dissatisfied;okay;satisfied;very satisfied"},
    {"E02", often_words},
    {"E03", "no;unknown;yes"},
    {"E04", often_words},
    {"E05", "debt larger;debt smaller;no debt"},
    {"E06", quality_words},
    {"E07", "no;in school or training;yes", false},
    {"E08", "none;one kind;two or more kinds"},
    {"E09", "yes;no", false},
    {"E10", "jobless;unhappy with pay or conditions;not looking", false},
    {"S01", quality_words},
    {"S02", quality_words},
    {"S03", quality_words},
    {"S04", "none;some;all", false},
    {"S05", quality_words},
    {"S06", "no;yes"},
    {"S07", quality_words},
    {"S08", quality_words},
    {"S09", quality_words},
    {"S10", quality_words},
    {"P01", "never;rarely;sometimes;often;very often"},
    {"P02", "very weak;weak;fair;strong;very strong"},
    {"P03", "not at all;little;neutral;agree;strongly agree"},
    {"P04", "never;rarely;sometimes;mostly;always"},
    {"P05", often_words, false},
    {"P06", often_words},
    {"P07", often_words},
    {"P08", "yes;no"},
    {"P09", "no;yes"},
    {"P10", "need;wish;able to stay"},
}};

constexpr std::int8_t word_count(const Question& question) {
    std::int8_t count = 1;
    for (const char c : question.words) count = static_cast<std::int8_t>(count + (c == ';' ? 1 : 0));
    return count;
}
inline constexpr std::array<std::int8_t, items> word_counts = [] {
    std::array<std::int8_t, items> counts{};
    for (std::size_t i = 0; i < items; ++i) counts[i] = word_count(questions[i]);
    return counts;
}();

// Which word each question was answered with: 0 is the worst.
using Answers = std::array<std::int8_t, items>;

struct Scores {
    float economic = 0, social = 0, psychosocial = 0, composite = 0;
    float composite_without_leave = 0;  // without the two questions that overlap the wish to leave
    bool complete = true;               // every dimension had a question that was answered
};

// Scores and weights of a table.
struct Instrument {
    std::array<std::array<float, most_words>, items> score{};
    std::array<float, items> weight{};
    std::array<Dimension, items> dimension{};
    [[nodiscard]] Scores score_of(const Answers& answers) const;
};

// Equal steps from 0 to 1 and equal weights, which is also what the table that ships says.
Instrument plain_instrument();

struct Interview {
    float no_answer = 0, slip = 0, courtesy = 0;
};
// What an interviewer would write down: one draw per question.
Answers surveyed(const Answers& truth, const Interview& interview, const std::array<std::uint32_t, items>& draws);

}  // namespace models::outcomes
