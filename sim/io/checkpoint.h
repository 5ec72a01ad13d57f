#pragma once
// A checkpoint is the run file so far plus a group with all mutable state: it can be resumed and nothing else.

#include <string>

#include "sim/io/runfile.h"

namespace sim::io {

std::string checkpoint_path(const std::string& output, std::uint32_t month);

// Copies `part` (flushed) beside itself and adds the state; the copy appears under its name only when complete.
void write_checkpoint(const std::string& part, const std::string& path, const Engine& engine, const RunRecord& record,
                      const std::string& events, std::size_t run);

struct Restored {
    FileSpec spec;
    std::size_t run = 0;
    std::string output_name;   // file name the run was to have
};

// What the checkpoint says of the run; refuses, naming the reason, a file that is no checkpoint or of another version.
Restored read_checkpoint(const std::string& path, const Registry& registry);
void restore_state(const std::string& path, World& world, RunRecord& record);
std::string restore_events(const std::string& path);
// Turns a copy of a checkpoint back into an unfinished run file.
void strip_state(const std::string& path);

// The arms that a run file or checkpoint holds, with their inputs.
FileSpec read_spec(hid_t file, const Registry& registry);

}  // namespace sim::io
