#include "sim/io/codes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/io/code_texts.h"

namespace sim::io {

namespace {

std::vector<CodeInfo> all_codes() {
    std::vector<CodeInfo> all(reading_codes().begin(), reading_codes().end());
    all.insert(all.end(), model_codes().begin(), model_codes().end());
    std::sort(all.begin(), all.end(), [](const CodeInfo& a, const CodeInfo& b) { return a.code < b.code; });
    return all;
}

std::string indented(std::string_view text) {
    std::string out = "    ";
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "    ";
    }
    return out;
}

}  // namespace

std::span<const CodeInfo> codes() {
    static const std::vector<CodeInfo> all = all_codes();
    return all;
}

const CodeInfo* find_code(std::string_view code) {
    const auto all = codes();
    const auto it = std::find_if(all.begin(), all.end(), [&](const CodeInfo& info) { return info.code == code; });
    return it == all.end() ? nullptr : &*it;
}

std::string explain(std::string_view code) {
    const CodeInfo* info = find_code(code);
    if (!info) return {};
    return std::string(info->code) + ": " + std::string(info->title) + "\n\n" + std::string(info->why) +
           (info->why.empty() ? "" : "\n\n") + "Example\n" + indented(info->example) + "\n\nFix\n" +
           indented(info->fix) + "\n";
}

std::string explain_json(std::string_view code) {
    const CodeInfo* info = find_code(code);
    if (!info) return {};
    const nlohmann::ordered_json out{{"schema", 1},      {"code", info->code},       {"title", info->title},
                                     {"why", info->why}, {"example", info->example}, {"fix", info->fix}};
    return out.dump(2) + "\n";
}

}  // namespace sim::io
