// From a scenario file to month 0, by stage, against the months that follow.

#include <algorithm>
#include <map>

#include "sim/io/driver.h"
#include "tests/benchmarks/full_model.h"
#include "tests/benchmarks/options.h"
#include "tests/benchmarks/rounds.h"

namespace bench {

namespace {

constexpr int run_months = 60;

// The product's models with a stopwatch at what happens before the first month.
struct Stages {
    double prepare = 0, lay_out = 0, found = 0;
    sim::Registry registry = sim::io::registry();

    Stages() {
        for (sim::ModelInfo& model : registry.models) {
            if (model.prepare)
                model.prepare = [this, inner = model.prepare](const sim::Preparation& p) {
                    const double begin = seconds_now();
                    auto made = inner(p);
                    prepare += seconds_now() - begin;
                    return made;
                };
            if (model.lay_out)
                model.lay_out = [this, inner = model.lay_out](const sim::Founding& f) {
                    const double begin = seconds_now();
                    auto made = inner(f);
                    lay_out += seconds_now() - begin;
                    return made;
                };
            if (model.found)
                model.found = [this, inner = model.found](const sim::Founding& f, sim::World& w) {
                    const double begin = seconds_now();
                    inner(f, w);
                    found += seconds_now() - begin;
                };
        }
    }
    Stages(const Stages&) = delete;
    Stages& operator=(const Stages&) = delete;
};

void tell_first_values(Report& report, const FullModel& model) {
    sim::SerialBlocks serial;
    const auto engine = model.engine(serial, false);
    engine->clock = [] { return static_cast<std::uint64_t>(seconds_now() * 1e9); };
    engine->begin();
    std::map<std::string, double> models;
    for (std::size_t r = 0; r < engine->rule_ticks.size(); ++r) {
        const sim::RuleInfo& rule = sim::io::registry().rules[r];
        if (rule.phase == sim::Phase::start)
            models[std::string(rule.model)] += static_cast<double>(engine->rule_ticks[r]) * 1e-9;
    }
    std::vector<std::pair<double, std::string>> sorted;
    for (const auto& [name, seconds] : models) sorted.emplace_back(seconds, name);
    std::sort(sorted.rbegin(), sorted.rend());
    report.note("first values by model, on one thread, " + std::to_string(model.people()) + " people:");
    for (std::size_t k = 0; k < std::min<std::size_t>(sorted.size(), 8); ++k)
        report.line("  " + sorted[k].second, "start/models/" + sorted[k].second, sorted[k].first, "s");
}

}  // namespace

void bench_start(const Options& options, Report& report) {
    const double first = seconds_now();
    const auto scenario = read(options.scenario);
    const double reading = seconds_now() - first;
    const auto blocks = sim::make_blocks(options.threads);
    sim::RunOptions run;
    run.scale = options.scale, run.months = run_months;
    Stages stages;
    sim::Problems problems;
    double begin = seconds_now();
    const auto laid = sim::Foundation::lay(stages.registry, scenario.inputs, scenario.settings, run, *blocks, problems);
    if (!laid) throw sim::io::RefusedInputs(problems);
    const double founding = seconds_now() - begin;
    report.title("start, " + options.scenario + ", " + std::to_string(laid->layout().persons()) + " people, " +
                 std::to_string(blocks->threads()) + " threads");
    begin = seconds_now();
    const auto engine = sim::make_engine(sim::io::registry(), sim::io::plan(), scenario.inputs, scenario.settings, run,
                                         *laid, *blocks, problems, false);
    if (!engine) throw sim::io::RefusedInputs(problems);
    const double world = seconds_now() - begin;
    begin = seconds_now();
    engine->begin();
    const double first_values = seconds_now() - begin;
    std::vector<double> months;
    for (int m = 0; m < (options.quick ? 5 : 9); ++m) {
        begin = seconds_now();
        engine->step();
        months.push_back(seconds_now() - begin);
    }
    const double total = reading + founding + world + first_values, running = median(months) * run_months;
    report.line("read the scenario and its data", "start/read", reading, "s");
    report.line("prepare the models", "start/prepare", stages.prepare, "s");
    report.line("who lives where, who knows whom", "start/lay_out", stages.lay_out, "s");
    report.line("traits of everybody", "start/found", stages.found, "s");
    report.line("rest of the founding", "start/founding_rest",
                founding - stages.prepare - stages.lay_out - stages.found, "s");
    report.line("a run's own world (and preparing again)", "start/world", world, "s");
    report.line("first values and the record of month 0", "start/first_values", first_values, "s");
    report.line("all of it", "start/all", total, "s");
    report.line("sixty months (median month x 60)", "start/sixty_months", running, "s");
    report.line("start as share of the months of such a run", "start/percent", 100 * total / running, "%");
    sim::RunOptions small = run;
    small.scale = std::min(run.scale, 0.1);
    tell_first_values(report, FullModel(scenario, small, *blocks));
}

}  // namespace bench
