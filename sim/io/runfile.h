#pragma once
// The run file: netCDF-4 compatible HDF5 that xarray, h5py, ncdump and R open as it is. Written as NAME.part, renamed
// when complete, so a file under its final name is always whole.

#include <map>
#include <string>
#include <vector>

#include "sim/engine/simulation.h"
#include "sim/io/hdf5.h"
#include "sim/io/recorder.h"

namespace sim::io {

inline constexpr std::int64_t format_version = 1;

// One arm of a comparison.
struct Arm {
    std::string name;       // file stem
    std::string title;
    Inputs inputs;
    Settings settings;
    std::string text;       // canonical resolved scenario
};

struct FileSpec {
    std::vector<Arm> arms;
    std::uint32_t replicates = 1;
    RunOptions options;
    bool fingerprints = false;
    std::string command;    // as typed, paths cut to file names
};

// Programme names of all arms, sorted; account a of an arm is the a-th of the arm's own sorted names.
std::vector<std::string> programmes_of(const std::vector<Arm>& arms);

class RunFile {
public:
    static RunFile create(const std::string& path, const Registry& registry, const FileSpec& spec, const World& world,
                          const Groups& groups);
    // Continues a file that create() made and that was copied into a checkpoint.
    static RunFile reopen(const std::string& path, const Registry& registry, const FileSpec& spec, const World& world);
    void write(const RunRecord& record);
    void flush();
    // Events of finished runs, which reach the file only when it closes: a checkpoint has to carry them.
    [[nodiscard]] std::string pack_events() const;
    void restore_events(const std::string& bytes);
    // Writes what is known only at the end, and closes.
    void close(double seconds, std::size_t threads, const std::string& state);
    [[nodiscard]] hid_t id() const { return file_; }

private:
    RunFile(const Registry& registry, const FileSpec& spec, const World& world);
    void make_dimensions(const FileSpec& spec, const World& world, const Groups& groups);
    void make_variables(const Catalogue& catalogue);
    void make_people(const World& world);
    void make_catalogue(const Registry& registry, const FileSpec& spec);
    void make_provenance(const FileSpec& spec);
    void open_variables();
    [[nodiscard]] hid_t group_of(Kind kind) const;
    [[nodiscard]] std::vector<hsize_t> shape_of(Kind kind) const;
    void write_accounts(const RunRecord& record, std::size_t v);
    void write_events();

    Handle file_, panel_, paired_;
    std::vector<Variable> variables_;
    std::vector<Handle> datasets_;
    Handle fingerprint_;
    std::map<std::string, Handle> scales_;
    std::vector<std::string> programmes_;
    std::vector<std::vector<std::size_t>> account_rows_;  // per arm: account -> programme
    std::vector<std::uint32_t> person_id_;                // per global slot, for events
    struct Event {
        std::size_t scenario, replicate;
        Logged logged;
    };
    std::vector<Event> events_;
    std::vector<std::string> event_names_;
    hsize_t arms_ = 0, replicates_ = 0, months_ = 0, communities_ = 0, groups_ = 0;
    hsize_t panel_people_ = 0, focus_people_ = 0;
};

// Marks the texts that no reader needs in full: scenario bundles for replaying.
std::string bundle_name(std::size_t arm);

}  // namespace sim::io
