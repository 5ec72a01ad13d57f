#include "sim/io/commands.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>

#include "sim/io/codes.h"
#include "sim/io/driver.h"
#include "sim/io/inspect.h"
#include "sim/io/layers.h"
#include "sim/io/listing.h"
#include "sim/io/resolve.h"
#include "sim/io/schema.h"
#include "sim/io/suggest.h"
#include "sim/io/text_file.h"

namespace sim::io {

namespace {

class UnreadableInput : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

std::string share_of(const ReaderOptions& reader) { return reader.share.empty() ? find_share() : reader.share; }

int fail_unread(const Shell& shell, const std::string& path, std::string_view extension, const std::string& what) {
    const std::string near = nearest_file(path, extension);
    return fail(shell, exit_data, what + " '" + path + "' cannot be read: there is no such file",
                near.empty() ? "" : "did you mean '" + near + "'?");
}

// A run file that cannot be read is wrong input, not a failed output.
template <class Read> auto reading(Read read) {
    try {
        return read();
    } catch (const FileError& error) {
        throw UnreadableInput(error.what());
    }
}

}  // namespace

int fail(const Shell& shell, int exit, const std::string& message, const std::string& help) {
    if (shell.json) {
        nlohmann::ordered_json out{{"schema", 1}, {"ok", false}, {"exit_code", exit}, {"message", message}};
        if (!help.empty()) out["help"] = help;
        shell.out << out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    } else {
        shell.err << "error: " << message << "\n";
        if (!help.empty()) shell.err << "      " << help << "\n";
    }
    return exit;
}

int guarded(const Shell& shell, const std::function<int()>& command) {
    try {
        return command();
    } catch (const ScenarioError& error) {
        if (shell.json)
            shell.out << error.json();
        else
            shell.err << error.what();
        return error.exit_code();
    } catch (const StateError& error) {
        return fail(shell, exit_model, error.what());
    } catch (const RefusedInputs& error) {
        return fail(shell, exit_scenario, error.what());
    } catch (const UnreadableInput& error) {
        return fail(shell, exit_data, error.what());
    } catch (const FileError& error) {
        return fail(shell, exit_output, error.what());
    } catch (const std::bad_alloc&) {
        return fail(shell, exit_output, "there is not enough memory for this",
                    "use a smaller --scale or fewer --threads");
    } catch (const std::exception& error) {
        return fail(shell, exit_our_bug, std::string("this is a bug of the program: ") + error.what(),
                    "please report it with the command and the scenario, at the address in README.md");
    }
}

int validate_command(const std::vector<std::string>& paths, const ReaderOptions& reader, const Shell& shell) {
    std::vector<Scenario> scenarios;
    int exit = exit_done;
    for (const std::string& path : paths) {
        scenarios.push_back(read_scenario(path, registry(), reader));
        exit = std::max(exit, scenarios.back().diagnostics.exit_code());
    }
    if (shell.json) {
        shell.out << report_json(scenarios);
        return exit;
    }
    for (const Scenario& scenario : scenarios) {
        shell.err << scenario.diagnostics.text(scenario.sources, shell.tool);
        if (scenario.ok()) shell.out << scenario.path << ": valid\n";
    }
    return exit;
}

int resolve_command(const std::string& path, const ReaderOptions& reader, const Shell& shell) {
    const Scenario scenario = read_scenario(path, registry(), reader);
    require_valid(scenario, shell.tool);
    shell.err << (shell.quiet ? "" : scenario.diagnostics.text(scenario.sources, shell.tool));
    shell.out << (shell.json ? resolved_json(scenario) : resolved_toml(scenario, true));
    return exit_done;
}

int schema_command(bool card, const ReaderOptions& reader, const Shell& shell) {
    shell.out << (card ? card_schema(reader.card_keys) : scenario_schema(registry()));
    return exit_done;
}

int explain_command(const std::string& code, const Shell& shell) {
    std::string wanted = code;
    std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const std::string text = shell.json ? explain_json(wanted) : explain(wanted);
    if (!text.empty()) {
        shell.out << text;
        return exit_done;
    }
    std::vector<std::string> known;
    for (const CodeInfo& info : codes()) known.emplace_back(info.code);
    return fail(shell, exit_usage, "there is no code '" + code + "'", "codes: " + list_words(known, known.size()));
}

int catalogue_command(const std::string& kind, const ReaderOptions& reader, const Shell& shell) {
    const auto kinds = listing_kinds();
    if (!kind.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        const std::vector<std::string> known(kinds.begin(), kinds.end());
        const std::string near = nearest(kind, known);
        return fail(shell, exit_usage, "the catalogue does not list '" + kind + "'",
                    (near.empty() ? "" : "did you mean '" + near + "'? ") + "It lists " + list_words(known));
    }
    shell.out << (shell.json ? listing_json(registry(), kind, share_of(reader))
                             : listing_text(registry(), kind, share_of(reader)));
    return exit_done;
}

int verify_command(const std::string& path, std::size_t threads, const Shell& shell) {
    if (!is_file(path)) return fail_unread(shell, path, ".h5", "the run file");
    const Verdict verdict = reading([&] { return verify(path, threads); });
    if (shell.json) {
        const nlohmann::ordered_json out{{"schema", 1},
                                         {"identical", verdict.identical},
                                         {"stored", verdict.stored},
                                         {"replayed", verdict.replayed},
                                         {"first_difference", verdict.first_difference}};
        shell.out << out.dump(2) << "\n";
    } else if (verdict.identical) {
        shell.out << path << ": identical, " << verdict.stored << "\n";
    } else {
        shell.out << path << ": differs first at " << verdict.first_difference << "\n";
    }
    return verdict.identical ? exit_done : exit_model;
}

int digest_command(const std::string& path, const Shell& shell) {
    if (!is_file(path)) return fail_unread(shell, path, ".h5", "the run file");
    const std::string digest = reading([&] { return content_digest(path); });
    if (shell.json)
        shell.out << nlohmann::ordered_json{{"schema", 1}, {"digest", digest}}.dump(2) << "\n";
    else
        shell.out << digest << "  " << path << "\n";
    return exit_done;
}

}  // namespace sim::io
