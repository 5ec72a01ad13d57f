// Tiles: bringing columns to a tile, running its rules, taking the columns back.

#include <algorithm>
#include <cstring>

#include "sim/engine/engine.h"

namespace sim {

namespace {

struct RowSpan {
    std::size_t first, count;
};

RowSpan rows_of(const ColumnInfo& info, const TileData& tile) {
    return info.level == Level::household ? RowSpan{tile.first_household, tile.households}
                                          : RowSpan{tile.first, tile.size};
}

// Cheap keyed noise for rounding quantised columns: unbiased over people and months, independent of the streams.
inline float dither(std::uint32_t row, std::uint32_t salt) {
    std::uint32_t h = (row * 0x9E3779B1U) ^ salt;
    h ^= h >> 15U;
    h *= 0x2C1B3C6DU;
    h ^= h >> 13U;
    return static_cast<float>(static_cast<std::int32_t>(h >> 8U)) * 0x1p-24F;
}

}  // namespace

void Engine::run_cell(const PhasePlan& phase, Phase name, std::uint32_t month, std::size_t c, std::size_t thread) {
    const Cell& cell = world_.layout().cells[c];
    Scratch& scratch = scratch_[thread];
    std::fill(cell_totals_[c].begin(), cell_totals_[c].end(), 0);
    TileData tile;
    tile.run = &run_, tile.world = &world_, tile.cell = &cell, tile.groups = &groups_, tile.scratch = &scratch;
    tile.cell_totals = cell_totals_[c].data(), tile.total_offsets = total_offsets_.data();
    tile.neutral = neutral_.data(), tile.neutral_capacity = tile_capacity_;
    tile.cell_index = static_cast<std::uint32_t>(c), tile.month = month;
    std::vector<Fixed> resident_sums;
    for (const TileSpan& span : tiles_[c]) {
        tile.first = span.first, tile.size = span.size;
        tile.first_household = span.first_household, tile.households = span.households;
        scratch.open();
        open_columns(phase, tile);
        if (name == Phase::record) open_residents(tile, resident_sums);
        run_tile(phase, tile);
        if (checked) check_ranges(phase, tile, cell_faults_[c], name);
        close_columns(phase, tile);
    }
    if (name == Phase::record && !resident_sums.empty()) spread_residents(cell, resident_sums, scratch.board);
}

void Engine::run_tile(const PhasePlan& phase, TileData& tile) {
    for (const auto* rules : {&phase.scalers, &phase.tile})
        for (const RuleInfo* rule : *rules) {
            const std::uint64_t before = clock ? clock() : 0;
            rule->tile(tile);
            if (clock) rule_ticks[static_cast<std::size_t>(rule - registry_->rules.data())] += clock() - before;
        }
}

void Engine::open_columns(const PhasePlan& phase, TileData& tile) {
    Scratch& scratch = *tile.scratch;
    for (const std::uint16_t slot : phase.touched) {
        const ColumnInfo& info = registry_->catalogue.columns()[slot];
        const RowSpan rows = rows_of(info, tile);
        std::byte* stored = world_.column_bytes(slot) + rows.first * info.stored_size();
        if (info.store == Store::fixed16) {
            auto* values = scratch.take<float>(rows.count);
            const auto* codes = reinterpret_cast<const std::uint16_t*>(stored);
            const auto low = static_cast<float>(info.range.low);
            const float step = (static_cast<float>(info.range.high) - low) / 65535.0F;
            for (std::size_t i = 0; i < rows.count; ++i) values[i] = decode16(codes[i], low, step);
            stored = reinterpret_cast<std::byte*>(values);
        }
        scratch.now[slot] = scratch.past[slot] = stored;
    }
    for (const std::uint16_t slot : phase.remembered) {
        const ColumnInfo& info = registry_->catalogue.columns()[slot];
        const std::size_t bytes = rows_of(info, tile).count * size_of(info.type);
        scratch.past[slot] = scratch.take<std::byte>(bytes);
        std::memcpy(scratch.past[slot], scratch.now[slot], bytes);
    }
}

void Engine::close_columns(const PhasePlan& phase, TileData& tile) {
    for (const std::uint16_t slot : phase.written) {
        const ColumnInfo& info = registry_->catalogue.columns()[slot];
        if (info.store != Store::fixed16) continue;
        const RowSpan rows = rows_of(info, tile);
        const auto* values = reinterpret_cast<const float*>(tile.scratch->now[slot]);
        auto* codes = reinterpret_cast<std::uint16_t*>(world_.column_bytes(slot)) + rows.first;
        const auto low = static_cast<float>(info.range.low);
        const float inverse = 65535.0F / (static_cast<float>(info.range.high) - low);
        const std::uint32_t salt = (tile.month * 0x85EBCA6BU) ^ (slot * 0xC2B2AE35U);
        const auto first = static_cast<std::uint32_t>(rows.first);
        for (std::size_t i = 0; i < rows.count; ++i)
            codes[i] = encode16(values[i], low, inverse, dither(first + static_cast<std::uint32_t>(i), salt));
    }
}

void Engine::open_residents(TileData& tile, std::vector<Fixed>& sums) {
    if (sums.empty()) sums.assign(registry_->catalogue.tallies().size() * resident_codes_, 0);
    auto* code = tile.scratch->take<std::uint16_t>(tile.size);
    std::fill(code, code + tile.size, std::uint16_t{0});
    for (std::size_t g = 0; g < resident_groupings_.size(); ++g) {
        const auto* labels =
            reinterpret_cast<const std::uint8_t*>(world_.column_bytes(resident_groupings_[g].column)) + tile.first;
        const auto stride = static_cast<std::uint16_t>(resident_strides_[g]);
        for (std::uint32_t i = 0; i < tile.size; ++i)
            code[i] = static_cast<std::uint16_t>(code[i] + labels[i] * stride);
    }
    tile.resident_sums = sums.data();
    tile.resident_codes = resident_codes_;
    tile.resident_code = code;
}

void Engine::spread_residents(const Cell& cell, const std::vector<Fixed>& sums, TallyBoard& board) const {
    for (std::size_t tally = 0; tally < registry_->catalogue.tallies().size(); ++tally)
        for (std::size_t code = 0; code < resident_codes_; ++code) {
            const Fixed value = sums[tally * resident_codes_ + code];
            if (value == 0) continue;
            board.row(cell.community, 0)[tally] += value;
            for (std::size_t g = 0; g < resident_groupings_.size(); ++g) {
                const std::size_t label = code / resident_strides_[g] % resident_groupings_[g].labels;
                board.row(cell.community, resident_groupings_[g].first_group + label)[tally] += value;
            }
        }
}

void Engine::check_ranges(const PhasePlan& phase, const TileData& tile, std::optional<Fault>& fault, Phase name) const {
    for (const std::uint16_t slot : phase.written) {
        const ColumnInfo& info = registry_->catalogue.columns()[slot];
        const RowSpan rows = rows_of(info, tile);
        const auto examine = [&]<class T>(const T* values) {
            for (std::size_t i = 0; i < rows.count; ++i) {
                const auto value = static_cast<double>(values[i]);
                if (value >= info.range.low - 1e-4 && value <= info.range.high + 1e-4) continue;
                const auto entity = static_cast<std::uint32_t>(rows.first + i);
                if (!fault || entity < fault->entity) fault = Fault{slot, entity, tile.month, name, value};
                return;
            }
        };
        const std::byte* at = tile.scratch->now[slot];
        switch (info.type) {
            case Type::u8: examine(reinterpret_cast<const std::uint8_t*>(at)); break;
            case Type::i8: examine(reinterpret_cast<const std::int8_t*>(at)); break;
            case Type::u16: examine(reinterpret_cast<const std::uint16_t*>(at)); break;
            case Type::i16: examine(reinterpret_cast<const std::int16_t*>(at)); break;
            case Type::u32: examine(reinterpret_cast<const std::uint32_t*>(at)); break;
            case Type::i32: examine(reinterpret_cast<const std::int32_t*>(at)); break;
            case Type::f32: examine(reinterpret_cast<const float*>(at)); break;
            case Type::f64: examine(reinterpret_cast<const double*>(at)); break;
        }
    }
}

}  // namespace sim
