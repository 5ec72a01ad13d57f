// Measures what the product costs on this machine and how far that is from what the machine allows. Never a test: a
// slow day fails nothing, only an implausible calibration does.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "models/registry.h"
#include "sim/io/dispatch.h"
#include "sim/io/driver.h"
#include "tests/benchmarks/options.h"

std::string bench::variant() {
    std::string name(sim::io::running_variant());
#if !defined(QUERENCIA_VARIANT) && (defined(__AVX512F__) || defined(__AVX2__))
    name += " (compiled for this machine's vectors)";  // a build with QUERENCIA_MARCH
#endif
    return name;
}

namespace {

void shrink(bench::Options& options, const CLI::App& app) {
    const auto unless_asked = [&](const char* name, auto& value, auto small) {
        if (app.count(name) == 0) value = small;
    };
    unless_asked("--scale", options.scale, 0.03);
    unless_asked("--store", options.store, "build/bench-quick.json");
    unless_asked("--rounds", options.rounds, std::size_t{11});
    unless_asked("--people", options.reference_people, std::size_t{200000});
    unless_asked("--largest", options.largest_people, std::size_t{1000000});
    unless_asked("--sweep-runs", options.sweep_runs, std::size_t{50});
}

void add_options(CLI::App& app, bench::Options& options, bench::PeerRun& peer) {
    app.add_option("--scenario", options.scenario, "of the full model");
    app.add_option("--scale", options.scale, "agents per person of the full model");
    app.add_option("--threads", options.threads, "0: all");
    app.add_option("--rounds", options.rounds, "calibrations and months in turn")->check(CLI::Range(11, 1000));
    app.add_option("--people", options.reference_people, "people of the reference month");
    app.add_option("--largest", options.largest_people, "largest size of the comparison over sizes");
    app.add_option("--sweep-runs", options.sweep_runs, "runs of the toy country");
    app.add_option("--store", options.store, "JSON file of the last result, compared with and replaced");
    app.add_flag("--quick", options.quick, "small sizes: to see that it works, not to quote");
    CLI::App* one = app.add_subcommand("reference", "one run of the reference month, for ./dev bench peers");
    one->add_option("--people", peer.people), one->add_option("--months", peer.months);
    one->add_option("--threads", peer.threads), one->add_option("--replicate", peer.replicate);
}

int work(int count, char** arguments) {
    bench::Options options;
    bench::PeerRun peer;
    CLI::App app("Measures the product. Without a part: all of them, but for peers, which ./dev bench peers compares.");
    add_options(app, options, peer);
    struct Part {
        const char *name, *doc;
        void (*run)(const bench::Options&, bench::Report&);
    };
    const Part parts[]{{"month", "full model and reference month against the machine's limit", bench::bench_month},
                       {"output", "what tallies, a panel and yearly full panels add", bench::bench_output},
                       {"start", "from a scenario file to month 0, by stage", bench::bench_start},
                       {"sweep", "runs of the toy country per minute", bench::bench_sweep}};
    for (const Part& part : parts) app.add_subcommand(part.name, part.doc)->fallthrough();
    app.require_subcommand(0, 4);
    CLI11_PARSE(app, count, arguments);
    if (app.got_subcommand("reference")) return bench::run_for_peers(peer), 0;
    if (options.quick) shrink(options, app);
    sim::io::use_registry(models::register_all);
    std::filesystem::create_directories(options.scratch);
    bench::Report report(options.store);
    const bench::json settings{{"scenario", options.scenario},      {"scale", options.scale},
                               {"threads", options.threads},        {"people", options.reference_people},
                               {"largest", options.largest_people}, {"sweep_runs", options.sweep_runs},
                               {"variant", bench::variant()}};
    const bool all = app.get_subcommands().empty();
    for (const Part& part : parts)
        if (all || app.got_subcommand(part.name)) {
            report.begin(part.name, settings);
            part.run(options, report);
        }
    report.save();
    return 0;
}

}  // namespace

int main(int count, char** arguments) try {
    sim::io::hand_over_to_widest(arguments);
    return work(count, arguments);
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench: %s\n", error.what());
    return 1;
}
