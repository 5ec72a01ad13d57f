#pragma once
// One value as written, turned into what its declaration asks for, or an error that says how to write it.

#include <optional>
#include <string>
#include <string_view>

#include "sim/io/diagnostic.h"
#include "sim/io/document.h"
#include "sim/state/catalogue.h"
#include "sim/state/table.h"

namespace sim::io {

struct Wanted {
    KeyKind kind = KeyKind::number;
    std::string_view unit{};
    Range range{};
    std::string_view choices{};
    std::string default_text{};   // as a scenario would write it; empty: none
    std::string range_source{};   // who says so
    bool bare = false;            // numbers may stand without their unit
};

Wanted wanted(const KeyInfo& key);
Wanted wanted(const ParameterInfo& parameter);

// "USD per month" for USD_per_month.
std::string shown_unit(std::string_view unit);
// Units that every reader takes for granted: shares, counts, scores, and units the closed table does not know.
bool stands_bare(std::string_view unit);
// Without an exponent where people would not write one.
std::string plain_number(double value);
// A number in its unit as a scenario would write it: 0.4, "18 months".
std::string shown_quantity(double value, std::string_view unit);

std::optional<Value> read_value(const Node& node, const std::string& path, const Wanted& wanted,
                                Diagnostics& diagnostics);
std::optional<double> read_number(const Node& node, const std::string& path, const Wanted& wanted,
                                  Diagnostics& diagnostics);

// The declared default as a node without a position; nothing if there is none.
std::optional<Node> default_node(const KeyInfo& key);

}  // namespace sim::io
