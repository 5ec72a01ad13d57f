#pragma once
// All state of one run: columns, totals, channels, queues and rosters over a fixed layout. Models hold nothing, so a
// checkpoint is a world, and an arm of a comparison starts as a clone of one.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/base/fixed.h"
#include "sim/base/hash.h"
#include "sim/state/catalogue.h"
#include "sim/state/layout.h"

namespace sim {

// Rows of one column, 64-byte aligned. Traits are shared between clones, state is copied.
class Buffer {
public:
    Buffer() = default;
    Buffer(std::size_t rows, std::size_t row_size);
    [[nodiscard]] std::byte* data() { return bytes_.get(); }
    [[nodiscard]] const std::byte* data() const { return bytes_.get(); }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] Buffer copy() const;

private:
    std::shared_ptr<std::byte[]> bytes_;
    std::size_t size_ = 0;
};

struct Request {
    std::uint32_t person = 0;   // global slot
    std::uint16_t kind = 0;     // class
    float key = 0;              // lowest wins; ties go to the lower entity id
};

struct Grant {
    std::uint32_t person = 0;
    std::uint16_t kind = 0;
};

// One enrolment. What the fields mean is the owning model's business.
struct RosterRow {
    std::uint32_t person = 0;
    std::uint16_t account = 0;
    std::uint8_t state = 0;
    std::uint8_t flags = 0;
    std::uint16_t since = 0;    // month completed when the state began
    std::uint16_t until = 0;
    float dose = 0;
    float trust = 0;
};

struct Logged {
    std::uint32_t person = 0;   // global slot
    std::uint16_t month = 0;
    std::uint16_t event = 0;
    float value = 0;
};

class World {
public:
    World(const Catalogue& catalogue, std::shared_ptr<const Layout> layout, std::size_t accounts);
    [[nodiscard]] World clone() const;
    // Once people are laid out: columns that were not set then are dropped and made again by each beginning.
    void forget_unfounded();
    // A run's own world over these people and places, accounts at their start values. Columns marked in `shared`, which
    // no rule writes, stay common to all runs; the others are copied, or made at their start values if forgotten.
    [[nodiscard]] World begin(std::size_t accounts, const std::vector<bool>& shared) const;

    [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }
    [[nodiscard]] const Layout& layout() const { return *layout_; }
    [[nodiscard]] std::size_t accounts() const { return accounts_; }
    [[nodiscard]] std::size_t rows(Level level) const;

    [[nodiscard]] std::byte* column_bytes(std::uint16_t slot) { return columns_[slot].data(); }
    [[nodiscard]] const std::byte* column_bytes(std::uint16_t slot) const { return columns_[slot].data(); }
    [[nodiscard]] Buffer& buffer(std::uint16_t slot) { return columns_[slot]; }
    [[nodiscard]] const Buffer& buffer(std::uint16_t slot) const { return columns_[slot]; }
    // One value as a number, decoded; for readers outside the step path.
    [[nodiscard]] double value(std::uint16_t slot, std::size_t row) const;
    void set_value(std::uint16_t slot, std::size_t row, double value);

    // Totals, as last completed: community c, entry i; and summed over communities.
    [[nodiscard]] Fixed total(std::uint16_t slot, std::size_t community, std::size_t entry) const {
        return totals_[slot][community * total_size(slot) + entry];
    }
    [[nodiscard]] Fixed national_total(std::uint16_t slot, std::size_t entry) const;
    [[nodiscard]] std::size_t total_size(std::uint16_t slot) const {
        const TotalInfo& info = catalogue_->totals()[slot];
        return info.per_account ? accounts_ : info.size;
    }
    [[nodiscard]] std::size_t queue_classes(std::uint16_t slot) const {
        const QueueInfo& info = catalogue_->queues()[slot];
        return info.per_account ? accounts_ : info.classes;
    }

    // Digest of everything a future month depends on; or of the state of people, homes, places and ties alone, so that
    // arms with other programmes can be compared.
    [[nodiscard]] std::uint64_t fingerprint(bool with_accounts) const;
    // Digest of the rows of one community, for finding the first divergence.
    [[nodiscard]] std::uint64_t community_fingerprint(std::size_t community) const;
    [[nodiscard]] std::size_t bytes() const;

    std::uint32_t month = 0;  // months completed
    // Kept public for the engine and checkpoints, which are the only ones that reach in:
    std::vector<std::vector<Fixed>> totals_;  // [total][community x entry]
    std::vector<std::vector<float>> channels_;  // [channel][community] or [channel][0]; person: empty
    std::vector<std::vector<std::vector<Request>>> requests_;  // [queue][cell], emptied when resolved
    std::vector<std::vector<std::vector<Grant>>> grants_;  // [queue][cell], ascending person
    std::vector<std::vector<std::int64_t>> capacity_;  // [queue][community x class] or [queue][class]
    std::vector<std::vector<std::vector<RosterRow>>> rosters_;  // [roster][cell], ascending (person, account)
    std::vector<std::uint32_t> public_words_;  // per cell: its people, then its halo
    std::vector<std::vector<Logged>> events_;  // per cell, in order of happening
    std::array<std::vector<std::uint8_t>, tie_slots> strength_;  // tie strength, 0..255 = 0..1

    [[nodiscard]] std::uint32_t public_start(const Cell& cell) const { return cell.first_person + cell.first_halo; }

private:
    World(const World& founded, std::size_t accounts, const std::vector<bool>& shared);
    void make_column(std::uint16_t slot);
    void make_tables();
    void fill_column(std::uint16_t slot, double number);

    const Catalogue* catalogue_;
    std::shared_ptr<const Layout> layout_;
    std::size_t accounts_ = 0;
    std::vector<Buffer> columns_;
};

// Quantised columns: value = low + code * (high - low) / 65535. `dither` in [0,1) rounds without bias.
inline float decode16(std::uint16_t code, float low, float step) { return low + static_cast<float>(code) * step; }
inline std::uint16_t encode16(float value, float low, float inverse_step, float dither) {
    float scaled = (value - low) * inverse_step + dither;
    scaled = scaled < 0.0F ? 0.0F : scaled;
    scaled = scaled > 65535.0F ? 65535.0F : scaled;
    return static_cast<std::uint16_t>(static_cast<std::int32_t>(scaled));
}

}  // namespace sim
