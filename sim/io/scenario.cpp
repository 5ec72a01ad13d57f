#include "sim/io/scenario.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "sim/base/hash.h"
#include "sim/engine/simulation.h"
#include "sim/io/attachments.h"
#include "sim/io/layers.h"
#include "sim/io/resolve.h"
#include "sim/state/bundle.h"

namespace sim::io {

namespace {

std::string stem(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

void check_document(Scenario& scenario, const Registry& registry, bool whole) {
    std::vector<KeyInfo> keys(reader_keys().begin(), reader_keys().end());
    for (const KeyInfo& key : registry.catalogue.keys())
        if (!key.path.starts_with("data.")) keys.push_back(key);
    KeyTree tree = make_key_tree(keys);
    tree.children[std::string(assumption_table)];
    const CheckOptions options{.whole = whole, .own_tables = {"parameter", "data"}};
    Checker(scenario.inputs.scenario, scenario.origins, scenario.places, scenario.diagnostics)
        .check(scenario.document, tree, options);
    if (const Member* parameters = scenario.document.find("parameter"))
        check_parameters(parameters->value, registry.catalogue, scenario.settings, scenario.places,
                         scenario.diagnostics);
}

bool any_about_files(const Diagnostics& diagnostics) {
    for (const Diagnostic& d : diagnostics.sorted())
        if (!d.warning && (d.code.starts_with("RS3") || d.code.starts_with("RS4") || d.code == "RS105")) return true;
    return false;
}

void finish(Scenario& scenario, Layers layers, const Registry& registry, const ReaderOptions& options) {
    scenario.document = std::move(layers.document);
    scenario.settings = default_settings(registry.catalogue);
    check_document(scenario, registry, layers.whole);
    const Table& table = scenario.inputs.scenario;
    scenario.title = table.text("title", scenario.name);
    scenario.months = options.months.value_or(static_cast<std::uint32_t>(table.number("run.months", 60)));
    if (!layers.whole) return;
    Attachments attachments(scenario, registry, options);
    attachments.read_data();
    attachments.read_cards();
    scenario.text = resolved_toml(scenario, false);
    scenario.hash = hash64(pack({scenario.inputs, scenario.settings}));
    if (!options.prepare || any_about_files(scenario.diagnostics)) return;
    Problems problems;
    prepare_models(registry, scenario.inputs, scenario.settings, scenario.months, problems);
    add_problems(scenario, problems);
}

// "table:row:column", as data tables report: rows count the header as 1.
std::optional<Position> data_place(const Scenario& scenario, const std::string& path) {
    const std::size_t first = path.find(':');
    if (first == std::string::npos) return std::nullopt;
    const std::size_t second = std::min(path.find(':', first + 1), path.size());
    const std::string role = path.substr(0, first);
    const auto csv = std::find_if(scenario.data.begin(), scenario.data.end(),
                                  [&](const CsvFile& file) { return file.table.name() == role; });
    if (csv == scenario.data.end()) return std::nullopt;
    long row = 1;
    std::from_chars(path.data() + first + 1, path.data() + second, row);
    return cell_position(*csv, scenario.sources, row - 2, second < path.size() ? path.substr(second + 1) : "");
}

Position place_of(const Scenario& scenario, const std::string& path) {
    if (const auto at = data_place(scenario, path)) return *at;
    Position at = scenario.places.find(path);
    if (at.file == 0 && path.starts_with("card")) {  // card.ID.key and cards.ID.key both mean the card's own file
        const std::string own = path.substr(path.find('.') + 1);
        at = scenario.places.find("cards." + own);
    }
    if (at.file == 0 && scenario.sources.size() > 1) at.file = 1;
    return at;
}

}  // namespace

Scenario read_scenario(const std::string& path, const Registry& registry, const ReaderOptions& options) {
    Scenario scenario;
    scenario.path = path;
    scenario.name = stem(path);
    LayerReader reader(scenario.sources, scenario.diagnostics);
    Layers layers = reader.file(path);
    if (!layers.whole && layers.document.members.empty()) return scenario;
    for (const std::string& assignment : options.set) reader.set(layers, assignment);
    finish(scenario, std::move(layers), registry, options);
    return scenario;
}

Scenario read_scenario_text(const std::string& name, std::string text, const Registry& registry,
                            const ReaderOptions& options) {
    Scenario scenario;
    scenario.path = name;
    scenario.name = stem(name);
    LayerReader reader(scenario.sources, scenario.diagnostics);
    Layers layers = reader.text(name, std::move(text));
    if (!layers.whole && layers.document.members.empty()) return scenario;
    for (const std::string& assignment : options.set) reader.set(layers, assignment);
    finish(scenario, std::move(layers), registry, options);
    return scenario;
}

void add_problems(Scenario& scenario, const Problems& problems) {
    for (const Problem& problem : problems) {
        if (!problem.path.empty() && scenario.diagnostics.names(problem.path)) continue;
        Diagnostic d{.code = problem.code,
                     .at = place_of(scenario, problem.path),
                     .path = problem.path,
                     .message = problem.message,
                     .warning = problem.warning};
        if (!problem.help.empty()) d.help.push_back(problem.help);
        scenario.diagnostics.add(std::move(d));
    }
}

void require_valid(const Scenario& scenario, std::string_view tool) {
    if (scenario.ok()) return;
    throw ScenarioError(scenario.diagnostics.text(scenario.sources, tool), report_json({&scenario, 1}),
                        scenario.diagnostics.exit_code());
}

std::string report_json(std::span<const Scenario> scenarios) {
    nlohmann::ordered_json out{{"schema", 1}, {"ok", true}, {"exit_code", 0}, {"errors", 0}, {"warnings", 0}};
    nlohmann::ordered_json problems = nlohmann::ordered_json::array();
    std::size_t errors = 0, warnings = 0;
    int exit = 0;
    for (const Scenario& scenario : scenarios) {
        errors += scenario.diagnostics.errors();
        warnings += scenario.diagnostics.warnings();
        exit = std::max(exit, scenario.diagnostics.exit_code());
        for (const auto& problem : scenario.diagnostics.json(scenario.sources))
            problems.push_back(nlohmann::ordered_json(problem));
    }
    out["ok"] = errors == 0;
    out["exit_code"] = exit;
    out["errors"] = errors;
    out["warnings"] = warnings;
    out["problems"] = std::move(problems);
    return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace sim::io
