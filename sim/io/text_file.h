#pragma once
// Small text files as a whole, and where the product keeps its own.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sim::io {

struct TextFile {
    std::string text;
    std::string trouble;  // why it cannot be read: "there is no such file"; empty if all went well
};

TextFile read_text_file(const std::string& path, std::size_t largest);

// Byte of the first fault, or npos.
std::size_t invalid_utf8(std::string_view text);

// `path` as written in a file of `folder` (which ends with '/' or is empty), in the user's own spelling.
std::string join_path(std::string_view folder, std::string_view path);

// The names in a folder, sorted; empty if there is no such folder.
std::vector<std::string> folder_names(const std::string& folder);
bool is_file(const std::string& path);
// With a '/' at its end, so that names can be added; empty stays empty.
std::string as_folder(std::string path);

// The folder that holds models/ and scenarios/: the environment's QUERENCIA_SHARE, else the source tree this was built
// from (a compile definition QUERENCIA_SHARE_DIR, if the build gives one), else beside or above the program, installed
// or not. Empty if none is found.
std::string find_share();

// Of every file: to name the same file read twice and to find cycles.
std::string canonical_path(const std::string& path);

}  // namespace sim::io
