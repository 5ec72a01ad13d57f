#pragma once
// Words of an expression, and the table of names it may use.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/programme/expression.h"

namespace models::programme {

struct Token {
    enum class Kind : std::uint8_t { end, name, number, text, sign };
    Kind kind = Kind::end;
    std::string_view text;
    double value = 0;
};

// Empty if some character belongs to no token; `bad` is then its position.
std::optional<std::vector<Token>> tokenize(std::string_view text, std::size_t& bad);

// A name of an expression, looked up.
struct Named {
    Expression::Step step;
    std::string_view unit;
    std::string_view labels;  // of a labelled column
    bool flag = false;        // may stand as a condition
};

struct Refusal {
    std::string code, message, help;
};

// Finds a derived name, a column by its full name, or a column by its last word if only one has it.
std::optional<Named> find_name(std::string_view name, const sim::Catalogue& catalogue, Names names, Refusal& refusal);
// The allowed name that looks most like this one; empty if none does.
std::string nearest_name(std::string_view name, const sim::Catalogue& catalogue, Names names);
std::optional<std::size_t> find_label(std::string_view labels, std::string_view word);

}  // namespace models::programme
