#pragma once
// What stays the same during one run, and what one worker thread needs while it holds a tile.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/base/philox.h"
#include "sim/engine/phase.h"
#include "sim/state/table.h"
#include "sim/state/world.h"

namespace sim {

struct Run {
    const Catalogue* catalogue = nullptr;
    Settings settings;
    std::uint64_t seed = 1;
    std::uint32_t replicate = 0;
    std::uint32_t months = 60;
    std::uint32_t block = 1024;                          // people per tile
    std::uint32_t followed_household = 0xFFFFFFFFU;      // logs its events as the panel does
    std::vector<std::shared_ptr<const void>> prepared;   // per model: what its prepare() made of the scenario
};

// Month index of the draws made at synthesis.
inline constexpr std::uint32_t start_month = 0xFFFF;

// Sums of tallies: [community][group][tally], 64-bit fixed point.
class TallyBoard {
public:
    void shape(std::size_t communities, std::size_t groups, std::size_t tallies);
    void clear();
    void merge(const TallyBoard& other);
    Fixed* row(std::size_t community, std::size_t group) { return &sums_[(community * groups_ + group) * tallies_]; }
    [[nodiscard]] const Fixed* row(std::size_t community, std::size_t group) const {
        return &sums_[(community * groups_ + group) * tallies_];
    }
    [[nodiscard]] std::size_t groups() const { return groups_; }
    [[nodiscard]] std::size_t tallies() const { return tallies_; }
    [[nodiscard]] const std::vector<Fixed>& sums() const { return sums_; }

private:
    std::size_t groups_ = 0, tallies_ = 0;
    std::vector<Fixed> sums_;
};

// Groups of the tallies: "all", then each label of each grouping column.
struct Grouping {
    std::uint16_t column = 0;
    std::uint16_t first_group = 0;
    std::uint16_t labels = 0;
    std::uint8_t audiences = 0;
};
struct Groups {
    std::vector<std::string> names;  // "all", "sex:women", ...
    std::vector<Grouping> groupings;
};
Groups make_groups(const Catalogue& catalogue);

// Work memory of one thread, reset for every tile.
class Scratch {
public:
    Scratch(const Catalogue& catalogue, std::size_t tile_capacity);
    void open();
    template <class T> T* take(std::size_t count) { return reinterpret_cast<T*>(take_bytes(count * sizeof(T))); }

    std::vector<std::byte*> now, past;                  // per column: first row of the tile
    std::vector<std::array<std::uint32_t*, 4>> draws;   // per stream and lane, filled on first use
    std::vector<float*> channels;                       // per channel, made on first scaling
    std::vector<Fixed> totals;                          // per total and entry, summed into the cell at close
    const std::uint16_t* home_rows = nullptr;           // made on first use in a tile
    TallyBoard board;

private:
    std::byte* take_bytes(std::size_t bytes);
    std::vector<std::unique_ptr<std::byte[]>> slabs_;
    std::size_t slab_ = 0, used_ = 0;
    static constexpr std::size_t slab_size = std::size_t{1} << 20;
};

// A tile: people of one cell, whole households, whose columns stay in cache while the rules of a phase pass over them.
struct TileData {
    const Run* run = nullptr;
    World* world = nullptr;
    const Cell* cell = nullptr;
    const Groups* groups = nullptr;
    Scratch* scratch = nullptr;
    Fixed* cell_totals = nullptr;           // this cell's sums of the phase
    const std::size_t* total_offsets = nullptr;
    const float* neutral = nullptr;         // neutral_capacity ones, then as many zeros
    std::size_t neutral_capacity = 0;
    // Tallies of residents are summed by one combined group code per person and spread over groups per cell.
    Fixed* resident_sums = nullptr;         // [tally][code]; null: not a recording phase
    std::size_t resident_codes = 0;
    const std::uint16_t* resident_code = nullptr;
    std::uint32_t cell_index = 0;
    std::uint32_t first = 0;                // global slot of the first person
    std::uint32_t size = 0;
    std::uint32_t first_household = 0;      // global
    std::uint32_t households = 0;
    std::uint32_t month = 0;                // month being simulated, 0-based; start_month at synthesis

    [[nodiscard]] const std::uint32_t* ids() const { return world->layout().person_id.data() + first; }
    [[nodiscard]] const std::uint16_t* home_rows() const;
    [[nodiscard]] const std::uint32_t* draw(std::uint16_t stream, unsigned lane);
    [[nodiscard]] std::uint32_t draw_one(std::uint16_t stream, unsigned lane, std::uint32_t id) const;
    [[nodiscard]] float* channel_for_scaling(std::uint16_t channel);
    [[nodiscard]] const float* channel(std::uint16_t channel) const;
    void request(std::uint16_t queue, std::uint32_t i, std::uint16_t kind, float key);
    void log(std::uint16_t event, std::uint32_t i, float value);
    void count(std::uint16_t tally, std::uint32_t i, Fixed value);

private:
    [[nodiscard]] bool in_panel(std::uint32_t person) const;
};

}  // namespace sim
