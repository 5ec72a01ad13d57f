#pragma once
// The engine runs the plan over a world. It knows months, tiles and threads, and nothing of what the rules mean.

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/blocks.h"
#include "sim/engine/plan.h"

namespace sim {

// A value that left its range or is not finite: the lowest entity of the first phase in which it happened.
struct Fault {
    std::uint16_t column = unassigned;
    std::uint32_t entity = 0;
    std::uint32_t month = 0;
    Phase phase = Phase::start;
    double value = 0;
};

class Engine {
public:
    Engine(const Registry& registry, const Plan& plan, Run run, World world, Blocks& blocks);

    // First values of every model's columns, then the record of month 0.
    void begin();
    // One month; afterwards tallies() is that month's record.
    void step();

    [[nodiscard]] std::uint32_t month() const { return world_.month; }
    [[nodiscard]] const World& world() const { return world_; }
    [[nodiscard]] World& world() { return world_; }
    [[nodiscard]] const Run& run() const { return run_; }
    [[nodiscard]] const Registry& registry() const { return *registry_; }
    [[nodiscard]] const Groups& groups() const { return groups_; }
    [[nodiscard]] const TallyBoard& tallies() const { return tallies_; }
    [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }

    // Logs the events of this household too, as if it were in the panel.
    void follow(std::uint32_t household) { run_.followed_household = household; }

    bool checked = false;                                  // check ranges after every phase
    std::vector<std::uint64_t> rule_ticks;                 // per registry rule, filled when `clock` is set
    std::uint64_t (*clock)() = nullptr;                    // supplied from outside: the core has no clock

private:
    struct TileSpan {
        std::uint32_t first_household, households, first, size;
    };
    void publish();
    void run_phase(const PhasePlan& phase, Phase name, std::uint32_t month);
    void run_places(const PhasePlan& phase, std::uint32_t month);
    void run_cell(const PhasePlan& phase, Phase name, std::uint32_t month, std::size_t cell, std::size_t thread);
    void run_tile(const PhasePlan& phase, TileData& tile);
    void open_columns(const PhasePlan& phase, TileData& tile);
    void close_columns(const PhasePlan& phase, TileData& tile);
    void open_residents(TileData& tile, std::vector<Fixed>& sums);
    void spread_residents(const Cell& cell, const std::vector<Fixed>& sums, TallyBoard& board) const;
    void check_ranges(const PhasePlan& phase, const TileData& tile, std::optional<Fault>& fault, Phase name) const;
    void fold_totals(const PhasePlan& phase);
    void share_out(std::uint16_t queue);
    void remember_places();
    void reset_channels();
    void plan_tiles();
    void plan_residents();
    void collect_tallies();

    const Registry* registry_;
    const Plan* plan_;
    Run run_;
    World world_;
    Blocks* blocks_;
    Groups groups_;
    TallyBoard tallies_;
    std::vector<Scratch> scratch_;
    std::vector<std::vector<TileSpan>> tiles_;             // per cell
    std::vector<std::vector<Fixed>> cell_totals_;          // per cell: sums of the running phase
    std::vector<std::size_t> total_offsets_;
    std::size_t total_entries_ = 0;
    std::vector<std::vector<std::byte>> past_places_;  // per column: community, account, country rows of last month
    std::vector<float> neutral_;
    std::size_t tile_capacity_ = 0;
    std::vector<Grouping> resident_groupings_;
    std::vector<std::size_t> resident_strides_;
    std::size_t resident_codes_ = 1;
    std::vector<std::optional<Fault>> cell_faults_;
    std::optional<Fault> fault_;
};

}  // namespace sim
