#include "sim/io/suggest.h"

#include <algorithm>

namespace sim::io {

namespace {

std::u32string characters(std::string_view text) {
    std::u32string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U && !out.empty())
            out.back() = (out.back() << 8U) | byte;
        else
            out.push_back(byte);
    }
    return out;
}

std::size_t distance_of(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = std::min({change, last[j] + 1, now[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) now[j] = std::min(now[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

// Longer words are no misspellings, and comparing them would cost much for hostile input.
constexpr std::size_t longest_word = 80;

}  // namespace

std::size_t distance(std::string_view a, std::string_view b) { return distance_of(characters(a), characters(b)); }

std::string nearest(std::string_view typed, std::span<const std::string> known) {
    const std::u32string word = characters(typed);
    if (word.size() > longest_word) return {};
    std::size_t limit = word.size() / 3 + 1;
    const std::string* best = nullptr;
    for (const std::string& candidate : known) {
        if (candidate.size() > 2 * longest_word) continue;
        const std::size_t d = distance_of(word, characters(candidate));
        if (d < limit) limit = d, best = &candidate;
    }
    return best ? *best : std::string{};
}

std::string list_words(std::span<const std::string> words, std::size_t most) {
    std::string list;
    for (std::size_t i = 0; i < words.size() && i < most; ++i) {
        if (i > 0) list += ", ";
        list += words[i];
    }
    if (words.size() > most) list += " and " + std::to_string(words.size() - most) + " more";
    return list;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace sim::io
