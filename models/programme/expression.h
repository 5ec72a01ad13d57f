#pragma once
// Conditions and keys over declared columns: who is eligible, who comes first, when a programme is open. Parsed and
// checked once, before month one; run for candidates only. A condition on something that is not known is not met.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/state/table.h"
#include "sim/state/world.h"

namespace models::programme {

// For whom an expression is worked out. Expressions about places need no person.
struct Subject {
    const sim::World* world = nullptr;
    std::uint32_t person = 0;     // global slot
    std::uint32_t household = 0;  // global
    std::uint32_t community = 0;
    std::uint32_t month = 0;
    std::uint32_t months_waiting = 0;
    bool as_host = false;         // a host share: what only returnees can meet counts as met
};

enum class Names : std::uint8_t { persons, places };  // which names an expression may use
enum class Result : std::uint8_t { condition, number };

class Expression {
public:
    enum class Op : std::uint8_t {
        number,
        person,
        household,
        community,
        country,
        age_years,
        months_since_return,
        months_waiting,
        assessment,
        returnee,
        add,
        subtract,
        multiply,
        divide,
        negate,
        equal,
        unequal,
        less,
        less_equal,
        both,
        either,
        negation
    };
    struct Step {
        Op op = Op::number;
        std::uint16_t slot = 0;
        double value = 0;
        sim::Range range{};  // of what a step names
    };

    Expression() = default;
    // Parses and checks; a mistake goes to `problems` under `path`, and the expression is then empty.
    static Expression parse(std::string_view text, const sim::Catalogue& catalogue, Names names, Result result,
                            std::string_view path, sim::Problems& problems);
    // Both conditions; an empty one holds always.
    static Expression both(const Expression& a, const Expression& b);

    [[nodiscard]] bool empty() const { return steps_.empty(); }
    [[nodiscard]] bool holds(const Subject& subject) const { return steps_.empty() || run(subject) > 0; }
    [[nodiscard]] double number(const Subject& subject) const { return run(subject); }

    // What can be said without a world. Conservative: false where it is not clear.
    [[nodiscard]] bool never() const;           // no person can meet it
    [[nodiscard]] bool only_returnees() const;  // nobody else can meet it
    [[nodiscard]] bool only_hosts() const;      // no returnee can meet it

private:
    [[nodiscard]] double run(const Subject& subject) const;

    std::vector<Step> steps_;  // postfix
};

// What an expression needs at most to be worked out; deeper ones are refused.
inline constexpr std::size_t deepest = 48;

}  // namespace models::programme
