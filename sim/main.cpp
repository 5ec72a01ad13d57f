// The native program: the kernel's readers and runs for machines without Python. Results go to standard output,
// everything else to standard error; exit codes are those of sim/io/commands.h.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <iostream>

#include "models/programme/keys.h"
#include "models/registry.h"
#include "sim/io/commands.h"
#include "sim/io/dispatch.h"
#include "sim/io/driver.h"
#include "sim/io/provenance.h"
#include "sim/io/suggest.h"

namespace {

namespace io = sim::io;

std::atomic<int> asked_to_stop = 0;
std::string tool = "querencia-kernel";  // "querencia" when that command becomes this program

// The first signal asks the run to finish its month and leave a checkpoint; the second ends the program.
extern "C" void on_signal(int signal) {
    if (asked_to_stop.exchange(signal) != 0) _exit(128 + signal);
}

struct Options {
    std::vector<std::string> paths, set;
    std::string path, kind, code;
    io::RunArguments run;
    bool json = false, quiet = false, card = false;
    std::size_t threads = 0;
};

std::string typed(int argc, char** argv) {
    std::string command = tool;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        command += " " + (word.find('=') == std::string::npos ? word.substr(word.rfind('/') + 1) : word);
    }
    return command;
}

std::string examples(std::string_view first, std::string_view second) {
    return "Examples:\n  " + tool + " " + std::string(first) + "\n  " + tool + " " + std::string(second);
}

void add_json(CLI::App* command, Options& o) {
    command->add_flag("--json", o.json, "One JSON object on standard output");
}

void add_set(CLI::App* command, Options& o) {
    command->add_option("--set", o.set, "KEY=VALUE, read as TOML; overrides the file; may be repeated")
        ->allow_extra_args(false)
        ->type_name("KEY=VALUE");
}

void add_running(CLI::App* command, Options& o) {
    io::RunArguments& run = o.run;
    command->add_option("-o,--output", run.output, "Run file to write")->type_name("FILE");
    command->add_option("--threads", run.threads, "Threads; 0: all cores. Never changes results")->type_name("T");
    command->add_option("--block", run.block, "People per tile. Never changes results")
        ->type_name("B")
        ->check(CLI::Range(64, 65536));
    command->add_option("--checkpoint-every", run.checkpoint_every, "Leave a checkpoint every M months")
        ->type_name("M");
    command->add_flag("--fingerprints", run.fingerprints,
                      "Keep a digest of everybody's state each month, to compare bits");
    command->add_flag("--force", run.force, "Replace a file that exists");
    command->add_flag("--quiet", o.quiet, "No progress, no warnings");
    add_json(command, o);
}

CLI::App* add_run(CLI::App& app, Options& o) {
    CLI::App* run = app.add_subcommand("run", "Run scenarios into one file");
    run->description("Run scenarios into one file; several are arms of one comparison.\n" +
                     examples("run scenarios/toy/baseline.toml -o toy.h5",
                              "run baseline.toml cash.toml --scale 0.1 --replicates 8"));
    run->add_option("SCENARIO", o.run.scenarios, "Scenario files")->required();
    run->add_option("--replicates", o.run.replicates, "Runs that differ in chance alone")
        ->type_name("R")
        ->check(CLI::Range(1, 100000));
    run->add_option("--seed", o.run.seed, "Seed of every random decision")->type_name("S");
    run->add_option("--months", o.run.months, "Months to simulate")->type_name("M")->check(CLI::Range(1, 1200));
    run->add_option("--scale", o.run.scale, "Agents per person, above 0 and at most 1")
        ->type_name("F")
        ->check(CLI::Range(1e-6, 1.0));
    run->add_option("--panel", o.run.panel, "Households written down every month")->type_name("N");
    add_set(run, o);
    add_running(run, o);
    return run;
}

// One entry per command: its definition here, its work in sim/io/commands.
void add_commands(CLI::App& app, Options& o) {
    add_run(app, o);
    CLI::App* validate = app.add_subcommand("validate", "");
    validate->description("Report every problem of scenarios at once; runs nothing.\n" +
                          examples("validate scenarios/toy/baseline.toml", "validate my.toml --json"));
    validate->add_option("SCENARIO", o.paths, "Scenario files")->required();
    add_set(validate, o), add_json(validate, o);
    CLI::App* resolve = app.add_subcommand("resolve", "");
    resolve->description("Print a scenario as one flat file, with who set each value.\n" +
                         examples("resolve scenarios/toy/baseline.toml", "resolve my.toml --set run.seed=7 --json"));
    resolve->add_option("SCENARIO", o.path, "Scenario file")->required();
    add_set(resolve, o), add_json(resolve, o);
    CLI::App* schema = app.add_subcommand("schema", "");
    schema->description("Print the JSON Schema of scenario files, for editors.\n" +
                        examples("schema > querencia.schema.json", "schema --card > card.schema.json"));
    schema->add_flag("--card", o.card, "Of card files instead");
    add_json(schema, o);
    CLI::App* explain = app.add_subcommand("explain", "");
    explain->description("Say what an error code means, with an example and a fix.\n" +
                         examples("explain RS104", "explain RS203 --json"));
    explain->add_option("CODE", o.code, "Error code, such as RS104")->required();
    add_json(explain, o);
    CLI::App* catalogue = app.add_subcommand("catalogue", "");
    catalogue->description("List what the models declare, the cards that ship, and the plan of a month.\n" +
                           examples("catalogue parameters", "catalogue interventions --json"));
    catalogue->add_option("KIND", o.kind, "columns, parameters, interventions, policies, streams or plan");
    add_json(catalogue, o);
    CLI::App* resume = app.add_subcommand("resume", "");
    resume->description("Continue a run from a checkpoint; the file is the same as without the stop.\n" +
                        examples("resume toy.checkpoint-0012.h5", "resume toy.checkpoint-0012.h5 -o again.h5"));
    resume->add_option("CHECKPOINT", o.path, "Checkpoint file")->required();
    add_running(resume, o);
    CLI::App* verify = app.add_subcommand("verify", "");
    verify->description("Replay a run file and name the first difference, or say identical.\n" +
                        examples("verify toy.h5", "verify toy.h5 --threads 1"));
    verify->add_option("FILE", o.path, "Run file")->required();
    verify->add_option("--threads", o.threads, "Threads; 0: all cores")->type_name("T");
    add_json(verify, o);
    CLI::App* digest = app.add_subcommand("digest", "");
    digest->description("Print the digest of a run file's content: no times, machine or threads.\n" +
                        examples("digest toy.h5", "digest toy.h5 --json"));
    digest->add_option("FILE", o.path, "Run file")->required();
    add_json(digest, o);
}

int work(const CLI::App& app, Options& o, const io::Shell& shell) {
    io::ReaderOptions reader;
    reader.set = o.set;
    reader.card_keys = models::programme::card_keys;
    const auto chosen = [&](const char* name) { return app.got_subcommand(name); };
    if (chosen("validate")) return io::validate_command(o.paths, reader, shell);
    if (chosen("resolve")) return io::resolve_command(o.path, reader, shell);
    if (chosen("schema")) return io::schema_command(o.card, reader, shell);
    if (chosen("explain")) return io::explain_command(o.code, shell);
    if (chosen("catalogue")) return io::catalogue_command(o.kind, reader, shell);
    if (chosen("verify")) return io::verify_command(o.path, o.threads, shell);
    if (chosen("digest")) return io::digest_command(o.path, shell);
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    o.run.signal = [] { return asked_to_stop.load(); };
    return chosen("run") ? io::run_command(o.run, reader, shell) : io::resume_command(o.path, o.run, shell);
}

// The nearest command or option to one that does not exist; CLI11 has no suggestions.
std::string suggestion(const CLI::App& app, int argc, char** argv) {
    const CLI::App* at = &app;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (at == &app && !word.starts_with('-')) {
            std::vector<std::string> commands;
            for (const CLI::App* command : app.get_subcommands({})) commands.push_back(command->get_name());
            const auto found = std::find(commands.begin(), commands.end(), word);
            if (found == commands.end()) {
                const std::string near = io::nearest(word, commands);
                return "there is no command '" + word + "'; " +
                       (near.empty() ? "commands: " + io::list_words(commands) : "did you mean '" + near + "'?");
            }
            at = app.get_subcommand(word);
        } else if (word.starts_with("--")) {
            std::vector<std::string> options;
            for (const CLI::Option* option : at->get_options())
                for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
            const std::string name = word.substr(0, word.find('='));
            if (std::find(options.begin(), options.end(), name) != options.end()) continue;
            const std::string near = io::nearest(name, options);
            return "there is no option '" + name + "'; " +
                   (near.empty() ? "options: " + io::list_words(options, 20) : "did you mean '" + near + "'?");
        }
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    io::hand_over_to_widest(argv);
    io::use_registry(models::register_all);
    if (argc > 0 && std::string_view(argv[0]).ends_with("querencia")) tool = "querencia";
    Options options;
    CLI::App app(examples("run scenarios/toy/baseline.toml -o toy.h5", "validate scenarios/toy/baseline.toml") +
                     "\n\nAgent-based simulation of migrant reintegration.",
                 tool);
    app.set_version_flag("--version", std::string(io::version()));
    app.require_subcommand(1);
    add_commands(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& done) {
        return app.exit(done);
    } catch (const CLI::ParseError& error) {
        const bool json = std::find(argv, argv + argc, std::string_view("--json")) != argv + argc;
        const std::string better = suggestion(app, argc, argv);
        return io::fail({std::cout, std::cerr, tool, json}, io::exit_usage, better.empty() ? error.what() : better,
                        "usage: " + tool + " --help");
    }
    options.run.command = typed(argc, argv);
    const io::Shell shell{std::cout, std::cerr, tool, options.json, options.quiet, isatty(2) != 0};
    return io::guarded(shell, [&] { return work(app, options, shell); });
}
