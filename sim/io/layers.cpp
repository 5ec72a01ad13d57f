#include "sim/io/layers.h"

#include <algorithm>
#include <utility>

#include "sim/io/suggest.h"
#include "sim/io/text_file.h"
#include "sim/state/table.h"

namespace sim::io {

namespace {

constexpr std::size_t longest_chain = 16;

std::string did_you_mean(const std::string& near) { return near.empty() ? "" : "did you mean '" + near + "'?"; }

// A segment such as labour/skill_return needs quotes in TOML; on a command line they are easily lost.
std::string quote_slashes(std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    const std::string_view path = assignment.substr(0, equals);
    if (equals == std::string_view::npos || path.find('/') == std::string_view::npos ||
        path.find_first_of("\"'") != std::string_view::npos)
        return std::string(assignment);
    std::string out;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('.', at), path.size());
        const std::string part(path.substr(at, end - at));
        out += (out.empty() ? "" : ".") + (part.find('/') == std::string::npos ? part : "\"" + part + "\"");
        at = end + 1;
    }
    return out + std::string(assignment.substr(equals));
}

}  // namespace

std::string nearest_file(const std::string& path, std::string_view extension) {
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    std::vector<std::string> names = folder_names(folder);
    std::erase_if(names, [&](const std::string& name) { return !name.ends_with(extension); });
    const std::string near = nearest(path.substr(folder.size()), names);
    return near.empty() ? near : folder + near;
}

Layers LayerReader::file(const std::string& path) {
    TextFile read = read_text_file(path, 2 * largest_document);
    if (read.trouble.empty()) {
        chain_.emplace_back(canonical_path(path), path);
        Layers layers = source(sources_.add(path, std::move(read.text)));
        chain_.pop_back();
        return layers;
    }
    const std::uint32_t file = sources_.add(path, {});
    diagnostics_.add({.code = "RS300",
                      .at = {file, 0, 0, 0},
                      .path = {},
                      .message = "this scenario cannot be read: " + read.trouble,
                      .label = did_you_mean(nearest_file(path, ".toml"))});
    return {Node{}, false};
}

Layers LayerReader::text(const std::string& name, std::string text) {
    return source(sources_.add(name, std::move(text)));
}

Layers LayerReader::source(std::uint32_t file) {
    const std::size_t before = diagnostics_.errors();
    Layers layers{read_document(file, sources_, diagnostics_), true};
    const bool readable = diagnostics_.errors() == before || !layers.document.members.empty();
    if (!readable) return {std::move(layers.document), false};
    check_schema(layers.document, file);
    if (const Member* extends = layers.document.find("extends")) {
        const Member copy = *extends;
        layers.document.erase("extends");
        extend(layers, file, copy);
    }
    return layers;
}

void LayerReader::check_schema(const Node& document, std::uint32_t file) {
    const Member* schema = document.find("schema");
    if (!schema) {
        diagnostics_.add({.code = "RS108",
                          .at = {file, 0, 0, 0},
                          .path = "schema",
                          .message = "the file does not say which version of the format it is written in",
                          .label = "write 'schema = 1' as its first line"});
    } else if (schema->value.kind == NodeKind::number && schema->value.number != schema_version) {
        diagnostics_.add(
            {.code = "RS108",
             .at = schema->value.at,
             .path = "schema",
             .message = "this format version is not known here: schema is " + number_text(schema->value.number),
             .label = "this program reads schema = 1",
             .help = {"a newer file needs a newer version of the program"}});
    }
}

bool LayerReader::cycle(const std::string& path, const Member& extends) {
    const std::string canonical = canonical_path(path);
    const auto seen = std::find_if(chain_.begin(), chain_.end(), [&](const auto& c) { return c.first == canonical; });
    if (seen == chain_.end()) return false;
    std::string circle;
    for (auto it = seen; it != chain_.end(); ++it) circle += it->second + " -> ";
    diagnostics_.add({.code = "RS302",
                      .at = extends.value.at,
                      .path = "extends",
                      .message = "files extend one another in a circle",
                      .label = "remove one of these",
                      .help = {circle + path}});
    return true;
}

void LayerReader::extend(Layers& layers, std::uint32_t file, const Member& extends) {
    const auto refuse = [&](std::string code, std::string message, std::string label) {
        diagnostics_.add({.code = std::move(code),
                          .at = extends.value.at,
                          .path = "extends",
                          .message = std::move(message),
                          .label = std::move(label)});
        layers.whole = false;
    };
    if (extends.value.kind != NodeKind::text)
        return refuse("RS201",
                      "extends is " + std::string(name_of(extends.value.kind)) + ", but must be the name of one file",
                      "write extends = \"baseline.toml\"");
    const std::string path = join_path(sources_.folder(file), extends.value.text);
    if (cycle(path, extends)) {
        layers.whole = false;
        return;
    }
    if (chain_.size() >= longest_chain)
        return refuse("RS304", "more than " + std::to_string(longest_chain) + " files extend one another", {});
    TextFile read = read_text_file(path, 2 * largest_document);
    if (!read.trouble.empty())
        return refuse("RS301", "the file it extends, '" + path + "', cannot be read: " + read.trouble,
                      did_you_mean(nearest_file(path, ".toml")));
    chain_.emplace_back(canonical_path(path), path);
    Layers base = source(sources_.add(path, std::move(read.text)));
    chain_.pop_back();
    merge(base.document, std::move(layers.document));
    layers.document = std::move(base.document);
    layers.whole = layers.whole && base.whole;
}

void LayerReader::set(Layers& layers, const std::string& assignment) {
    const std::uint32_t file = sources_.add(std::string(command_line_name), quote_slashes(assignment));
    const auto refuse = [&](std::string message, std::string help) {
        diagnostics_.add({.code = "RS303",
                          .at = {file, 1, 1, 1},
                          .path = {},
                          .message = std::move(message),
                          .help = {std::move(help)}});
    };
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
        return refuse("'" + assignment + "' is not of the form KEY=VALUE", "write --set programme.NAME.dose=0.5");
    if (assignment.find_first_of("\n\r") != std::string::npos)
        return refuse("one --set takes one line", "repeat --set for each key");
    Diagnostics trouble;
    Node over = read_document(file, sources_, trouble);
    if (!trouble.ok())
        return refuse("the value is not TOML: '" + assignment.substr(equals + 1) + "'",
                      "put text and quantities in quotes: --set '" + assignment.substr(0, equals) + "=\"" +
                          assignment.substr(equals + 1) + "\"'");
    if (over.find("extends") || over.find("schema"))
        return refuse("extends and schema cannot be set from the command line", "write a small file instead");
    const Position root = layers.document.at;
    merge(layers.document, std::move(over));
    layers.document.at = root;
}

}  // namespace sim::io
