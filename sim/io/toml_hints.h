#pragma once
// What people usually mean when a line is not TOML, and the one guard that has to read the text before the parser.

#include <cstdint>
#include <string>
#include <string_view>

namespace sim::io {

inline constexpr int most_dots = 32;

// Line of the first key with more dots than `most_dots`; 0 if there is none.
std::uint32_t line_with_too_many_dots(std::string_view text);

// The parser's message as one plain clause.
std::string syntax_message(std::string_view message);
std::string twice_message(std::string_view message);

// The likely repair, or nothing.
std::string syntax_hint(std::string_view message, std::string_view line, std::uint32_t column);

}  // namespace sim::io
