#include "sim/engine/engine.h"

#include <algorithm>
#include <cstring>

#include "sim/base/fixed.h"
#include "sim/base/loops.h"

namespace sim {

Engine::Engine(const Registry& registry, const Plan& plan, Run run, World world, Blocks& blocks)
    : registry_(&registry),
      plan_(&plan),
      run_(std::move(run)),
      world_(std::move(world)),
      blocks_(&blocks),
      groups_(make_groups(registry.catalogue)) {
    const Catalogue& catalogue = registry.catalogue;
    plan_tiles();
    plan_residents();
    neutral_.assign(2 * tile_capacity_, 0.0F);
    std::fill(neutral_.begin(), neutral_.begin() + static_cast<std::ptrdiff_t>(tile_capacity_), 1.0F);
    const std::size_t communities = world_.layout().communities.size();
    for (std::size_t t = 0; t < blocks.threads(); ++t) {
        scratch_.emplace_back(catalogue, tile_capacity_);
        scratch_.back().board.shape(communities, groups_.names.size(), catalogue.tallies().size());
    }
    tallies_.shape(communities, groups_.names.size(), catalogue.tallies().size());
    for (std::uint16_t slot = 0; slot < catalogue.totals().size(); ++slot) {
        total_offsets_.push_back(total_entries_);
        total_entries_ += world_.total_size(slot);
    }
    cell_totals_.assign(world_.layout().cells.size(), std::vector<Fixed>(total_entries_, 0));
    cell_faults_.resize(world_.layout().cells.size());
    past_places_.resize(catalogue.columns().size());
    rule_ticks.assign(registry.rules.size(), 0);
    remember_places();
}

void Engine::plan_tiles() {
    const Layout& layout = world_.layout();
    for (const Cell& cell : layout.cells) {
        std::vector<TileSpan> spans;
        for (std::uint32_t h = 0; h < cell.household_count; ++h) {
            const std::uint32_t home = cell.first_household + h;
            const std::uint32_t first = layout.household_first[home];
            const std::uint32_t size = layout.household_first[home + 1] - first;
            if (spans.empty() || spans.back().size + size > run_.block) spans.push_back({home, 0, first, 0});
            ++spans.back().households;
            spans.back().size += size;
        }
        for (const TileSpan& span : spans) tile_capacity_ = std::max<std::size_t>(tile_capacity_, span.size);
        tiles_.push_back(std::move(spans));
    }
}

void Engine::plan_residents() {
    for (const Grouping& grouping : groups_.groupings) {
        if (!(grouping.audiences & (1U << static_cast<unsigned>(Audience::residents)))) continue;
        resident_groupings_.push_back(grouping);
        resident_strides_.push_back(resident_codes_);
        resident_codes_ *= grouping.labels;
    }
}

void Engine::publish() {
    const Layout& layout = world_.layout();
    const Catalogue& catalogue = registry_->catalogue;
    blocks_->run(layout.cells.size(), [&](std::size_t c, std::size_t) {
        const Cell& cell = layout.cells[c];
        std::uint32_t* words = world_.public_words_.data() + world_.public_start(cell);
        std::fill(words, words + cell.person_count, 0U);
        for (std::uint16_t slot = 0; slot < catalogue.columns().size(); ++slot) {
            const ColumnInfo& info = catalogue.columns()[slot];
            if (info.publish_bits == 0) continue;
            const auto mask = static_cast<float>((1U << info.publish_bits) - 1U);
            const auto low = static_cast<float>(info.range.low);
            const bool whole = info.type != Type::f32;
            const float scale = whole ? 1.0F : mask / (static_cast<float>(info.range.high) - low);
            const float half = whole ? 0.0F : 0.5F;
            const unsigned shift = info.publish_shift;
            const auto put = [=](std::uint32_t i, float value) {
                float code = (value - low) * scale + half;
                code = code < 0.0F ? 0.0F : code > mask ? mask : code;
                words[i] |= static_cast<std::uint32_t>(static_cast<std::int32_t>(code)) << shift;
            };
            const std::byte* base = world_.column_bytes(slot) + cell.first_person * info.stored_size();
            if (info.type == Type::u8) {
                const auto* values = reinterpret_cast<const std::uint8_t*>(base);
                each_apart(cell.person_count, [&](std::size_t i) { put(static_cast<std::uint32_t>(i), values[i]); });
            } else if (info.store == Store::fixed16) {
                const auto* codes = reinterpret_cast<const std::uint16_t*>(base);
                const float step = (static_cast<float>(info.range.high) - low) / 65535.0F;
                each_apart(cell.person_count,
                           [&](std::size_t i) { put(static_cast<std::uint32_t>(i), decode16(codes[i], low, step)); });
            } else {
                for (std::uint32_t i = 0; i < cell.person_count; ++i)
                    put(i, static_cast<float>(world_.value(slot, cell.first_person + i)));
            }
        }
    });
    const auto locate = [&](std::uint32_t person) {
        const Cell& cell = layout.cell_of(person);
        return world_.public_start(cell) + person - cell.first_person;
    };
    blocks_->run(layout.cells.size(), [&](std::size_t c, std::size_t) {
        const Cell& cell = layout.cells[c];
        std::uint32_t* halo = world_.public_words_.data() + world_.public_start(cell) + cell.person_count;
        for (std::uint32_t i = 0; i < cell.halo_count; ++i)
            halo[i] = world_.public_words_[locate(layout.halo[cell.first_halo + i])];
    });
}

void Engine::run_places(const PhasePlan& phase, std::uint32_t month) {
    PlaceData data{&run_, &world_, &past_places_, 0, month};
    for (const RuleInfo* rule : phase.country) rule->place(data);
    for (const RuleInfo* rule : phase.place)
        for (std::uint32_t c = 0; c < world_.layout().communities.size(); ++c) {
            data.community = c;
            rule->place(data);
        }
}

void Engine::remember_places() {
    for (std::uint16_t slot = 0; slot < past_places_.size(); ++slot) {
        const Level level = registry_->catalogue.columns()[slot].level;
        if (level == Level::person || level == Level::household) continue;
        const Buffer& buffer = world_.buffer(slot);
        past_places_[slot].assign(buffer.data(), buffer.data() + buffer.size());
    }
}

void Engine::reset_channels() {
    for (std::size_t slot = 0; slot < world_.channels_.size(); ++slot) {
        const float neutral = registry_->catalogue.channels()[slot].neutral == Neutral::factor ? 1.0F : 0.0F;
        std::fill(world_.channels_[slot].begin(), world_.channels_[slot].end(), neutral);
    }
}

void Engine::fold_totals(const PhasePlan& phase) {
    const Layout& layout = world_.layout();
    for (const std::uint16_t slot : phase.totals) {
        auto& sums = world_.totals_[slot];
        const std::size_t size = world_.total_size(slot);
        std::fill(sums.begin(), sums.end(), 0);
        for (std::size_t c = 0; c < layout.cells.size(); ++c)
            for (std::size_t e = 0; e < size; ++e)
                sums[layout.cells[c].community * size + e] += cell_totals_[c][total_offsets_[slot] + e];
    }
}

void Engine::collect_tallies() {
    tallies_.clear();
    for (Scratch& scratch : scratch_) {
        tallies_.merge(scratch.board);
        scratch.board.clear();
    }
}

}  // namespace sim
