// Expressions by recursive descent: or < and < not < comparison < sum < product < sign < name.

#include "models/programme/expression_parse.h"

#include <algorithm>

#include "sim/base/units.h"

namespace models::programme {

namespace {

using Op = Expression::Op;
using Step = Expression::Step;

enum class Kind : std::uint8_t { number, label, word, condition };

constexpr std::size_t longest = 600;  // words and signs

// What a part of the expression is, and where its steps begin.
struct Part {
    Kind kind = Kind::number;
    std::size_t first = 0;
    std::string_view unit;
    std::string_view labels;
    std::string_view word;
    bool literal = false;
    bool flag = false;  // a number that may stand as a condition
};

class Descent {
public:
    Descent(const std::vector<Token>& tokens, const sim::Catalogue& catalogue, Names names)
        : tokens_(tokens), catalogue_(&catalogue), names_(names) {}

    bool whole(Result result) {
        Part part = alternatives();
        if (ok() && peek().kind != Token::Kind::end)
            fail("'" + std::string(peek().text) + "' stands where nothing can");
        if (ok() && result == Result::condition) as_condition(part);
        if (ok() && result == Result::number) as_number(part);
        if (ok() && depth() > deepest) fail("it is too long to be read by people");
        return ok();
    }
    [[nodiscard]] const Refusal& refusal() const { return refusal_; }
    std::vector<Step> steps;

private:
    [[nodiscard]] bool ok() const { return refusal_.code.empty(); }
    [[nodiscard]] const Token& peek() const { return tokens_[at_]; }
    bool accept(std::string_view text) {
        if (!ok() || (peek().kind != Token::Kind::sign && peek().kind != Token::Kind::name) || peek().text != text)
            return false;
        ++at_;
        return true;
    }
    void expect(std::string_view text) {
        if (!accept(text)) fail("'" + std::string(text) + "' is missing");
    }
    void fail(std::string message, std::string help = {}) {
        if (ok()) refusal_ = {"RS508", std::move(message), std::move(help)};
    }
    Part put(Op op, std::size_t first, Kind kind) {
        steps.push_back({op, 0, 0, {}});
        return {kind, first, {}, {}, {}, false, kind == Kind::condition};
    }
    // Values waiting at the worst point; also bounds the recursion of later readers.
    [[nodiscard]] std::size_t depth() const {
        std::size_t now = 0, most = 0;
        for (const Step& step : steps) {
            if (step.op < Op::add)
                most = std::max(most, ++now);
            else if (step.op != Op::negate && step.op != Op::negation)
                --now;
        }
        return most;
    }

    Part alternatives() {
        Part a = conjunction();
        while (accept("or")) a = logical(a, Op::either);
        return a;
    }
    Part conjunction() {
        Part a = denial();
        while (accept("and")) a = logical(a, Op::both);
        return a;
    }
    Part logical(Part a, Op op) {
        as_condition(a);
        Part b = op == Op::either ? conjunction() : denial();
        as_condition(b);
        return put(op, a.first, Kind::condition);
    }
    Part denial() {
        if (!accept("not")) return comparison();
        if (++nesting_ > deepest) fail("it is nested too deeply");
        Part a = ok() ? denial() : Part{};
        --nesting_;
        as_condition(a);
        return put(Op::negation, a.first, Kind::condition);
    }
    Part comparison() {
        Part a = sum();
        if (accept("in")) return any_of(a);
        for (const std::string_view sign : {"==", "!=", "<=", ">=", "<", ">"})
            if (accept(sign)) {
                Part b = sum();
                return compare(a, b, sign);
            }
        return a;
    }
    Part compare(Part a, Part b, std::string_view sign) {
        fit(a, b);
        const bool swap = sign == ">" || sign == ">=";
        if (swap && ok())
            std::rotate(steps.begin() + static_cast<std::ptrdiff_t>(a.first),
                        steps.begin() + static_cast<std::ptrdiff_t>(b.first), steps.end());
        const Op order = sign.size() == 2 ? Op::less_equal : Op::less;
        const Op op = sign == "==" ? Op::equal : sign == "!=" ? Op::unequal : order;
        return put(op, a.first, Kind::condition);
    }
    Part any_of(Part a) {
        const bool square = accept("[");
        if (!square) expect("(");
        const std::vector<Step> subject(steps.begin() + static_cast<std::ptrdiff_t>(std::min(a.first, steps.size())),
                                        steps.end());
        bool more = false;
        do {
            if (!ok()) break;
            Part copy = a;
            copy.first = steps.size() - (more ? 0 : subject.size());
            if (more) steps.insert(steps.end(), subject.begin(), subject.end());
            Part b = sum();
            compare(copy, b, "==");
            if (more) put(Op::either, a.first, Kind::condition);
            more = true;
        } while (accept(","));
        expect(square ? "]" : ")");
        return {Kind::condition, a.first, {}, {}, {}, false, true};
    }
    Part sum() {
        Part a = product();
        while (true) {
            const bool add = accept("+");
            if (!add && !accept("-")) return a;
            Part b = product();
            as_number(a), as_number(b), fit(a, b);
            const std::string_view unit = a.unit.empty() ? b.unit : a.unit;
            a = put(add ? Op::add : Op::subtract, a.first, Kind::number);
            a.unit = unit;
        }
    }
    Part product() {
        Part a = sign();
        while (true) {
            const bool multiply = accept("*");
            if (!multiply && !accept("/")) return a;
            Part b = sign();
            as_number(a), as_number(b);
            a = put(multiply ? Op::multiply : Op::divide, a.first, Kind::number);
        }
    }
    Part sign() {
        if (!accept("-")) return atom();
        Part a = atom();
        as_number(a);
        const std::string_view unit = a.unit;
        a = put(Op::negate, a.first, Kind::number);
        a.unit = unit;
        return a;
    }
    Part atom() {
        const std::size_t first = steps.size();
        if (!ok()) return {};
        if (accept("(")) {
            if (++nesting_ > deepest) fail("it is nested too deeply");
            Part inside = ok() ? alternatives() : Part{};
            --nesting_;
            expect(")");
            return inside;
        }
        const Token token = peek();
        if (token.kind == Token::Kind::end) return fail("it ends too early"), Part{};
        ++at_;
        if (token.kind == Token::Kind::number) return literal(token, first);
        if (token.kind == Token::Kind::text) return word(token.text, first);
        if (token.kind == Token::Kind::name) return name(token.text, first);
        return fail("'" + std::string(token.text) + "' stands where a name or number should"), Part{};
    }
    // A number, with the longest run of words after it that is a unit.
    Part literal(const Token& token, std::size_t first) {
        std::string words;
        std::string_view unit;
        std::size_t end = at_;
        double value = token.value;
        for (std::size_t i = at_; i < std::min(at_ + 3, tokens_.size()); ++i) {
            if (tokens_[i].kind != Token::Kind::name && tokens_[i].text != "%") break;
            words += (words.empty() ? "" : " ") + std::string(tokens_[i].text);
            if (const sim::Unit* found = sim::find_unit(words)) unit = found->name, end = i + 1;
        }
        at_ = end;
        if (unit == "%" || unit == "percent") value *= 0.01, unit = "share";
        steps.push_back({Op::number, 0, value, {}});
        return {Kind::number, first, unit, {}, {}, true, false};
    }
    Part word(std::string_view text, std::size_t first) {
        steps.push_back({Op::number, 0, 0, {}});
        return {Kind::word, first, {}, {}, text, true, false};
    }
    Part name(std::string_view text, std::size_t first) {
        if (text == "true" || text == "false") {
            steps.push_back({Op::number, 0, text == "true" ? 1.0 : 0.0, {}});
            return {Kind::condition, first, {}, {}, {}, true, true};
        }
        Refusal refusal;
        if (const auto found = find_name(text, *catalogue_, names_, refusal)) {
            steps.push_back(found->step);
            return {found->labels.empty() ? Kind::number : Kind::label,
                    first,
                    found->unit,
                    found->labels,
                    {},
                    false,
                    found->flag};
        }
        if (!refusal.code.empty()) return refusal_ = std::move(refusal), Part{};
        return word(text, first);  // a label, if it is compared with a labelled column
    }

    void unknown(std::string_view text) {
        const std::string near = nearest_name(text, *catalogue_, names_);
        fail("unknown name '" + std::string(text) + "'", near.empty() ? "" : "did you mean '" + near + "'?");
    }
    void as_number(const Part& part) {
        if (!ok()) return;
        if (part.kind == Kind::word) return unknown(part.word);
        if (part.kind == Kind::condition) fail("a condition stands where a number should");
    }
    void as_condition(const Part& part) {
        if (!ok()) return;
        if (part.kind == Kind::word) return unknown(part.word);
        if (part.kind == Kind::label) fail("compare the column with one of: " + std::string(part.labels));
        if (part.kind == Kind::number && !part.flag) fail("a number stands where a condition should", "compare it");
    }
    // Makes the two sides of a comparison or sum alike: labels to their numbers, units to the unit of the column.
    void fit(Part& a, Part& b) {
        if (!ok()) return;
        if (a.kind == Kind::word && b.kind != Kind::label) return unknown(a.word);
        if (b.kind == Kind::word && a.kind != Kind::label) return unknown(b.word);
        const auto bare = [](const Part& part) { return part.kind == Kind::condition && !part.literal; };
        if (bare(a) || bare(b)) return fail("a condition stands where a number should");
        if (a.kind == Kind::word) return label(a, b);
        if (b.kind == Kind::word) return label(b, a);
        if (a.unit.empty() || b.unit.empty() || a.unit == b.unit) return;
        Part& from = a.literal ? a : b;
        const Part& to = a.literal ? b : a;
        if (!sim::find_unit(from.unit) || !sim::find_unit(to.unit)) return;
        const auto factor = sim::convert({1, from.unit}, to.unit);
        if (!factor) {
            refusal_ = {"RS503", "units do not fit: " + std::string(a.unit) + " and " + std::string(b.unit),
                        "use a unit such as " + sim::accepted_units(to.unit)};
        } else if (from.literal) {
            steps[from.first].value *= *factor;
        } else if (*factor != 1) {
            fail("write the comparison with a number: the columns differ in unit");
        }
    }
    void label(Part& part, const Part& column) {
        const auto index = find_label(column.labels, part.word);
        if (!index)
            return fail("'" + std::string(part.word) + "' is not a label of that column",
                        "labels: " + std::string(column.labels));
        steps[part.first].value = static_cast<double>(*index);
    }

    const std::vector<Token>& tokens_;
    const sim::Catalogue* catalogue_;
    Names names_;
    std::size_t at_ = 0, nesting_ = 0;
    Refusal refusal_;
};

}  // namespace

Expression Expression::parse(std::string_view text, const sim::Catalogue& catalogue, Names names, Result result,
                             std::string_view path, sim::Problems& problems) {
    Expression expression;
    std::size_t bad = 0;
    const auto tokens = tokenize(text, bad);
    if (!tokens || tokens->size() > longest) {
        problems.push_back({"RS508", std::string(path),
                            tokens ? "the expression is too long"
                                   : "the expression cannot be read at '" + std::string(text.substr(bad, 12)) + "'",
                            "", false});
        return expression;
    }
    Descent descent(*tokens, catalogue, names);
    if (!descent.whole(result)) {
        const Refusal& refusal = descent.refusal();
        problems.push_back(
            {refusal.code, std::string(path), refusal.message + ", in: " + std::string(text), refusal.help, false});
        return expression;
    }
    expression.steps_ = std::move(descent.steps);
    return expression;
}

}  // namespace models::programme
