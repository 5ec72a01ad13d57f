// The month: the full model and the reference month against the machine's limit, per rule, and over sizes and threads.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <thread>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

#include "sim/io/driver.h"
#include "tests/benchmarks/full_model.h"
#include "tests/benchmarks/options.h"
#include "tests/benchmarks/reference_world.h"
#include "tests/benchmarks/rounds.h"

namespace bench {

namespace {

constexpr std::size_t warm_up = 3;  // months before anything is timed

std::uint64_t ticks() {
#if defined(__x86_64__)
    return __rdtsc();
#else
    return static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
#endif
}

std::vector<std::size_t> thread_counts(const Options& options) {
    const std::size_t all = options.threads ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    return all > 1 ? std::vector<std::size_t>{1, all} : std::vector<std::size_t>{1};
}

// Counted in reference_model.cpp: columns as stored, with the ids of the draws, ties and published words.
Work reference_work() {
    Work work;
    work.read = 5 * 4 + 2 * 1 + 2 + 4 + 8 * 2 + 4;  // traits, person id, ties, own word
    work.rewritten = 11 * 4 + 2 * 2 + 6 * 1 + 2 + 4;  // state, then the word to publish
    work.draws = 8, work.normals = 2, work.exps = 4, work.gathers = 8, work.multiply_adds = 110;
    return work;
}

std::size_t calibration_bytes(const Options& options) { return (options.quick ? 128UL : 512UL) << 20U; }

std::string name_of(std::size_t threads) { return std::to_string(threads) + (threads == 1 ? " thread" : " threads"); }

struct Pace {
    double wall, cpu;
};

void tell_efficiency(Report& report, const std::string& key, const std::map<std::size_t, Pace>& pace) {
    if (pace.size() < 2) return;
    const auto& [threads, many] = *pace.rbegin();
    const Pace one = pace.begin()->second;
    report.line("efficiency of " + name_of(threads) + ", wall", key + "/efficiency_percent", 100 * one.wall / many.wall,
                "%");
    report.line("  CPU time of one against that of " + std::to_string(threads), key + "/cpu_efficiency_percent",
                100 * one.cpu / many.cpu, "%");
}

template <class Make>
void measure_threads(Report& report, const std::string& key, const Options& options, std::size_t people,
                     const Work& work, const Make& make_engine) {
    std::map<std::size_t, Pace> pace;
    for (const std::size_t threads : thread_counts(options)) {
        const auto blocks = sim::make_blocks(threads);
        Calibration calibration(*blocks, calibration_bytes(options));
        auto held = make_engine(*blocks);
        sim::Engine& engine = held->engine();
        for (std::size_t m = 0; m < warm_up; ++m) engine.step();
        const Rounds rounds = run_rounds(options.rounds, people, work, *blocks, calibration, [&] { engine.step(); });
        const std::string here = key + "/threads_" + std::to_string(threads);
        report.note("-- " + name_of(threads));
        tell_rounds(report, here, rounds);
        tell_limits(report, here, rounds);
        pace[threads] = {median(rounds.nanoseconds), median(rounds.cpu_nanoseconds)};
    }
    tell_efficiency(report, key, pace);
}

struct HeldFull {
    std::unique_ptr<sim::Engine> held;
    sim::Engine& engine() { return *held; }
};

void tell_rules(Report& report, const FullModel& model) {
    sim::SerialBlocks serial;
    const auto engine = model.engine(serial);
    for (std::size_t m = 0; m < warm_up; ++m) engine->step();
    std::fill(engine->rule_ticks.begin(), engine->rule_ticks.end(), 0);
    engine->clock = ticks;
    constexpr int months = 5;
    const std::uint64_t first = ticks();
    const double begin = process_seconds();
    for (int m = 0; m < months; ++m) engine->step();
    const double seconds = process_seconds() - begin;  // shares of the clock's ticks, applied to CPU time
    const double all = seconds * 1e9 / static_cast<double>(model.people()) / months;
    const double tick = all / static_cast<double>(ticks() - first);
    std::map<std::string, double> models;
    std::vector<std::pair<double, std::string>> rules;
    double told = 0;
    for (std::size_t r = 0; r < engine->rule_ticks.size(); ++r) {
        const sim::RuleInfo& rule = sim::io::registry().rules[r];
        if (rule.scope != sim::Scope::tile || rule.phase == sim::Phase::start) continue;
        const double ns = static_cast<double>(engine->rule_ticks[r]) * tick;
        models[std::string(rule.model)] += ns, told += ns;
        rules.emplace_back(ns, rule.name);
    }
    report.title("by model, CPU ns per person-month on one thread (" + std::to_string(months) + " months)");
    std::vector<std::pair<double, std::string>> sorted;
    for (const auto& [name, ns] : models) sorted.emplace_back(ns, name);
    sorted.emplace_back(all - told, "(kernel, places, queues)");
    std::sort(sorted.rbegin(), sorted.rend());
    for (const auto& [ns, name] : sorted) report.line(name, "month/full/models/" + name, ns, "ns");
    report.title("by rule, above 0.5 ns");
    std::sort(rules.rbegin(), rules.rend());
    for (const auto& [ns, name] : rules) {
        std::string key = name;
        std::replace(key.begin(), key.end(), '/', '.');
        if (ns >= 0.5) report.line(name, "month/full/rules/" + key, ns, "ns");
    }
}

void full_month(const Options& options, Report& report) {
    const auto scenario = read(options.scenario);
    const auto blocks = sim::make_blocks(options.threads);
    sim::RunOptions run;
    run.scale = options.scale;
    const FullModel model(scenario, run, *blocks);
    report.title("full model, " + options.scenario + ", " + std::to_string(model.people()) + " people, variant " +
                 variant());
    const auto engine = model.engine(*blocks);
    report.line("state, ties and homes, per person", "month/full/bytes_per_person",
                static_cast<double>(engine->world().bytes()) / static_cast<double>(model.people()), "bytes");
    report.line("peak memory of this process", "month/full/peak_megabytes",
                static_cast<double>(sim::io::peak_memory()) * 1e-6, "MB");
    Work work;
    {
        sim::RunOptions small = run;
        small.scale = std::min(run.scale, 0.02);  // counts per person hardly depend on size
        work = FullModel(scenario, small, *blocks).work(warm_up);
    }
    const Work once = model.bytes_once();
    tell_work(report, "month/full", work);
    report.note(
        "reads and writes are counted once per phase, as phases pass over everybody; draws are those filled for");
    report.note("whole tiles; exps, gathers and multiply-adds are not declared, so the limit lacks them and P is low.");
    char text[120];
    std::snprintf(text, sizeof text, "if every column moved once a month: read %.1f B, rewritten %.1f B", once.read,
                  once.rewritten);
    report.note(text);
    measure_threads(report, "month/full", options, model.people(), work,
                    [&](sim::Blocks& on) { return std::make_unique<HeldFull>(HeldFull{model.engine(on)}); });
    tell_rules(report, model);
}

// Medians at each size, threads all; a size that would not leave a quarter of the free memory is said to be left out.
void flatness(Report& report, const std::string& key, const std::vector<std::size_t>& sizes, double bytes_per_person,
              const std::function<Months(std::size_t)>& measure) {
    double smallest = 0, smallest_cpu = 0;
    for (const std::size_t people : sizes) {
        const double need = static_cast<double>(people) * bytes_per_person;
        const auto free = static_cast<double>(sim::io::free_memory());
        const std::string name = std::to_string(people) + " people";
        if (free > 0 && need > 0.75 * free) {
            report.note(name + ": left out, needs " + std::to_string(static_cast<int>(need * 1e-9)) + " GB of " +
                        std::to_string(static_cast<int>(free * 1e-9)) + " GB free");
            continue;
        }
        const Months months = measure(people);
        const double ns = median(months.wall), cpu = median(months.cpu);
        if (smallest == 0) smallest = ns, smallest_cpu = cpu;
        const std::string size = std::to_string(people);
        report.line(name + ", wall x threads", key + "/people_" + size, ns, "ns");
        report.line("  CPU time", key + "/cpu_people_" + size, cpu, "ns");
        if (people == sizes.front()) continue;
        report.line("  against the smallest, wall", key + "/flatness_" + size, ns / smallest, "times");
        report.line("  against the smallest, CPU time", key + "/cpu_flatness_" + size, cpu / smallest_cpu, "times");
    }
}

std::vector<std::size_t> sizes_up_to(std::size_t largest) {
    std::vector<std::size_t> sizes;
    for (std::size_t size = 100000; size <= largest; size *= 10) sizes.push_back(size);
    if (sizes.empty() || (sizes.back() != largest && largest > sizes.back())) sizes.push_back(largest);
    return sizes;
}

std::size_t months_for(std::size_t people) { return people >= 5000000 ? 7 : people >= 500000 ? 15 : 41; }

void reference_month(const Options& options, Report& report) {
    const Work work = reference_work();
    report.title("reference month, " + std::to_string(options.reference_people) + " people, variant " + variant());
    tell_work(report, "month/reference", work);
    measure_threads(report, "month/reference", options, options.reference_people, work,
                    [&](sim::Blocks& on) { return std::make_unique<ReferenceWorld>(options.reference_people, on); });
    const auto blocks = sim::make_blocks(options.threads);
    {
        const ReferenceWorld one(100000, *blocks);
        report.line("state, ties and homes, per person", "month/reference/bytes_per_person", one.bytes_per_person(),
                    "bytes");
    }
    report.title("reference month over sizes, per person-month and core, all threads (medians)");
    flatness(report, "month/reference/sizes", sizes_up_to(options.largest_people), 160, [&](std::size_t people) {
        ReferenceWorld world(people, *blocks);
        for (std::size_t m = 0; m < warm_up; ++m) world.engine().step();
        return time_months(months_for(people), world.people(), blocks->threads(), [&] { world.engine().step(); });
    });
}

void full_sizes(const Options& options, Report& report) {
    report.title("full model over sizes, per person-month and core, all threads (medians)");
    const auto scenario = read(options.scenario);
    const auto blocks = sim::make_blocks(options.threads);
    sim::RunOptions run;
    run.scale = 0.005;
    const double per_scale = static_cast<double>(FullModel(scenario, run, *blocks).people()) / run.scale;
    flatness(report, "month/full/sizes", sizes_up_to(options.largest_people), 420, [&](std::size_t people) {
        run.scale = static_cast<double>(people) / per_scale;
        const FullModel model(scenario, run, *blocks);
        const auto engine = model.engine(*blocks);
        for (std::size_t m = 0; m < warm_up; ++m) engine->step();
        return time_months(months_for(people), model.people(), blocks->threads(), [&] { engine->step(); });
    });
}

}  // namespace

void bench_month(const Options& options, Report& report) {
    reference_month(options, report);
    full_month(options, report);
    full_sizes(options, report);
}

void run_for_peers(const PeerRun& run) {
    const auto blocks = sim::make_blocks(run.threads);
    ReferenceWorld world(run.people, *blocks, run.replicate);
    const auto months = time_months(run.months, world.people(), run.threads, [&] { world.engine().step(); });
    json result{{"people", world.people()}, {"nanoseconds", months.wall}, {"cpu_nanoseconds", months.cpu}};
    for (const auto& [name, mean] : world.means()) result["means"][name] = mean;
    std::printf("%s\n", result.dump().c_str());
}

}  // namespace bench
