// What writing down costs: recording and writing are timed apart from stepping, in the same run, so that the overhead
// is not the difference of two noisy runs.

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "sim/io/driver.h"
#include "sim/io/runfile.h"
#include "tests/benchmarks/full_model.h"
#include "tests/benchmarks/options.h"
#include "tests/benchmarks/rounds.h"

namespace bench {

namespace {

constexpr std::uint32_t months = 24, year = 12;

struct Cost {
    double step = 0, record = 0, write = 0;  // seconds per month
    double megabytes = 0;                    // of the file
    std::size_t followed = 0;                // people in the panel
};

double write_file(const Options& options, const sim::io::Scenario& scenario, const sim::RunOptions& run,
                  sim::Engine& engine, sim::io::RunRecord record, Cost& cost) {
    const std::string path = options.scratch + "/output.h5";
    sim::io::FileSpec spec;
    spec.options = run;
    spec.options.months = record.months - 1;
    spec.arms.push_back({scenario.name, scenario.title, scenario.inputs, scenario.settings, scenario.text});
    const double begin = seconds_now();
    auto file = sim::io::RunFile::create(path, sim::io::registry(), spec, engine.world(), engine.groups());
    file.write(record);
    file.close(0, 1, {});
    const double seconds = seconds_now() - begin;
    cost.megabytes = static_cast<double>(std::filesystem::file_size(path)) * 1e-6;
    std::filesystem::remove(path);
    return seconds;
}

// Two years with that share of the households in the panel, recorded every `every` months.
Cost run_with(const Options& options, const sim::io::Scenario& scenario, sim::RunOptions run, double panel,
              std::uint32_t every) {
    const auto blocks = sim::make_blocks(options.threads);
    sim::RunOptions bare = run;
    bare.scale = 0.005;
    const auto homes = static_cast<double>(FullModel(scenario, bare, *blocks).foundation().layout().households());
    run.panel_households = static_cast<std::size_t>(panel * homes * run.scale / bare.scale);
    const FullModel model(scenario, run, *blocks);
    const auto engine = model.engine(*blocks);
    sim::io::Recorder recorder(sim::io::registry().catalogue, 0, 0, false);
    Cost cost;
    cost.followed = sim::io::followed_of(model.foundation().layout()).panel.size();
    recorder.record(*engine);  // month 0 is not a month's cost
    std::vector<double> steps;
    for (std::uint32_t month = 1; month <= months; ++month) {
        const double begin = seconds_now();
        engine->step();
        const double stepped = seconds_now();
        if (month % every == 0) recorder.record(*engine);
        steps.push_back(stepped - begin);
        cost.record += (seconds_now() - stepped) / months;
    }
    cost.step = median(steps);
    cost.write = write_file(options, scenario, run, *engine, std::move(recorder.result()), cost) / months;
    return cost;
}

// Share of a month on one thread that goes into rules which do nothing but count.
double counting_percent(const sim::io::Scenario& scenario, const sim::RunOptions& run) {
    sim::SerialBlocks serial;
    const FullModel model(scenario, run, serial);
    const auto engine = model.engine(serial);
    engine->step();
    std::fill(engine->rule_ticks.begin(), engine->rule_ticks.end(), 0);
    engine->clock = [] { return static_cast<std::uint64_t>(seconds_now() * 1e9); };
    const double begin = seconds_now();
    for (int m = 0; m < 3; ++m) engine->step();
    const double all = seconds_now() - begin;
    double counting = 0;
    for (std::size_t r = 0; r < engine->rule_ticks.size(); ++r) {
        const sim::RuleInfo& rule = sim::io::registry().rules[r];
        if (rule.scope == sim::Scope::tile && !rule.counts.empty() && rule.writes.empty() && rule.adds.empty())
            counting += static_cast<double>(engine->rule_ticks[r]) * 1e-9;
    }
    return 100 * counting / all;
}

}  // namespace

void bench_output(const Options& options, Report& report) {
    const auto scenario = read(options.scenario);
    sim::RunOptions run;
    run.scale = std::min(options.scale, 0.1);  // a full panel of more people would be a file of gigabytes
    const Cost tallies = run_with(options, scenario, run, 0, 1);
    report.title("output, " + options.scenario + " at scale " + std::to_string(run.scale) + ", share of the stepping");
    const auto percent = [&](double seconds) { return 100 * seconds / tallies.step; };
    report.line("tallies, places, paired people: recording", "output/tallies_record_percent", percent(tallies.record),
                "%");
    report.line("  writing the file at the end", "output/tallies_write_percent", percent(tallies.write), "%");
    report.line("  rules that only count, part of the stepping", "output/counting_percent",
                counting_percent(scenario, run), "%");
    const Cost panel = run_with(options, scenario, run, 0.02, 1);
    report.line("2 % panel every month: recording", "output/panel_record_percent",
                percent(panel.record - tallies.record), "%");
    report.line("  writing the file at the end", "output/panel_write_percent", percent(panel.write - tallies.write),
                "%");
    report.line("  people in the panel", "output/panel_people", static_cast<double>(panel.followed), "people");
    report.line("  file", "output/panel_megabytes", panel.megabytes, "MB");
    const Cost full = run_with(options, scenario, run, 1, year);
    report.line("everybody once a year: recording", "output/yearly_record_percent",
                percent(std::max(0.0, full.record - tallies.record / year)), "%");
    report.line("  writing the file at the end", "output/yearly_write_percent",
                percent(std::max(0.0, full.write - tallies.write)), "%");
    report.line("  file of " + std::to_string(months / year) + " years and month 0", "output/yearly_megabytes",
                full.megabytes, "MB");
    report.note("a yearly full panel is not a setting of the product: it is what its recorder would take for one");
}

}  // namespace bench
