// Working expressions out, and saying beforehand what they can never be.

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

#include "models/population/columns.h"
#include "models/programme/columns.h"
#include "models/programme/expression.h"

namespace models::programme {

namespace {

using Op = Expression::Op;
using Step = Expression::Step;
using sim::Range;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double boundless = std::numeric_limits<double>::infinity();

bool is_returnee(const Subject& s) {
    return s.as_host || s.world->value(sim::slot_of<population::returnee>, s.person) > 0;
}

double months_since_return(const Subject& s) {
    if (s.as_host) return 0;
    if (!is_returnee(s)) return unknown;
    return static_cast<double>(s.month) - s.world->value(sim::slot_of<population::return_month>, s.person);
}

double assessed_score(const Subject& s) {
    if (s.as_host) return 0;
    const double percent = s.world->value(sim::slot_of<assessed>, s.person);
    return percent > 0 ? percent * 0.01 : unknown;
}

double named(const Step& step, const Subject& s) {
    switch (step.op) {
        case Op::person: return s.world->value(step.slot, s.person);
        case Op::household: return s.world->value(step.slot, s.household);
        case Op::community: return s.world->value(step.slot, s.community);
        case Op::country: return s.world->value(step.slot, 0);
        case Op::age_years: return (s.month - s.world->value(sim::slot_of<population::birth_month>, s.person)) / 12;
        case Op::months_since_return: return months_since_return(s);
        case Op::months_waiting: return s.months_waiting;
        case Op::assessment: return assessed_score(s);
        case Op::returnee: return is_returnee(s) ? 1 : 0;
        default: return step.value;
    }
}

double combine(Op op, double a, double b) {
    switch (op) {
        case Op::add: return a + b;
        case Op::subtract: return a - b;
        case Op::multiply: return a * b;
        case Op::divide: return b != 0 ? a / b : unknown;
        case Op::equal: return a == b ? 1 : 0;
        case Op::unequal: return a < b || a > b ? 1 : 0;
        case Op::less: return a < b ? 1 : 0;
        case Op::less_equal: return a <= b ? 1 : 0;
        case Op::both: return a > 0 && b > 0 ? 1 : 0;
        case Op::either: return a > 0 || b > 0 ? 1 : 0;
        default: return unknown;
    }
}

bool is_unary(Op op) { return op == Op::negate || op == Op::negation; }

// What can be said of an expression from the ranges of the things it names.
class Bounds {
public:
    Bounds(const std::vector<Step>& steps, bool nobody_returned) : steps_(&steps), nobody_returned_(nobody_returned) {}

    void assume(Op op, Range range) { known_[{op, 0}] = range; }
    [[nodiscard]] bool possible() { return steps_->empty() || possible(steps_->size() - 1); }

private:
    using Name = std::pair<Op, std::uint16_t>;

    [[nodiscard]] static bool is_name(Op op) { return op > Op::number && op < Op::add; }
    [[nodiscard]] static bool is_comparison(Op op) { return op >= Op::equal && op <= Op::less_equal; }
    // First step of the part of the expression that ends at `last`.
    [[nodiscard]] std::size_t first(std::size_t last) const {
        const Op op = (*steps_)[last].op;
        if (op < Op::add) return last;
        return is_unary(op) ? first(last - 1) : first(first(last - 1) - 1);
    }
    [[nodiscard]] std::size_t left(std::size_t last) const { return first(last - 1) - 1; }

    [[nodiscard]] Range range_of(std::size_t last) const {
        const Step& step = (*steps_)[last];
        if (step.op == Op::number) return {step.value, step.value};
        if (!is_name(step.op)) return {-boundless, boundless};
        const auto it = known_.find({step.op, step.slot});
        return it == known_.end() ? step.range : it->second;
    }
    [[nodiscard]] bool has_returned(std::size_t last) const {
        const Op op = (*steps_)[last].op;
        return op == Op::months_since_return || op == Op::assessment;
    }

    bool possible(std::size_t last) {
        const Step& step = (*steps_)[last];
        if (step.op == Op::both) return possible(left(last)) && possible(last - 1);
        if (step.op == Op::either) {
            Bounds one = *this, other = *this;
            return one.possible(left(last)) || other.possible(last - 1);
        }
        if (step.op == Op::negation) return negation_possible(last - 1);
        if (is_comparison(step.op)) return narrow(step.op, left(last), last - 1);
        return !is_name(step.op) || range_of(last).high > 0;
    }
    bool negation_possible(std::size_t last) {
        const Step& step = (*steps_)[last];
        if (!is_name(step.op)) return true;
        Range range = range_of(last);
        if (range.low > 0) return false;
        known_[{step.op, step.slot}] = {range.low, std::min(range.high, 0.0)};
        return true;
    }
    bool narrow(Op op, std::size_t a, std::size_t b) {
        if (nobody_returned_ && (has_returned(a) || has_returned(b))) return false;
        const Range ra = range_of(a), rb = range_of(b);
        if (op == Op::unequal) return !(ra.low == ra.high && rb.low == rb.high && ra.low == rb.low);
        if (op == Op::less && ra.low >= rb.high) return false;
        if (op == Op::less_equal && ra.low > rb.high) return false;
        if (op == Op::equal && (ra.low > rb.high || rb.low > ra.high)) return false;
        keep(a, {op == Op::equal ? rb.low : -boundless, rb.high});
        keep(b, {ra.low, op == Op::equal ? ra.high : boundless});
        return true;
    }
    void keep(std::size_t at, Range within) {
        const Step& step = (*steps_)[at];
        if (!is_name(step.op)) return;
        const Range range = range_of(at);
        known_[{step.op, step.slot}] = {std::max(range.low, within.low), std::min(range.high, within.high)};
    }

    const std::vector<Step>* steps_;
    bool nobody_returned_;
    std::map<Name, Range> known_;
};

}  // namespace

double Expression::run(const Subject& subject) const {
    std::array<double, deepest + 8> stack{};
    std::size_t top = 0;
    for (const Step& step : steps_) {
        if (step.op < Op::add) {
            stack[top++] = named(step, subject);
        } else if (step.op == Op::negate) {
            stack[top - 1] = -stack[top - 1];
        } else if (step.op == Op::negation) {
            stack[top - 1] = stack[top - 1] > 0 ? 0 : 1;
        } else {
            --top;
            stack[top - 1] = combine(step.op, stack[top - 1], stack[top]);
        }
    }
    return stack[0];
}

Expression Expression::both(const Expression& a, const Expression& b) {
    if (a.empty() || b.empty()) return a.empty() ? b : a;
    Expression joined = a;
    joined.steps_.insert(joined.steps_.end(), b.steps_.begin(), b.steps_.end());
    joined.steps_.push_back({Op::both, 0, 0, {}});
    return joined;
}

bool Expression::never() const { return !only_returnees() ? false : only_hosts(); }

bool Expression::only_returnees() const {
    Bounds bounds(steps_, true);
    bounds.assume(Op::returnee, {0, 0});
    return !bounds.possible();
}

bool Expression::only_hosts() const {
    Bounds bounds(steps_, false);
    bounds.assume(Op::returnee, {1, 1});
    return !bounds.possible();
}

}  // namespace models::programme
