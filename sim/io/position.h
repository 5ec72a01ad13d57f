#pragma once
// Where in the input something stands. Lines and columns count from 1; columns count characters, not bytes.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sim::io {

struct Position {
    std::uint32_t file = 0;    // index into Sources; 0: nowhere, a default
    std::uint32_t line = 0;    // 0: the file as a whole (JSON has no lines)
    std::uint32_t column = 0;  // 0: the line as a whole
    std::uint32_t length = 0;  // characters to underline

    auto operator<=>(const Position&) const = default;
};

// Every text that was read, under the name its user knows it by: a path as typed, "--set", "default".
class Sources {
public:
    Sources() : texts_{{"default", {}}} {}

    std::uint32_t add(std::string name, std::string text) {
        texts_.push_back({std::move(name), std::move(text)});
        return static_cast<std::uint32_t>(texts_.size() - 1);
    }
    [[nodiscard]] const std::string& name(std::uint32_t file) const { return texts_[file].name; }
    [[nodiscard]] const std::string& text(std::uint32_t file) const { return texts_[file].text; }
    [[nodiscard]] std::size_t size() const { return texts_.size(); }

    // Without its line end; empty if there is no such line.
    [[nodiscard]] std::string_view line(const Position& at) const;
    // "file:line:column", "file:line" or "file"; "default" for a default.
    [[nodiscard]] std::string place(const Position& at) const;
    // "file:line", or the name alone where lines mean nothing.
    [[nodiscard]] std::string line_place(const Position& at) const;
    // What paths written in that file are relative to: its folder with a final '/', or nothing.
    [[nodiscard]] std::string folder(std::uint32_t file) const;

private:
    struct Text {
        std::string name, text;
    };
    std::vector<Text> texts_;
};

// Where a byte of a text stands.
Position position_of(std::string_view text, std::size_t byte, std::uint32_t file);

inline constexpr std::string_view command_line_name = "--set";

}  // namespace sim::io
