#include "sim/io/position.h"

namespace sim::io {

Position position_of(std::string_view text, std::size_t byte, std::uint32_t file) {
    Position at{file, 1, 1, 1};
    for (const char c : text.substr(0, byte)) {
        if (c == '\n')
            ++at.line, at.column = 1;
        else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            ++at.column;
    }
    return at;
}

std::string_view Sources::line(const Position& at) const {
    if (at.file >= texts_.size() || at.line == 0) return {};
    std::string_view rest = texts_[at.file].text;
    for (std::uint32_t n = 1; n < at.line; ++n) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return {};
        rest.remove_prefix(end + 1);
    }
    rest = rest.substr(0, rest.find('\n'));
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    return rest;
}

std::string Sources::place(const Position& at) const {
    std::string place = line_place(at);
    if (at.file != 0 && at.line != 0 && at.column != 0) place += ":" + std::to_string(at.column);
    return place;
}

std::string Sources::line_place(const Position& at) const {
    std::string place = name(at.file);
    if (at.file != 0 && at.line != 0) place += ":" + std::to_string(at.line);
    return place;
}

std::string Sources::folder(std::uint32_t file) const {
    const std::string& shown = name(file);
    if (file == 0 || shown == command_line_name) return {};
    return shown.substr(0, shown.rfind('/') + 1);
}

}  // namespace sim::io
