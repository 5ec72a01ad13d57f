// The closed table of units. A scenario writes "18 months" or "25 % per month"; the kernel
// works in base units: months, shares, chances per month, USD, hours, km, SD.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sim {

struct Unit {
    std::string_view name, dimension;
    double to_base;  // value in the dimension's base unit = value * to_base
};

// unit is a name from the table (static storage), with '_' for spaces.
struct Quantity {
    double value;
    std::string_view unit;
};

// Spaces and underscores are alike: "USD per month" finds USD_per_month. Null if unknown.
const Unit* find_unit(std::string_view name);

// "18 months", "350 USD", "25 % per month", "-0.45 SD". Empty for a missing or unknown unit,
// thousands separators, decimal commas, infinities. Does not depend on the locale.
std::optional<Quantity> parse_quantity(std::string_view text);

// Empty if either unit is unknown or the dimensions differ.
std::optional<double> convert(Quantity quantity, std::string_view to_unit);

// For error messages: the units that convert to this one, as a scenario would write them,
// such as "months, years, weeks, days". Empty if the unit is unknown.
std::string accepted_units(std::string_view unit);

}  // namespace sim
