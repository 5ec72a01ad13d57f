#pragma once
// What a run leaves behind, month by month, in memory until the run is complete: a few megabytes whatever the
// population.

#include <string>
#include <vector>

#include "sim/engine/engine.h"
#include "sim/io/hdf5.h"

namespace sim::io {

enum class Kind : std::uint8_t { tally, community, country, account, panel, paired };

// One variable of the run file, derived from one declaration.
struct Variable {
    std::string name;      // "outcomes_composite": '/' is not allowed in netCDF names
    Kind kind = Kind::tally;
    Element element = Element::f32;
    std::uint16_t slot = 0;
};

std::string variable_name(std::string_view declared);

// The variables of every run of a program; the same for all arms.
std::vector<Variable> variables_of(const Catalogue& catalogue);

// Which people a run reports one by one.
struct Followed {
    std::vector<std::uint32_t> panel;  // global person slots of the panel's households
    std::vector<std::uint32_t> focus;
};
Followed followed_of(const Layout& layout);

inline constexpr std::uint32_t paired_every = 12;  // months between rows of the paired table

struct RunRecord {
    std::size_t scenario = 0, replicate = 0;
    std::uint32_t months = 0;                     // rows recorded, month 0 included
    std::vector<std::vector<std::byte>> series;   // per variable
    std::vector<Logged> events;
    std::vector<std::int64_t> fingerprints;  // per month, if asked for: state of people and places, accounts apart
};

class Recorder {
public:
    Recorder(const Catalogue& catalogue, std::size_t scenario, std::size_t replicate, bool fingerprints);
    // Fixes whom the record follows; record() does it at month 0.
    void follow(const Layout& layout) { followed_ = followed_of(layout); }
    // Appends the month that the engine has just completed (or month 0 after begin()).
    void record(Engine& engine);
    [[nodiscard]] RunRecord& result() { return record_; }
    [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }

private:
    void append_tally(const Engine& engine, const Variable& variable, std::vector<std::byte>& into) const;
    void append_rows(const World& world, const Variable& variable, std::vector<std::byte>& into) const;
    void append_people(const World& world, const Variable& variable, const std::vector<std::uint32_t>& people,
                       std::vector<std::byte>& into) const;

    std::vector<Variable> variables_;
    Followed followed_;
    bool fingerprints_;
    RunRecord record_;
};

}  // namespace sim::io
