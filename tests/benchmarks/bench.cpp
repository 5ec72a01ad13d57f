// Times the whole model on a real scenario and says how far it is from what the machine allows.

#include <x86intrin.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "models/programme/keys.h"
#include "models/registry.h"
#include "sim/io/dispatch.h"
#include "sim/io/driver.h"
#include "sim/io/scenario.h"
#include "sim/io/threads.h"
#include "tests/benchmarks/limits.h"

namespace {

using nlohmann::json;

struct Options {
    std::string scenario = "scenarios/el_salvador/integrated.toml";
    double scale = 0.1;
    std::uint32_t months = 24;
    std::size_t threads = 0;
    std::string store = "build/bench.json";
};

// Bytes and draws that the rules declare, per person and month.
struct Declared {
    double read = 0, rewritten = 0, draws = 0;
};

Declared declared_work(const sim::Registry& registry, const sim::Plan& plan, double homes_per_person) {
    Declared work;
    for (const sim::PhasePlan& phase : plan.phases) {
        std::vector<bool> drawn(registry.catalogue.streams().size(), false);
        for (const std::uint16_t slot : phase.touched) {
            const sim::ColumnInfo& column = registry.catalogue.columns()[slot];
            const double rows = column.level == sim::Level::household ? homes_per_person : 1;
            const bool written = std::find(phase.written.begin(), phase.written.end(), slot) != phase.written.end();
            (written ? work.rewritten : work.read) += rows * static_cast<double>(column.stored_size());
        }
        for (const sim::RuleInfo* rule : phase.tile)
            for (const sim::Reference& stream : rule->draws) drawn[*stream.slot] = true;
        work.draws += 4.0 * static_cast<double>(std::count(drawn.begin(), drawn.end(), true));
    }
    return work;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

std::uint64_t ticks() { return __rdtsc(); }

struct Measured {
    json figures;
    std::vector<std::pair<double, std::string>> rules;  // nanoseconds per person-month
};

Measured measure(const sim::io::Scenario& scenario, const Options& options) {
    const auto blocks = sim::io::registry().models.empty() ? nullptr : sim::make_blocks(options.threads);
    sim::RunOptions run;
    run.months = options.months, run.scale = options.scale;
    sim::Problems problems;
    double begin = bench::seconds_now();
    const auto foundation =
        sim::Foundation::lay(sim::io::registry(), scenario.inputs, scenario.settings, run, *blocks, problems);
    if (!foundation) throw sim::io::RefusedInputs(problems);
    const double founding = bench::seconds_now() - begin;
    begin = bench::seconds_now();
    auto engine = sim::make_engine(sim::io::registry(), sim::io::plan(), scenario.inputs, scenario.settings, run,
                                   *foundation, *blocks, problems);
    if (!engine) throw sim::io::RefusedInputs(problems);
    const double starting = bench::seconds_now() - begin;
    const auto people = static_cast<double>(foundation->layout().persons());
    const double threads = static_cast<double>(blocks->threads());
    std::vector<double> month;
    for (std::uint32_t m = 0; m < options.months; ++m) {
        begin = bench::seconds_now();
        engine->step();
        month.push_back((bench::seconds_now() - begin) * threads / people * 1e9);
    }
    Measured result;
    engine->clock = ticks;
    std::fill(engine->rule_ticks.begin(), engine->rule_ticks.end(), 0);
    const std::uint64_t first = ticks();
    begin = bench::seconds_now();
    const int timed_months = 3;
    for (int m = 0; m < timed_months; ++m) engine->step();
    const double nanoseconds_per_tick = (bench::seconds_now() - begin) * 1e9 / static_cast<double>(ticks() - first);
    for (std::size_t r = 0; r < engine->rule_ticks.size(); ++r)
        result.rules.emplace_back(static_cast<double>(engine->rule_ticks[r]) * nanoseconds_per_tick / people /
                                      timed_months,
                                  std::string(sim::io::registry().rules[r].name));
    std::sort(result.rules.rbegin(), result.rules.rend());
    const bench::Limits limits = bench::measure_limits(*blocks);
    const Declared work = declared_work(sim::io::registry(), sim::io::plan(),
                                        static_cast<double>(foundation->layout().households()) / people);
    const double memory = (work.read / limits.read_bytes + work.rewritten * 2 / limits.rewrite_bytes) * 1e9;
    const double draws = work.draws * limits.draw_seconds * 1e9;
    std::vector<double> share;
    for (const double ns : month) share.push_back(100 * std::max(memory, draws) / ns);
    std::sort(share.begin(), share.end());
    result.figures = {{"variant", sim::io::running_variant()},
                      {"threads", blocks->threads()},
                      {"people", people},
                      {"months", options.months},
                      {"founding_seconds", founding},
                      {"starting_seconds", starting},
                      {"ns_per_person_month_core", median(month)},
                      {"bytes_per_person", static_cast<double>(engine->world().bytes()) / people},
                      {"peak_bytes", sim::io::peak_memory()},
                      {"declared_read_bytes", work.read},
                      {"declared_rewritten_bytes", work.rewritten},
                      {"declared_draws", work.draws},
                      {"limit_memory_ns", memory},
                      {"limit_draws_ns", draws},
                      {"limits_plausible", limits.plausible()},
                      {"percent_of_limit", share.empty() ? 0 : share[share.size() / 2]},
                      {"percent_of_limit_quartiles",
                       {share.empty() ? 0 : share[share.size() / 4], share.empty() ? 0 : share[share.size() * 3 / 4]}}};
    return result;
}

void print(const Measured& measured, const json& before) {
    const json& f = measured.figures;
    const auto line = [&](const char* name, const char* key, const char* unit, double factor = 1) {
        const double value = f.at(key).get<double>() * factor;
        std::printf("%-44s %12.2f %s", name, value, unit);
        if (before.contains(key) && before.at(key).get<double>() != 0)
            std::printf("   x %.2f of the last run", value / (before.at(key).get<double>() * factor));
        std::printf("\n");
    };
    std::printf("program variant %s, %d threads\n", f.at("variant").get<std::string>().c_str(),
                f.at("threads").get<int>());
    line("people with a slot", "people", "people");
    line("who lives where (founding)", "founding_seconds", "s");
    line("first values (start)", "starting_seconds", "s");
    line("month, per person and core", "ns_per_person_month_core", "ns");
    line("state, ties and homes, per person", "bytes_per_person", "bytes");
    line("peak memory of this process", "peak_bytes", "MB", 1e-6);
    line("declared: columns read, per person-month", "declared_read_bytes", "bytes");
    line("declared: columns rewritten", "declared_rewritten_bytes", "bytes");
    line("declared: draws (upper bound: whole blocks)", "declared_draws", "draws");
    line("machine's limit, memory", "limit_memory_ns", "ns");
    line("machine's limit, draws", "limit_draws_ns", "ns");
    line("P: percent of the machine's limit", "percent_of_limit", "%");
    std::printf("P quartiles %.1f to %.1f; calibration %s\n", f.at("percent_of_limit_quartiles")[0].get<double>(),
                f.at("percent_of_limit_quartiles")[1].get<double>(),
                f.at("limits_plausible").get<bool>() ? "plausible" : "IMPLAUSIBLE");
    std::printf("\nrules, nanoseconds per person-month (one core; clock calls included)\n");
    for (const auto& [ns, name] : measured.rules)
        if (ns >= 0.05) std::printf("  %-40s %8.2f\n", name.c_str(), ns);
}

}  // namespace

int main(int count, char** arguments) try {
    sim::io::hand_over_to_widest(arguments);
    Options options;
    CLI::App app("Times the model on a real scenario.");
    app.add_option("--scenario", options.scenario);
    app.add_option("--scale", options.scale);
    app.add_option("--months", options.months);
    app.add_option("--threads", options.threads);
    app.add_option("--store", options.store, "JSON file of the last result, compared with and replaced");
    CLI11_PARSE(app, count, arguments);
    sim::io::use_registry(models::register_all);
    sim::io::ReaderOptions reader;
    reader.card_keys = models::programme::card_keys;
    const auto scenario = sim::io::read_scenario(options.scenario, sim::io::registry(), reader);
    sim::io::require_valid(scenario, "querencia");
    json before = json::object();
    if (std::ifstream stored(options.store); stored) before = json::parse(stored, nullptr, false);
    if (before.is_discarded() || before.value("people", 0.0) == 0) before = json::object();
    const Measured measured = measure(scenario, options);
    print(measured, before);
    std::filesystem::create_directories(std::filesystem::path(options.store).parent_path());
    json stored = measured.figures;
    for (const auto& [ns, name] : measured.rules) stored["rules"][name] = ns;
    std::ofstream(options.store) << stored.dump(1) << "\n";
    return measured.figures.at("limits_plausible").get<bool>() ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench: %s\n", error.what());
    return 1;
}
