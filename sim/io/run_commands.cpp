#include <algorithm>
#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>

#include "sim/io/commands.h"
#include "sim/io/driver.h"
#include "sim/io/layers.h"
#include "sim/io/text_file.h"
#include "sim/state/bundle.h"

namespace sim::io {

namespace {

// What decides months, chance and people must be one for all arms of a file.
std::string differing_setting(const std::vector<Scenario>& arms, const RunArguments& arguments) {
    const auto differs = [&](std::string_view key) {
        return std::any_of(arms.begin(), arms.end(), [&](const Scenario& arm) {
            return arm.inputs.scenario.number(key) != arms.front().inputs.scenario.number(key);
        });
    };
    if (!arguments.months && differs("run.months")) return "months";
    if (!arguments.seed && differs("run.seed")) return "seed";
    if (!arguments.replicates && differs("run.replicates")) return "replicates";
    if (!arguments.scale && differs("run.scale")) return "scale";
    if (!arguments.panel && differs("run.panel")) return "panel";
    return {};
}

FileSpec spec_of(std::vector<Scenario>& arms, const RunArguments& arguments) {
    FileSpec spec;
    const Table& first = arms.front().inputs.scenario;
    spec.replicates = arguments.replicates.value_or(static_cast<std::uint32_t>(first.number("run.replicates", 1)));
    spec.options.seed = arguments.seed.value_or(static_cast<std::uint64_t>(first.number("run.seed", 1)));
    spec.options.months = arms.front().months;
    spec.options.scale = arguments.scale.value_or(first.number("run.scale", 1));
    spec.options.panel_households = arguments.panel.value_or(static_cast<std::size_t>(first.number("run.panel", 0)));
    spec.options.block = arguments.block;
    spec.command = arguments.command;
    spec.fingerprints = arguments.fingerprints;
    for (const Scenario& arm : arms) spec.arms.push_back({arm.name, arm.title, arm.inputs, arm.settings, arm.text});
    return spec;
}

std::string duration(double seconds) {
    char text[40];
    if (seconds < 60)
        std::snprintf(text, sizeof text, "%.2g s", seconds);
    else
        std::snprintf(text, sizeof text, "%.0f min %02.0f s", static_cast<double>(static_cast<long>(seconds / 60)),
                      seconds - 60 * static_cast<double>(static_cast<long>(seconds / 60)));
    return text;
}

void show_progress(const Shell& shell, const Progress& p) {
    char line[160];
    std::snprintf(line, sizeof line, "\r\033[Krun %zu of %zu, month %u of %u, %zu people, %s, %s left, %zu MB",
                  p.run + 1, p.runs, p.month, p.months, p.people, duration(p.seconds).c_str(), duration(p.left).c_str(),
                  peak_memory() >> 20U);
    shell.err << line << std::flush;
}

int signal_exit(int signal) { return signal == SIGTERM ? exit_terminated : exit_interrupted; }

void show_report(const RunReport& report, const Shell& shell) {
    if (shell.json) {
        const nlohmann::ordered_json out{{"schema", 1},
                                         {"ok", true},
                                         {"path", report.path},
                                         {"runs", report.runs},
                                         {"agents", report.agents_slots},
                                         {"households", report.households},
                                         {"threads", report.threads},
                                         {"seconds", report.seconds},
                                         {"founding_seconds", report.founding_seconds},
                                         {"stepping_seconds", report.stepping_seconds},
                                         {"writing_seconds", report.writing_seconds},
                                         {"world_bytes", report.world_bytes},
                                         {"peak_bytes", report.peak_bytes},
                                         {"checkpoints", report.checkpoints}};
        shell.out << out.dump(2) << "\n";
        return;
    }
    shell.out << report.path << "\n";
    if (shell.quiet) return;
    shell.err << report.runs << (report.runs == 1 ? " run of " : " runs of ") << report.agents_slots << " agents in "
              << duration(report.seconds) << " on " << report.threads
              << (report.threads == 1 ? " thread, " : " threads, ") << (report.peak_bytes >> 20U)
              << " MB at most\nnext: querencia compare " << report.path << "\n";
}

int drive(RunRequest& request, const RunArguments& arguments, const Shell& shell,
          const std::function<RunReport(const RunRequest&)>& start) {
    const bool progress = shell.terminal && !shell.quiet;
    if (progress) request.progress = [&](const Progress& p) { show_progress(shell, p); };
    if (arguments.signal) request.stop = [&] { return arguments.signal() != 0; };
    const auto clear = [&] {
        if (progress) shell.err << "\r\033[K";
    };
    try {
        const RunReport report = start(request);
        clear();
        show_report(report, shell);
        return exit_done;
    } catch (const Interrupted& stop) {
        clear();
        return fail(shell, signal_exit(arguments.signal()), "stopped; nothing that was complete is lost",
                    "continue with: " + shell.tool + " resume " + stop.checkpoint());
    } catch (...) {
        clear();
        throw;
    }
}

int refuse(std::vector<Scenario>& scenarios, const Shell& shell) {
    int exit = exit_done;
    for (const Scenario& scenario : scenarios) exit = std::max(exit, scenario.diagnostics.exit_code());
    if (shell.json && exit != exit_done) shell.out << report_json(scenarios);
    if (shell.json || (shell.quiet && exit == exit_done)) return exit;
    for (const Scenario& scenario : scenarios) shell.err << scenario.diagnostics.text(scenario.sources, shell.tool);
    return exit;
}

}  // namespace

int run_command(const RunArguments& arguments, const ReaderOptions& given, const Shell& shell) {
    ReaderOptions reader = given;
    reader.months = arguments.months;
    std::vector<Scenario> scenarios;
    for (const std::string& path : arguments.scenarios) scenarios.push_back(read_scenario(path, registry(), reader));
    if (const int exit = refuse(scenarios, shell)) return exit;
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (scenarios[i].name == scenarios[j].name)
                return fail(shell, exit_usage, "two scenarios are called '" + scenarios[i].name + "'",
                            "arms are told apart by file name: copy or rename one");
    if (const std::string key = differing_setting(scenarios, arguments); !key.empty())
        return fail(shell, exit_scenario,
                    "the scenarios differ in run." + key + ", which is one for all arms of a file",
                    "give --" + key + ", or let both extend one baseline");
    RunRequest request;
    request.spec = spec_of(scenarios, arguments);
    request.output = arguments.output.empty() ? scenarios.front().name + ".h5" : arguments.output;
    request.threads = arguments.threads;
    request.checkpoint_every = arguments.checkpoint_every;
    request.force = arguments.force;
    try {
        return drive(request, arguments, shell, run);
    } catch (const RefusedInputs& refused) {
        add_problems(scenarios.front(), refused.problems());
        return refuse(scenarios, shell);
    }
}

int resume_command(const std::string& checkpoint, const RunArguments& arguments, const Shell& shell) {
    if (!is_file(checkpoint)) {
        const std::string near = nearest_file(checkpoint, ".h5");
        return fail(shell, exit_data, "the checkpoint '" + checkpoint + "' cannot be read: there is no such file",
                    near.empty() ? "" : "did you mean '" + near + "'?");
    }
    RunRequest request;
    request.output = arguments.output;
    request.threads = arguments.threads;
    request.spec.options.block = arguments.block;
    request.checkpoint_every = arguments.checkpoint_every;
    request.force = arguments.force;
    return drive(request, arguments, shell, [&](const RunRequest& r) { return resume(checkpoint, r); });
}

}  // namespace sim::io
