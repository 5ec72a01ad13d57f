#pragma once

#include <memory>
#include <string>

#include "sim/io/scenario.h"
#include "sim/io/threads.h"
#include "tests/benchmarks/report.h"

namespace bench {

struct Options {
    std::string scenario = "scenarios/el_salvador/integrated.toml", toy = "scenarios/toy/baseline.toml";
    std::string store = "build/bench.json", scratch = "build/bench";
    double scale = 1;               // agents per person of the full model
    std::size_t threads = 0;        // 0: all
    std::size_t rounds = 15;
    std::size_t reference_people = 1000000, largest_people = 10000000;
    std::size_t sweep_runs = 1000;
    bool quick = false;
};

// Which twin of this program runs: baseline, v3 or v4.
std::string variant();

void bench_month(const Options& options, Report& report);
void bench_output(const Options& options, Report& report);
void bench_start(const Options& options, Report& report);
void bench_sweep(const Options& options, Report& report);

// One run of the reference month for the comparison with other tools: JSON on standard output.
struct PeerRun {
    std::size_t people = 100000, months = 12, threads = 1;
    std::uint32_t replicate = 0;
};
void run_for_peers(const PeerRun& run);

}  // namespace bench
