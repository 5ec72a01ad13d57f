#pragma once
// Runs arms and replicates into one file. Small worlds run side by side, large ones one after another over all threads;
// the file is the same either way.

#include <atomic>
#include <functional>
#include <string>

#include "sim/io/runfile.h"

namespace sim::io {

struct Progress {
    std::size_t run = 0, runs = 0;  // which of the arms x replicates
    std::uint32_t month = 0, months = 0;
    std::size_t people = 0;
    double seconds = 0, left = 0;
};

struct RunRequest {
    FileSpec spec;
    std::string output;  // final path
    std::size_t threads = 0;  // 0: all cores
    std::uint32_t checkpoint_every = 0;
    bool force = false;
    std::function<void(const Progress&)> progress;
    // Asked every month; true: finish the month, leave a checkpoint, throw Interrupted.
    std::function<bool()> stop;
};

struct RunReport {
    std::string path;
    double founding_seconds = 0, stepping_seconds = 0, writing_seconds = 0, seconds = 0;
    std::size_t people = 0, agents_slots = 0, households = 0, threads = 0;
    std::size_t world_bytes = 0, peak_bytes = 0;
    std::size_t runs = 0;
    std::vector<std::string> checkpoints;
};

// The run was asked to stop. `checkpoint` continues it.
class Interrupted : public std::runtime_error {
public:
    explicit Interrupted(std::string checkpoint)
        : std::runtime_error("stopped; continue with: querencia resume " + checkpoint),
          checkpoint_(std::move(checkpoint)) {}
    [[nodiscard]] const std::string& checkpoint() const { return checkpoint_; }

private:
    std::string checkpoint_;
};

// A value left its declared range during a run.
class StateError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// The models refused the inputs; the caller maps problems to positions in files.
class RefusedInputs : public std::runtime_error {
public:
    explicit RefusedInputs(Problems problems);
    [[nodiscard]] const Problems& problems() const { return problems_; }

private:
    Problems problems_;
};

const Registry& registry();  // all models, registered once by use_registry()
const Plan& plan();
void use_registry(void (*register_all)(Registry&));

RunReport run(const RunRequest& request);
RunReport resume(const std::string& checkpoint, const RunRequest& request);

// Throws StateError that names column, person or place, month and phase.
void raise_fault(const Engine& engine);

// Bytes free for this process now, as far as the system tells; 0: unknown.
std::size_t free_memory();
std::size_t peak_memory();

}  // namespace sim::io
