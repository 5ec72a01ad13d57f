#pragma once
// "Did you mean": the known word nearest to a misspelled one.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim::io {

// Edit distance in characters; a swap of neighbours counts as one (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b);

// The nearest word within a third of the typed word's length, the first of equals; empty if there is none.
std::string nearest(std::string_view typed, std::span<const std::string> known);

// "a, b, c", cut after `most` words with the number left out.
std::string list_words(std::span<const std::string> words, std::size_t most = 12);

// Words separated by spaces.
std::vector<std::string> split_words(std::string_view text);

}  // namespace sim::io
