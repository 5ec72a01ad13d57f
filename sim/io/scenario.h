#pragma once
// A scenario, read: what the models start from, where every value came from, and everything that is wrong with it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/model.h"
#include "sim/io/check.h"
#include "sim/io/csv.h"
#include "sim/io/diagnostic.h"
#include "sim/io/document.h"
#include "sim/io/position.h"
#include "sim/state/catalogue.h"
#include "sim/state/table.h"

namespace sim::io {

struct ReaderOptions {
    std::vector<std::string> set{};        // "programme.mentoring.take_up=0.4", in the order given
    std::span<const Key> card_keys{};      // what a card may say: models::programme::card_keys
    std::string share{};                   // folder of models/ and scenarios/; empty: find_share()
    std::optional<std::uint32_t> months{};  // instead of run.months
    bool prepare = true;                   // ask every model whether it can work with this
};

struct Scenario {
    Inputs inputs;
    Settings settings;                 // every parameter of the catalogue
    std::string name;                  // the file's name without folder and extension
    std::string title;                 // what it calls itself, or its name
    std::string path;                  // as typed
    std::uint32_t months = 60;
    std::string text;                  // canonical: the resolved scenario as TOML, without comments
    std::uint64_t hash = 0;            // of inputs and settings: equal hashes start equal runs

    Sources sources;
    Diagnostics diagnostics;
    Node document;                     // merged, with defaults (their positions are empty)
    std::vector<Position> origins{{}}; // what Entry::origin means
    Places places;
    std::vector<CsvFile> data;

    [[nodiscard]] bool ok() const { return diagnostics.ok(); }
};

// Never throws for bad input: what is wrong stands in `diagnostics`.
Scenario read_scenario(const std::string& path, const Registry& registry, const ReaderOptions& options);
// The same for a text that is no file; paths in it are relative to the folder part of `name`. A name that ends with
// .json holds JSON.
Scenario read_scenario_text(const std::string& name, std::string text, const Registry& registry,
                            const ReaderOptions& options);

// Adds what models found wrong, at the place where the path was written.
void add_problems(Scenario& scenario, const Problems& problems);

// Throws ScenarioError with the whole report if anything is wrong. `tool`: the command that explains codes.
void require_valid(const Scenario& scenario, std::string_view tool);

// {"schema": 1, "ok": ..., "exit_code": ..., "errors": n, "warnings": n, "problems": [...]} for one or more scenarios.
std::string report_json(std::span<const Scenario> scenarios);

}  // namespace sim::io
