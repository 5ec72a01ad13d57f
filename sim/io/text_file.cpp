#include "sim/io/text_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace sim::io {

namespace fs = std::filesystem;

TextFile read_text_file(const std::string& path, std::size_t largest) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) return {{}, "there is no such file"};
    if (fs::is_directory(status)) return {{}, "it is a folder"};
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return {{}, errno ? std::generic_category().message(errno) : "it cannot be opened"};
    // A limit rather than the size of the file, which says nothing for pipes and devices.
    std::string text(std::min(largest + 1, std::size_t{1} << 16), '\0');
    std::size_t size = 0;
    while (stream.read(text.data() + size, static_cast<std::streamsize>(text.size() - size)), stream.gcount() > 0) {
        size += static_cast<std::size_t>(stream.gcount());
        if (size > largest) return {{}, "it is over " + std::to_string(largest >> 20U) + " MiB"};
        if (size == text.size()) text.resize(std::min(largest + 1, text.size() * 2));
    }
    if (stream.bad()) return {{}, "reading it failed"};
    text.resize(size);
    return {std::move(text), {}};
}

std::size_t invalid_utf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned first = byte(i), second = byte(i + 1);
        std::size_t length = 0;
        if (first < 0x80)
            length = 1;
        else if (first >= 0xC2 && first <= 0xDF && tail(i + 1))
            length = 2;
        else if ((first & 0xF0U) == 0xE0 && tail(i + 1) && tail(i + 2) && !(first == 0xE0 && second < 0xA0) &&
                 !(first == 0xED && second > 0x9F))
            length = 3;
        else if (first >= 0xF0 && first <= 0xF4 && tail(i + 1) && tail(i + 2) && tail(i + 3) &&
                 !(first == 0xF0 && second < 0x90) && !(first == 0xF4 && second > 0x8F))
            length = 4;
        if (length == 0) return i;
        i += length;
    }
    return std::string_view::npos;
}

std::string join_path(std::string_view folder, std::string_view path) {
    if (path.starts_with('/')) return std::string(path);
    return fs::path(std::string(folder) + std::string(path)).lexically_normal().generic_string();
}

std::vector<std::string> folder_names(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(folder.empty() ? "." : folder, error), end; !error && it != end; it.increment(error))
        names.push_back(it->path().filename().generic_string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string as_folder(std::string path) {
    if (!path.empty() && !path.ends_with('/')) path += '/';
    return path;
}

bool is_file(const std::string& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

namespace {

bool holds_models(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(folder / "models" / "evidence", error);
}

}  // namespace

std::string find_share() {
    if (const char* given = std::getenv("QUERENCIA_SHARE"); given && *given) return given;
#ifdef QUERENCIA_SHARE_DIR
    if (holds_models(QUERENCIA_SHARE_DIR)) return QUERENCIA_SHARE_DIR;
#endif
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    for (fs::path folder = program.parent_path(); !error && folder.has_relative_path(); folder = folder.parent_path()) {
        if (holds_models(folder / "share" / "querencia")) return (folder / "share" / "querencia").generic_string();
        if (holds_models(folder)) return folder.generic_string();
    }
    return {};
}

std::string canonical_path(const std::string& path) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(path, error);
    return error ? path : canonical.generic_string();
}

}  // namespace sim::io
