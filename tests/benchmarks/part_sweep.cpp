// Many small runs: what a sweep over a toy country costs from the first run to the closed file.

#include <filesystem>

#include "sim/io/driver.h"
#include "tests/benchmarks/full_model.h"
#include "tests/benchmarks/options.h"

namespace bench {

void bench_sweep(const Options& options, Report& report) {
    const auto scenario = read(options.toy);
    sim::io::RunRequest request;
    request.threads = options.threads, request.force = true;
    request.output = options.scratch + "/sweep.h5";
    request.spec.options.months = scenario.months;
    request.spec.replicates = static_cast<std::uint32_t>(options.sweep_runs);
    request.spec.arms.push_back({scenario.name, scenario.title, scenario.inputs, scenario.settings, scenario.text});
    const double begin = seconds_now();
    const auto done = sim::io::run(request);
    const double seconds = seconds_now() - begin;
    const auto runs = static_cast<double>(done.runs);
    report.title("sweep, " + options.toy + ": " + std::to_string(done.runs) + " runs of " +
                 std::to_string(scenario.months) + " months, " + std::to_string(done.agents_slots) + " people, " +
                 std::to_string(done.threads) + " threads, one file");
    report.line("runs per minute", "sweep/runs_per_minute", 60 * runs / seconds, "");
    report.line("seconds in all", "sweep/seconds", seconds, "s");
    report.line("  founding, once", "sweep/founding", done.founding_seconds, "s");
    report.line("  stepping and starting the runs", "sweep/stepping", done.stepping_seconds, "s");
    report.line("  writing at the end", "sweep/writing", done.writing_seconds, "s");
    report.line("one run, milliseconds of one thread", "sweep/run_milliseconds",
                1000 * done.stepping_seconds * static_cast<double>(done.threads) / runs, "ms");
    if (done.runs != 1000)
        report.note("measured on " + std::to_string(done.runs) + " runs, not 1,000: a minute's figure extrapolates");
    std::filesystem::remove(request.output);
}

}  // namespace bench
