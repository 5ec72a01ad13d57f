#pragma once
// The layers of a scenario laid over each other: the file it extends, itself, then what the command line sets.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/diagnostic.h"
#include "sim/io/document.h"

namespace sim::io {

struct Layers {
    Node document;
    bool whole = true;  // false: a layer could not be read, so what is missing may stand there
};

class LayerReader {
public:
    LayerReader(Sources& sources, Diagnostics& diagnostics) : sources_(sources), diagnostics_(diagnostics) {}

    Layers file(const std::string& path);
    Layers text(const std::string& name, std::string text);
    // "programme.mentoring.take_up=0.4": a dotted key and a value, both read as TOML.
    void set(Layers& layers, const std::string& assignment);

private:
    Layers source(std::uint32_t file);
    void extend(Layers& layers, std::uint32_t file, const Member& extends);
    void check_schema(const Node& document, std::uint32_t file);
    bool cycle(const std::string& path, const Member& extends);

    Sources& sources_;
    Diagnostics& diagnostics_;
    std::vector<std::pair<std::string, std::string>> chain_;  // canonical and shown path of each file being read
};

// A file with the nearest name in the folder of `path`, as the user would write it; empty if there is none.
std::string nearest_file(const std::string& path, std::string_view extension);

inline constexpr double schema_version = 1;

}  // namespace sim::io
