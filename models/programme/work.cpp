// What programmes do to the people enrolled, through channels of the models that own the mechanisms.

#include "models/programme/delivery.h"
#include "models/programme/model.h"
#include "sim/base/maths.h"

namespace models::programme {

float strength(const Effect& effect, const sim::RosterRow& row, std::uint32_t month) {
    if (effect.on_completion && row.state != completed_row) return 0.0F;
    const std::uint32_t origin = effect.on_completion ? row.until : row.since;
    const std::uint32_t begin = origin + effect.from;
    std::uint32_t stop = effect.until == for_ever ? 0xFFFFFFFFU : origin + effect.until;
    if (row.state == dropped_row) stop = std::min<std::uint32_t>(stop, row.until);
    if (month < begin || stop <= begin) return 0.0F;
    const std::uint32_t last = std::min(month, stop - 1);
    const float grown = static_cast<float>(last - begin + 1) / static_cast<float>(std::max<unsigned>(effect.ramp, 1));
    const float full = std::min(grown, 1.0F);
    if (month < stop) return full;
    return effect.fade > 0.0F ? full * sim::maths::exp(-effect.fade * static_cast<float>(month - stop + 1)) : 0.0F;
}

namespace {

class Working {
public:
    explicit Working(sim::Tile<Work>& tile)
        : tile_(&tile),
          data_(&tile.data()),
          spec_(&tile.prepared<Model>()),
          status_(tile.read<population::status>()),
          contact_(account_rows<contact_factor>(*data_->world)) {}

    void row(const sim::RosterRow& row) {
        const std::size_t i = tile_->local(row.person);
        if (status_[i] != population::present_here) return;
        const Account& account = spec_->accounts[row.account];
        for (const Effect& effect : account.effects) {
            if (effect.reach == Reach::community) continue;
            if (effect.component != whoever && !(row.flags >> effect.component & 1U)) continue;
            float size = effect.size * strength(effect, row, data_->month);
            if (size == 0.0F) continue;
            size *= effect.contact_based ? contact_[row.account] : 1.0F;
            size *= moderated(effect, i);
            if (size != 0.0F) apply(effect, i, size);
        }
    }

private:
    [[nodiscard]] float moderated(const Effect& effect, std::size_t i) const {
        if (effect.when.empty() && effect.moderators.empty()) return 1.0F;
        const Subject subject = subject_of(*data_, i, tile_->home_of(i), false);
        if (!effect.when.holds(subject)) return 0.0F;
        float factor = 1.0F;
        for (const Moderator& m : effect.moderators) factor *= m.when.holds(subject) ? m.factor : 1.0F;
        return factor;
    }
    void apply(const Effect& effect, std::size_t i, float size) const {
        float* channel = data_->channel_for_scaling(effect.channel);
        const auto one = [&](std::size_t person) {
            if (effect.factor)
                channel[person] *= std::max(0.0F, 1.0F + size);
            else
                channel[person] += size;
        };
        if (effect.reach == Reach::person) {
            one(i);
            if (effect.spill > 0.0F) around(effect, i, size * effect.spill, channel);
            return;
        }
        const sim::Home home = tile_->home(tile_->home_of(i));
        for (std::size_t k = home.first; k < home.first + home.count; ++k)
            if (status_[k] == population::present_here) one(k);
    }

    // Others at home feel a part.
    void around(const Effect& effect, std::size_t i, float size, float* channel) const {
        const sim::Home home = tile_->home(tile_->home_of(i));
        for (std::size_t k = home.first; k < home.first + home.count; ++k) {
            if (k == i || status_[k] != population::present_here) continue;
            channel[k] = effect.factor ? channel[k] * std::max(0.0F, 1.0F + size) : channel[k] + size;
        }
    }

    sim::Tile<Work>* tile_;
    sim::TileData* data_;
    const Spec* spec_;
    std::span<const std::uint8_t> status_;
    std::span<const float> contact_;
};

}  // namespace

void Work::step(sim::Tile<Work>& tile) {
    const auto rows = tile.roster<enrolment>();
    if (rows.empty()) return;
    Working working(tile);
    for (const sim::RosterRow& row : rows)
        if (row.state >= active_row && row.state <= dropped_row) working.row(row);
}

}  // namespace models::programme
