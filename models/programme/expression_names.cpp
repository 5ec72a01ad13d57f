// Tokens and names of expressions.

#include <algorithm>
#include <array>

#include "models/programme/expression_parse.h"
#include "sim/state/table.h"

namespace models::programme {

namespace {

using Op = Expression::Op;

struct Derived {
    std::string_view name, unit;
    Op op;
    sim::Range range;
    bool flag;
};

constexpr std::array derived_names{
    Derived{"returnee", "", Op::returnee, {0, 1}, true},
    Derived{"age_years", "years", Op::age_years, {0, 120}, false},
    Derived{"months_since_return", "months", Op::months_since_return, {0, 2640}, false},
    Derived{"months_waiting", "months", Op::months_waiting, {0, 1200}, false},
    Derived{"assessed_composite", "score", Op::assessment, {0, 1}, false},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A '/' or '.' inside a word joins model and column; a division has spaces around it.
std::size_t name_length(std::string_view text) {
    std::size_t at = 0;
    const auto next = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    const auto joins = [&](std::size_t i) { return (next(i) == '/' || next(i) == '.') && is_letter(next(i + 1)); };
    while (is_letter(next(at)) || is_digit(next(at)) || joins(at)) ++at;
    return at;
}

std::size_t number_length(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && (is_digit(text[at]) || text[at] == '.')) ++at;
    return at;
}

bool may_use(const sim::ColumnInfo& column, Names names) {
    const bool place = column.level == sim::Level::community || column.level == sim::Level::country;
    return column.level != sim::Level::account && (place || names == Names::persons);
}

Op op_of(sim::Level level) {
    switch (level) {
        case sim::Level::person: return Op::person;
        case sim::Level::household: return Op::household;
        case sim::Level::community: return Op::community;
        default: return Op::country;
    }
}

std::string_view tail_of(std::string_view name) { return name.substr(name.find('/') + 1); }

// Slot of the column of that full name, or the only one with that last word; of several, population's.
std::uint16_t find_column(std::string_view name, const sim::Catalogue& catalogue, Names names, Refusal& refusal) {
    std::string full(name);
    if (full.find('/') == std::string::npos) std::replace(full.begin(), full.end(), '.', '/');
    if (full.find('/') != std::string::npos) return catalogue.column(full);
    std::uint16_t found = sim::unassigned;
    for (std::uint16_t slot = 0; slot < catalogue.columns().size(); ++slot) {
        const sim::ColumnInfo& column = catalogue.columns()[slot];
        if (tail_of(column.name) != name || !may_use(column, names)) continue;
        if (found != sim::unassigned && sim::owner_of(column.name) != "population") {
            if (sim::owner_of(catalogue.columns()[found].name) == "population") continue;
            refusal = {"RS508", "'" + full + "' is the last word of several columns",
                       "write " + std::string(catalogue.columns()[found].name) + " or " + std::string(column.name)};
            return sim::unassigned;
        }
        found = slot;
    }
    return found;
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

}  // namespace

std::optional<std::vector<Token>> tokenize(std::string_view text, std::size_t& bad) {
    std::vector<Token> tokens;
    std::size_t at = 0;
    const auto take = [&](Token::Kind kind, std::size_t length) {
        tokens.push_back({kind, text.substr(at, length), 0});
        at += length;
    };
    while (at < text.size()) {
        const char c = text[at];
        const std::string_view two = text.substr(at, 2);
        if (c == ' ' || c == '\t' || c == '\n') {
            ++at;
        } else if (is_letter(c)) {
            take(Token::Kind::name, name_length(text.substr(at)));
        } else if (is_digit(c)) {
            take(Token::Kind::number, number_length(text.substr(at)));
            const auto value = sim::parse_number(tokens.back().text);
            if (!value) return bad = at, std::nullopt;
            tokens.back().value = *value;
        } else if (c == '"' || c == '\'') {
            const std::size_t end = text.find(c, at + 1);
            if (end == std::string_view::npos) return bad = at, std::nullopt;
            tokens.push_back({Token::Kind::text, text.substr(at + 1, end - at - 1), 0});
            at = end + 1;
        } else if (two == "==" || two == "!=" || two == "<=" || two == ">=") {
            take(Token::Kind::sign, 2);
        } else if (std::string_view("<>+-*/()[],%").find(c) != std::string_view::npos) {
            take(Token::Kind::sign, 1);
        } else {
            return bad = at, std::nullopt;
        }
    }
    tokens.push_back({});
    return tokens;
}

std::optional<Named> find_name(std::string_view name, const sim::Catalogue& catalogue, Names names, Refusal& refusal) {
    const bool of_population = name == "population/returnee" || name == "population.returnee";
    for (const Derived& derived : derived_names)
        if (names == Names::persons && (derived.name == name || (of_population && derived.op == Op::returnee)))
            return Named{{derived.op, 0, 0, derived.range}, derived.unit, {}, derived.flag};
    const std::uint16_t slot = find_column(name, catalogue, names, refusal);
    if (slot == sim::unassigned) return std::nullopt;
    const sim::ColumnInfo& column = catalogue.columns()[slot];
    const std::string full(column.name);
    if (column.sensitive) {
        refusal = {"RS509", full + " is sensitive: it may not decide who is helped", "use a recorded assessment"};
    } else if (sim::owner_of(column.name) == "outcomes") {
        refusal = {"RS510", full + " is a true score, which no programme can see", "use assessed_composite"};
    } else if (!may_use(column, names)) {
        const std::string whose = names == Names::places ? "places" : "people or households";
        refusal = {"RS508", full + " is not a column of " + whose,
                   names == Names::places ? "use a community or country column" : "use a person or household column"};
    } else {
        const bool flag = column.labels.empty() && column.type == sim::Type::u8 && column.range.high <= 1;
        return Named{{op_of(column.level), slot, 0, column.range}, column.unit, column.labels, flag};
    }
    return std::nullopt;
}

std::string nearest_name(std::string_view name, const sim::Catalogue& catalogue, Names names) {
    std::string best;
    std::size_t least = std::max<std::size_t>(2, name.size() / 3) + 1;
    const auto offer = [&](std::string_view candidate) {
        const std::size_t d = std::min(distance(name, candidate), distance(name, tail_of(candidate)));
        if (d < least) least = d, best = std::string(candidate);
    };
    if (names == Names::persons)
        for (const Derived& derived : derived_names) offer(derived.name);
    for (const sim::ColumnInfo& column : catalogue.columns())
        if (may_use(column, names) && !column.sensitive) offer(column.name);
    return best;
}

std::optional<std::size_t> find_label(std::string_view labels, std::string_view word) {
    std::size_t index = 0;
    for (std::size_t at = 0; at <= labels.size(); ++index) {
        const std::size_t end = std::min(labels.find(' ', at), labels.size());
        if (labels.substr(at, end - at) == word) return index;
        at = end + 1;
    }
    return std::nullopt;
}

}  // namespace models::programme
