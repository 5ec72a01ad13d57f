#include "sim/io/resolve.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "sim/io/text_file.h"
#include "sim/io/values.h"

namespace sim::io {

std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7F) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04X", byte);
            out += escaped;
        } else
            out += c;
    }
    return out + "\"";
}

std::string toml_key(std::string_view key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    return bare ? std::string(key) : toml_text(key);
}

namespace {

std::string toml_number(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return plain_number(value);
}

class Writer {
public:
    Writer(const Scenario& scenario, bool origins) : scenario_(scenario), origins_(origins) {}

    std::string write() {
        if (origins_)
            line("# " + scenario_.path +
                 ", resolved: what it extends and what the command line set are merged in.\n"
                 "# Each line says where its value was set. Data files are named from the folder of this command.");
        line("schema = 1");
        table(scenario_.document, {});
        return std::move(out_);
    }

private:
    void table(const Node& table, const std::string& path) {
        for (const Member& member : table.members)
            if (!is_table(member.value) && !(path.empty() && member.key == "schema")) value(member, path);
        for (const Member& member : table.members) {
            if (!is_table(member.value)) continue;
            const std::string here = path + (path.empty() ? "" : ".") + toml_key(member.key);
            if (member.value.kind == NodeKind::array) {
                for (const Node& item : member.value.items) header("[[" + here + "]]", item), this->table(item, here);
                continue;
            }
            const bool own = std::any_of(member.value.members.begin(), member.value.members.end(),
                                         [](const Member& m) { return !is_table(m.value); });
            if (own || member.value.members.empty()) header("[" + here + "]", member.value);
            this->table(member.value, here);
        }
    }

    static bool is_table(const Node& node) {
        if (node.kind == NodeKind::array)
            return !node.items.empty() && std::all_of(node.items.begin(), node.items.end(),
                                                      [](const Node& n) { return n.kind == NodeKind::table; });
        return node.kind == NodeKind::table;
    }

    void header(const std::string& text, const Node&) { out_ += (out_.empty() ? "" : "\n") + text + "\n"; }

    void value(const Member& member, const std::string& path) {
        Node node = member.value;
        if (path == "data" && node.kind == NodeKind::text)
            node.text = data_path(join_path(scenario_.sources.folder(node.at.file), node.text));
        std::string text = toml_key(member.key) + " = " + inline_value(node);
        if (origins_) {
            text.resize(std::max(text.size() + 2, std::size_t{44}), ' ');
            text += "# " + scenario_.sources.line_place(member.value.at);
        }
        line(text);
    }

    // What a run file keeps names files from the scenario's own folder: the same text, wherever the folder lies.
    [[nodiscard]] std::string data_path(const std::string& path) const {
        if (origins_) return path;
        const auto folder = std::filesystem::path(scenario_.path).parent_path();
        return std::filesystem::path(path).lexically_relative(folder).generic_string();
    }

    static std::string inline_value(const Node& node) {
        switch (node.kind) {
            case NodeKind::text: return toml_text(node.text);
            case NodeKind::number: return toml_number(node.number);
            case NodeKind::flag: return node.flag ? "true" : "false";
            case NodeKind::array:
            case NodeKind::table: break;
        }
        const bool array = node.kind == NodeKind::array;
        std::string out;
        for (const Node& item : node.items) out += (out.empty() ? "" : ", ") + inline_value(item);
        for (const Member& m : node.members)
            out += (out.empty() ? "" : ", ") + toml_key(m.key) + " = " + inline_value(m.value);
        return (array ? "[" : "{") + out + (array ? "]" : "}");
    }

    void line(const std::string& text) { out_ += text + "\n"; }

    const Scenario& scenario_;
    bool origins_;
    std::string out_;
};

using Json = nlohmann::ordered_json;

class JsonWriter {
public:
    explicit JsonWriter(const Scenario& scenario) : scenario_(scenario) {}

    Json value(const Node& node, const std::string& path) {
        switch (node.kind) {
            case NodeKind::text: return note(node, path, node.text);
            case NodeKind::flag: return note(node, path, node.flag);
            case NodeKind::number: return note(node, path, number(node.number));
            case NodeKind::array: return note(node, path, array(node, path));
            case NodeKind::table: break;
        }
        Json table = Json::object();
        for (const Member& member : node.members)
            table[member.key] = value(member.value, path.empty() ? member.key : path + "." + member.key);
        return table;
    }

    Json origin = Json::object();

private:
    Json note(const Node& node, const std::string& path, Json value) {
        if (!path.ends_with(']')) origin[path] = scenario_.sources.line_place(node.at);
        return value;
    }
    Json array(const Node& node, const std::string& path) {
        Json items = Json::array();
        for (const Node& item : node.items) items.push_back(value(item, path + "[]"));
        return items;
    }
    static Json number(double value) {
        if (std::floor(value) == value && std::abs(value) < 9e15) return static_cast<std::int64_t>(value);
        return value;
    }

    const Scenario& scenario_;
};

std::string hex(std::uint64_t value) {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
    return text;
}

}  // namespace

std::string resolved_toml(const Scenario& scenario, bool origins) { return Writer(scenario, origins).write(); }

std::string resolved_json(const Scenario& scenario) {
    JsonWriter writer(scenario);
    Json out{{"schema", 1}, {"name", scenario.name}, {"hash", hex(scenario.hash)}};
    out["scenario"] = writer.value(scenario.document, {});
    out["origin"] = std::move(writer.origin);
    Json data = Json::object();
    for (const CsvFile& file : scenario.data)
        data[file.table.name()] = {
            {"file", scenario.sources.name(file.file)}, {"rows", file.table.rows()}, {"digest", hex(file.digest)}};
    out["data"] = std::move(data);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sim::io
