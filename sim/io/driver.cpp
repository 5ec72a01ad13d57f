#include "sim/io/driver.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "sim/base/hash.h"
#include "sim/io/checkpoint.h"
#include "sim/io/provenance.h"
#include "sim/io/threads.h"
#include "sim/io/writer.h"
#include "sim/state/bundle.h"

namespace sim::io {

namespace {

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void (*register_models)(Registry&) = nullptr;

// What decides who lives where: the scenario without programmes, policies and shocks.
std::uint64_t population_hash(const Arm& arm) {
    Bundle bundle{arm.inputs, arm.settings};
    bundle.inputs.cards.clear();
    Table rest;
    for (const auto& [path, entry] : arm.inputs.scenario.entries()) {
        const bool differs = path.starts_with("programme.") || path.starts_with("policy.") ||
                             path.starts_with("shock.") || path.starts_with("pool.") || path.starts_with("card.") ||
                             path == "title" || path == "extends" || path.starts_with("assumption.");
        if (!differs) rest.set(path, entry.value);
    }
    bundle.inputs.scenario = rest;
    const std::string bytes = pack(bundle);
    Digest digest;
    digest.add(bytes.data(), bytes.size());
    return digest.value();
}

class Job {
public:
    Job(const RunRequest& request, std::size_t first_run)
        : request_(request), blocks_(make_blocks(request.threads)), first_run_(first_run) {
        report_.path = request.output;
        report_.threads = blocks_->threads();
        report_.runs = request.spec.arms.size() * request.spec.replicates;
    }

    RunReport work(const std::string* checkpoint) {
        part_ = request_.output + ".part";
        found();
        open(checkpoint);
        try {
            step_all(checkpoint);
            finish();
        } catch (...) {
            writer_.reset();
            std::error_code ignored;
            std::filesystem::remove(part_, ignored);
            throw;
        }
        report_.seconds = since(start_);
        report_.peak_bytes = peak_memory();
        return report_;
    }

private:
    void found() {
        const auto begin = Clock::now();
        const auto& arms = request_.spec.arms;
        for (std::size_t a = 1; a < arms.size(); ++a)
            if (population_hash(arms[a]) != population_hash(arms[0]))
                throw RefusedInputs({{"RS305", "population",
                                      "'" + arms[a].name + "' differs from '" + arms[0].name +
                                          "' in more than programmes, policies and shocks, so people cannot be paired",
                                      "run them as separate files, or let both extend one baseline", false}});
        Problems problems;
        foundation_ =
            Foundation::lay(registry(), arms[0].inputs, arms[0].settings, request_.spec.options, *blocks_, problems);
        if (!foundation_) throw RefusedInputs(std::move(problems));
        report_.founding_seconds = since(begin);
        report_.agents_slots = foundation_->layout().persons();
        report_.households = foundation_->layout().households();
        report_.world_bytes = foundation_->world().bytes();
    }

    void open(const std::string* checkpoint) {
        const Groups groups = make_groups(registry().catalogue);
        if (checkpoint) {
            std::error_code error;
            std::filesystem::copy_file(*checkpoint, part_, std::filesystem::copy_options::overwrite_existing, error);
            if (error) throw FileError("cannot write " + part_ + ": " + error.message());
            strip_state(part_);
        }
        RunFile file = checkpoint ? RunFile::reopen(part_, registry(), request_.spec, foundation_->world())
                                  : RunFile::create(part_, registry(), request_.spec, foundation_->world(), groups);
        if (checkpoint) file.restore_events(restore_events(*checkpoint));
        writer_ = std::make_unique<Writer>(std::move(file));
    }

    // Worlds too small to keep all threads busy run side by side, each on one thread. Not where somebody may ask to
    // stop: that is answered within a month, on the calling thread, which would be busy with a world of its own.
    [[nodiscard]] bool side_by_side() const {
        return blocks_->threads() > 1 && report_.runs > 1 && request_.checkpoint_every == 0 && !request_.stop &&
               foundation_->layout().cells.size() < 8 * blocks_->threads();
    }

    void step_all(const std::string* checkpoint) {
        const auto begin = Clock::now();
        if (!checkpoint && side_by_side()) {
            blocks_->run(report_.runs, [&](std::size_t run, std::size_t) {
                SerialBlocks serial;
                step_one(run, serial, nullptr);
            });
        } else {
            for (std::size_t run = first_run_; run < report_.runs; ++run)
                step_one(run, *blocks_, run == first_run_ ? checkpoint : nullptr);
        }
        report_.stepping_seconds = since(begin);
    }

    void step_one(std::size_t run, Blocks& blocks, const std::string* checkpoint) {
        const Arm& arm = request_.spec.arms[run / request_.spec.replicates];
        RunOptions options = request_.spec.options;
        options.replicate = static_cast<std::uint32_t>(run % request_.spec.replicates);
        Problems problems;
        auto engine = make_engine(registry(), plan(), arm.inputs, arm.settings, options, *foundation_, blocks, problems,
                                  !checkpoint);
        if (!engine) throw RefusedInputs(std::move(problems));
        Recorder recorder(registry().catalogue, run / request_.spec.replicates, options.replicate,
                          request_.spec.fingerprints);
        if (checkpoint) {
            restore_state(*checkpoint, engine->world(), recorder.result());
            recorder.follow(engine->world().layout());
        } else {
            if (engine->fault()) raise_fault(*engine);
            recorder.record(*engine);
        }
        while (engine->month() < options.months) {
            engine->step();
            if (engine->fault()) raise_fault(*engine);
            recorder.record(*engine);
            tell(run, *engine);
            pause(run, *engine, recorder);
        }
        writer_->hand_over(std::move(recorder.result()));
    }

    void pause(std::size_t run, const Engine& engine, Recorder& recorder) {
        const bool last = engine.month() == request_.spec.options.months;
        const bool stop = request_.stop && request_.stop();
        const bool due = request_.checkpoint_every > 0 && engine.month() % request_.checkpoint_every == 0 && !last;
        if (!stop && !due) return;
        const std::string path = checkpoint_path(request_.output, engine.month());
        writer_->settle();
        write_checkpoint(part_, path, engine, recorder.result(), writer_->pack_events(), run);
        const std::lock_guard lock(mutex_);
        report_.checkpoints.push_back(path);
        if (stop) throw Interrupted(path);
    }

    void tell(std::size_t run, const Engine& engine) {
        if (!request_.progress) return;
        const std::lock_guard lock(mutex_);
        ++months_done_;
        const std::size_t all = (report_.runs - first_run_) * request_.spec.options.months;
        const double seconds = since(start_);
        const double left = months_done_ > 0 ? seconds * static_cast<double>(all - std::min(all, months_done_)) /
                                                   static_cast<double>(months_done_)
                                             : 0;
        request_.progress(
            {run, report_.runs, engine.month(), request_.spec.options.months, report_.agents_slots, seconds, left});
    }

    void finish() {
        const auto begin = Clock::now();
        writer_->close(since(start_), report_.threads);
        writer_.reset();
        sync_and_rename(part_, request_.output);
        report_.writing_seconds = since(begin);
    }

    static void sync_and_rename(const std::string& from, const std::string& to) {
        if (std::FILE* file = std::fopen(from.c_str(), "rb")) {
            fsync(fileno(file));
            std::fclose(file);
        }
        std::error_code error;
        std::filesystem::rename(from, to, error);
        if (error) throw FileError("cannot rename " + from + " to " + to + ": " + error.message());
    }

    const RunRequest& request_;
    std::unique_ptr<Blocks> blocks_;
    std::size_t first_run_;
    Clock::time_point start_ = Clock::now();
    std::optional<Foundation> foundation_;
    std::unique_ptr<Writer> writer_;
    std::string part_;
    std::mutex mutex_;
    std::size_t months_done_ = 0;
    RunReport report_;
};

std::string first_message(const Problems& problems) {
    for (const Problem& problem : problems)
        if (!problem.warning)
            return problem.code + ": " + problem.message + (problem.help.empty() ? "" : "; " + problem.help);
    return "the inputs were refused";
}

void refuse_overwrite(const RunRequest& request) {
    if (!request.force && std::filesystem::exists(request.output))
        throw FileError(request.output + " exists already; choose another name with -o, or add --force to replace it");
    const auto folder = std::filesystem::path(request.output).parent_path();
    if (!folder.empty() && !std::filesystem::is_directory(folder))
        throw FileError("the folder " + folder.string() + " does not exist; make it first, or choose another with -o");
}

}  // namespace

RefusedInputs::RefusedInputs(Problems problems)
    : std::runtime_error(first_message(problems)), problems_(std::move(problems)) {}

void use_registry(void (*register_all)(Registry&)) { register_models = register_all; }

const Registry& registry() {
    static const Registry* const all = [] {
        auto* made = new Registry;
        if (full_precision()) made->catalogue.keep_full_precision();
        if (register_models) register_models(*made);
        return made;
    }();
    return *all;
}

const Plan& plan() {
    static const Plan* const one = new Plan(make_plan(registry()));
    if (!one->refusals.empty()) {
        std::string all = "the models do not fit together:";
        for (const std::string& refusal : one->refusals) all += "\n  " + refusal;
        throw std::logic_error(all);
    }
    return *one;
}

RunReport run(const RunRequest& request) {
    refuse_overwrite(request);
    return Job(request, 0).work(nullptr);
}

RunReport resume(const std::string& checkpoint, const RunRequest& request) {
    const Restored restored = read_checkpoint(checkpoint, registry());
    RunRequest whole = request;
    whole.spec = restored.spec;
    whole.spec.options.block = request.spec.options.block;
    if (whole.output.empty())
        whole.output = (std::filesystem::path(checkpoint).parent_path() / restored.output_name).string();
    refuse_overwrite(whole);
    return Job(whole, restored.run).work(&checkpoint);
}

void raise_fault(const Engine& engine) {
    const Fault& fault = *engine.fault();
    const ColumnInfo& column = engine.registry().catalogue.columns()[fault.column];
    throw StateError("column " + std::string(column.name) + " of " +
                     (column.level == Level::person ? "person " : "row ") + std::to_string(fault.entity) + " is " +
                     number_text(fault.value) + " " + std::string(column.unit) + " after phase " +
                     std::string(phase_names[static_cast<std::size_t>(fault.phase)]) + " of month " +
                     std::to_string(fault.month) + "; its range is " + number_text(column.range.low) + " to " +
                     number_text(column.range.high) + "; look at the rule of that model and at unusual parameters");
}

std::size_t free_memory() {
    std::ifstream info("/proc/meminfo");
    std::string word;
    while (info >> word)
        if (word == "MemAvailable:") {
            std::size_t kilobytes = 0;
            info >> kilobytes;
            return kilobytes * 1024;
        }
    return 0;
}

std::size_t peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

}  // namespace sim::io
