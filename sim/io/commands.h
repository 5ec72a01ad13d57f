#pragma once
// The commands of the native program, apart from how their options are spelled: results on one stream, everything else
// on another, and an exit code. Python's command line calls the same readers, so the words are the same.

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/scenario.h"

namespace sim::io {

enum Exit : int {
    exit_done = 0,
    exit_our_bug = 1,
    exit_usage = 2,
    exit_scenario = 3,
    exit_data = 4,
    exit_model = 5,
    exit_output = 6,
    exit_interrupted = 130,
    exit_terminated = 143,
};

struct Shell {
    std::ostream& out;           // results
    std::ostream& err;           // everything else
    std::string tool = "querencia-kernel";
    bool json = false;
    bool quiet = false;
    bool terminal = false;       // err is one: progress may be shown
};

struct RunArguments {
    std::vector<std::string> scenarios;
    std::string output;
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> replicates, months;
    std::optional<double> scale;
    std::optional<std::size_t> panel;
    std::size_t threads = 0;
    std::uint32_t block = 1024, checkpoint_every = 0;
    bool force = false, fingerprints = false;
    std::string command;         // as typed, paths cut to file names
    std::function<int()> signal; // 0, or the signal that asks to stop
};

int validate_command(const std::vector<std::string>& paths, const ReaderOptions& reader, const Shell& shell);
int resolve_command(const std::string& path, const ReaderOptions& reader, const Shell& shell);
int schema_command(bool card, const ReaderOptions& reader, const Shell& shell);
int explain_command(const std::string& code, const Shell& shell);
int catalogue_command(const std::string& kind, const ReaderOptions& reader, const Shell& shell);
int run_command(const RunArguments& arguments, const ReaderOptions& reader, const Shell& shell);
int resume_command(const std::string& checkpoint, const RunArguments& arguments, const Shell& shell);
int verify_command(const std::string& path, std::size_t threads, const Shell& shell);
int digest_command(const std::string& path, const Shell& shell);

// One failure, as text or as {"schema": 1, "ok": false, "exit_code": ..., "message": ...}.
int fail(const Shell& shell, int exit, const std::string& message, const std::string& help = {});

// Runs a command and turns what it throws into a message and an exit code.
int guarded(const Shell& shell, const std::function<int()>& command);

}  // namespace sim::io
