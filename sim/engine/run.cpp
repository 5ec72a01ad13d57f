#include "sim/engine/run.h"

#include <algorithm>

#include "sim/engine/place.h"

namespace sim {

void TallyBoard::shape(std::size_t communities, std::size_t groups, std::size_t tallies) {
    groups_ = groups;
    tallies_ = tallies;
    sums_.assign(communities * groups * tallies, 0);
}

void TallyBoard::clear() { std::fill(sums_.begin(), sums_.end(), 0); }

void TallyBoard::merge(const TallyBoard& other) {
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += other.sums_[i];
}

namespace {
std::vector<std::string> split_labels(std::string_view labels) {
    std::vector<std::string> words;
    while (!labels.empty()) {
        const std::size_t end = labels.find(' ');
        if (end != 0) words.emplace_back(labels.substr(0, end));
        if (end == std::string_view::npos) break;
        labels.remove_prefix(end + 1);
    }
    return words;
}
}  // namespace

Groups make_groups(const Catalogue& catalogue) {
    Groups groups;
    groups.names.emplace_back("all");
    for (std::uint16_t slot = 0; slot < catalogue.columns().size(); ++slot) {
        const ColumnInfo& column = catalogue.columns()[slot];
        if (column.groups == 0) continue;
        const auto labels = split_labels(column.labels);
        groups.groupings.push_back({slot, static_cast<std::uint16_t>(groups.names.size()),
                                    static_cast<std::uint16_t>(labels.size()), column.groups});
        const std::string_view word = column.name.substr(column.name.find('/') + 1);
        for (const std::string& label : labels) groups.names.push_back(std::string(word) + ":" + label);
    }
    return groups;
}

Scratch::Scratch(const Catalogue& catalogue, std::size_t)
    : now(catalogue.columns().size(), nullptr),
      past(catalogue.columns().size(), nullptr),
      draws(catalogue.streams().size()),
      channels(catalogue.channels().size(), nullptr) {}

void Scratch::open() {
    slab_ = 0;
    used_ = 0;
    home_rows = nullptr;
    std::fill(draws.begin(), draws.end(), std::array<std::uint32_t*, 4>{});
    std::fill(channels.begin(), channels.end(), nullptr);
}

std::byte* Scratch::take_bytes(std::size_t bytes) {
    bytes = (bytes + 63) / 64 * 64;
    if (slab_ < slabs_.size() && used_ + bytes > slab_size) ++slab_, used_ = 0;
    if (slab_ == slabs_.size()) {
        slabs_.push_back(std::make_unique<std::byte[]>(std::max(bytes, slab_size) + 64));
        used_ = 0;
    }
    const auto base = reinterpret_cast<std::uintptr_t>(slabs_[slab_].get());
    std::byte* aligned = slabs_[slab_].get() + (64 - base % 64) % 64;
    std::byte* result = aligned + used_;
    used_ += bytes;
    return result;
}

const std::uint32_t* TileData::draw(std::uint16_t stream, unsigned lane) {
    auto& lanes = scratch->draws[stream];
    if (!lanes[0]) {
        for (auto& values : lanes) values = scratch->take<std::uint32_t>(size);
        const DrawKey key{run->seed, run->catalogue->streams()[stream].hash, run->replicate, make_tick(month, 0)};
        philox_fill(key, ids(), size, lanes[0], lanes[1], lanes[2], lanes[3]);
    }
    return lanes[lane];
}

const std::uint16_t* TileData::home_rows() const {
    if (!scratch->home_rows) {
        auto* rows = scratch->take<std::uint16_t>(size);
        const std::uint16_t* in_cell = world->layout().household_of.data() + first;
        const auto before = static_cast<std::uint16_t>(first_household - cell->first_household);
        for (std::uint32_t i = 0; i < size; ++i) rows[i] = static_cast<std::uint16_t>(in_cell[i] - before);
        scratch->home_rows = rows;
    }
    return scratch->home_rows;
}

std::uint32_t TileData::draw_one(std::uint16_t stream, unsigned lane, std::uint32_t id) const {
    const DrawKey key{run->seed, run->catalogue->streams()[stream].hash, run->replicate, make_tick(month, 0)};
    return philox_one(key, id).v[lane];
}

float* TileData::channel_for_scaling(std::uint16_t channel) {
    float*& values = scratch->channels[channel];
    if (!values) {
        values = scratch->take<float>(size);
        const bool factor = run->catalogue->channels()[channel].neutral == Neutral::factor;
        std::fill(values, values + size, factor ? 1.0F : 0.0F);
    }
    return values;
}

const float* TileData::channel(std::uint16_t channel) const {
    if (const float* values = scratch->channels[channel]) return values;
    const bool factor = run->catalogue->channels()[channel].neutral == Neutral::factor;
    return neutral + (factor ? 0 : neutral_capacity);
}

void TileData::request(std::uint16_t queue, std::uint32_t i, std::uint16_t kind, float key) {
    world->requests_[queue][cell_index].push_back({first + i, kind, key});
}

void TileData::log(std::uint16_t event, std::uint32_t i, float value) {
    if (in_panel(first + i))
        world->events_[cell_index].push_back(
            {first + i, static_cast<std::uint16_t>(month == start_month ? 0 : month + 1), event, value});
}

bool TileData::in_panel(std::uint32_t person) const {
    const Layout& layout = world->layout();
    const std::uint32_t household = cell->first_household + layout.household_of[person];
    return household == run->followed_household ||
           std::binary_search(layout.panel_households.begin(), layout.panel_households.end(), household);
}

void TileData::count(std::uint16_t tally, std::uint32_t i, Fixed value) {
    const auto audience = run->catalogue->tallies()[tally].audience;
    const unsigned bit = 1U << static_cast<unsigned>(audience);
    if (audience == Audience::residents && resident_sums) {
        resident_sums[tally * resident_codes + resident_code[i]] += value;
        return;
    }
    TallyBoard& board = scratch->board;
    board.row(cell->community, 0)[tally] += value;
    for (const Grouping& grouping : groups->groupings) {
        if (!(grouping.audiences & bit)) continue;
        const auto label = reinterpret_cast<const std::uint8_t*>(world->column_bytes(grouping.column))[first + i];
        board.row(cell->community, grouping.first_group + label)[tally] += value;
    }
}

}  // namespace sim
