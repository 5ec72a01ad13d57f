#include "models/population/ties.h"

#include <algorithm>
#include <numeric>

#include "models/population/parameters.h"

namespace models::population {

namespace {

using sim::Layer;
using Id = std::uint16_t;

constexpr std::int32_t working_from = 16 * 12, working_to = 65 * 12;

// The partners of position i of n in a ring: with the one beside it, and with the one on the other side.
std::size_t first_partner(std::size_t i) { return i ^ 1U; }
std::size_t second_partner(std::size_t i, std::size_t n) {
    return (i & 1U) ? (i + 1 == n ? 0 : i + 1) : (i == 0 ? n - 1 : i - 1);
}

class CellTies {
public:
    CellTies(sim::Layout& layout, std::size_t cell, const Member* people, const TieChances& chances,
             const sim::Run& run)
        : layout_(layout), cell_(layout.cells[cell]), index_(cell), people_(people), chances_(chances) {
        const sim::DrawKey key{run.seed, run.catalogue->streams()[sim::slot_of<tie_draws>].hash, 0,
                               sim::make_tick(sim::start_month, 0)};
        for (auto& lane : draws_) lane.resize(cell_.person_count);
        sim::philox_fill(key, layout.person_id.data() + cell_.first_person, cell_.person_count, draws_[0].data(),
                         draws_[1].data(), draws_[2].data(), draws_[3].data());
    }

    std::vector<std::uint32_t> make() {
        tie_homes();
        tie_workers();
        tie_returnees();
        return std::move(halo_);
    }

private:
    struct Home {
        Id first, count;  // people who exist at the start, here or abroad; those to be born come last
    };

    [[nodiscard]] Home home(std::size_t h) const {
        const std::uint32_t* first = layout_.household_first.data() + cell_.first_household + h;
        std::uint32_t count = first[1] - first[0];
        while (count > 0 && people_[first[0] - cell_.first_person + count - 1].kind == Kind::to_be_born) --count;
        return {static_cast<Id>(first[0] - cell_.first_person), static_cast<Id>(count)};
    }

    void set(Layer layer, std::size_t k, Id who, Id to) {
        layout_.ties[sim::tie_slot(layer, k)][cell_.first_person + who] = to;
    }

    // Members of two homes by rank; ranks that the smaller home lacks wrap around.
    void tie_pair(Layer layer, std::size_t k, const Home& a, const Home& b) {
        if (a.count == 0 || b.count == 0 || a.first == b.first) return;
        for (Id i = 0; i < a.count; ++i)
            set(layer, k, static_cast<Id>(a.first + i), static_cast<Id>(b.first + i % b.count));
    }

    void tie_homes() {
        const std::size_t n = cell_.household_count;
        std::vector<Home> homes(n);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> order(n);
        for (std::size_t h = 0; h < n; ++h) {
            homes[h] = home(h);
            order[h] = {draws_[0][layout_.household_first[cell_.first_household + h] - cell_.first_person],
                        static_cast<std::uint32_t>(h)};
        }
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < n; ++i) {
            const Home& mine = homes[order[i].second];
            if (first_partner(i) < n) tie_pair(Layer::kin, 0, mine, homes[order[first_partner(i)].second]);
            tie_pair(Layer::kin, 1, mine, homes[order[second_partner(i, n)].second]);
            if (first_partner(i) < n) tie_pair(Layer::neighbour, 0, homes[i], homes[first_partner(i)]);
            tie_pair(Layer::neighbour, 1, homes[i], homes[second_partner(i, n)]);
        }
        if (layout_.cells.size() > 1)
            for (const Home& from : homes)
                for (Id i = 0; i < from.count; ++i) tie_far(static_cast<Id>(from.first + i));
    }

    // A few second kin ties lead out of the cell, and of those a few to another community.
    void tie_far(Id who) {
        const std::uint32_t u = draws_[2][who];
        if (!sim::happens(u, static_cast<float>(chances_.far_kin))) return;
        if (halo_.size() + cell_.person_count + 1 >= sim::no_tie) return;
        const sim::Community& here = layout_.communities[cell_.community];
        const std::uint64_t bits = sim::mix64((static_cast<std::uint64_t>(u) << 32U) | draws_[3][who]);
        const bool away = here.cell_count < 2 ||
                          sim::happens(static_cast<std::uint32_t>(bits), static_cast<float>(chances_.far_place));
        const std::uint32_t choice = static_cast<std::uint32_t>(bits >> 32U);
        const std::uint32_t range = away ? static_cast<std::uint32_t>(layout_.cells.size()) : here.cell_count;
        std::uint32_t cell = (away ? 0 : here.first_cell) + pick(choice, range);
        if (cell == index_) cell = cell + 1 == (away ? range : here.first_cell + range) ? cell - 1 : cell + 1;
        const sim::Cell& there = layout_.cells[cell];
        halo_.push_back(there.first_person + pick(draws_[3][who], there.person_count));
        set(Layer::kin, 1, who, static_cast<Id>(cell_.person_count + halo_.size() - 1));
    }

    static std::uint32_t pick(std::uint32_t bits, std::uint32_t range) {
        return static_cast<std::uint32_t>((static_cast<std::uint64_t>(bits) * range) >> 32U);
    }

    void tie_ring(Layer layer, std::vector<std::uint64_t>& ring) {
        std::sort(ring.begin(), ring.end());
        const std::size_t n = ring.size();
        if (n < 2) return;
        const auto at = [&](std::size_t i) { return static_cast<Id>(ring[i] & 0xFFFFU); };
        for (std::size_t i = 0; i < n; ++i) {
            if (first_partner(i) < n) set(layer, 0, at(i), at(first_partner(i)));
            // In an odd ring the first has no second partner.
            if (n > 2 && (n % 2 == 0 || i != 0)) set(layer, 1, at(i), at(second_partner(i, n)));
        }
    }

    // People of working age, mostly beside their own sex.
    void tie_workers() {
        std::vector<std::uint64_t> ring;
        for (std::uint32_t p = 0; p < cell_.person_count; ++p) {
            const Member& member = people_[p];
            if (member.kind == Kind::to_be_born || -member.birth_month < working_from ||
                -member.birth_month >= working_to)
                continue;
            const std::uint32_t u = draws_[1][p];
            const bool across = sim::happens(draws_[2][p], static_cast<float>(chances_.across_sexes));
            const std::uint64_t side = across ? u & 1U : member.sex;
            ring.push_back((side << 63U) | (static_cast<std::uint64_t>(u) << 16U) | p);
        }
        tie_ring(Layer::coworker, ring);
    }

    void tie_returnees() {
        std::vector<std::uint64_t> ring;
        for (std::uint32_t p = 0; p < cell_.person_count; ++p) {
            if (people_[p].kind != Kind::came_back) continue;
            const auto month = static_cast<std::uint64_t>(people_[p].return_month + 4096);
            ring.push_back((month << 48U) | (static_cast<std::uint64_t>(draws_[1][p]) << 16U) | p);
        }
        tie_ring(Layer::returnee, ring);
    }

    sim::Layout& layout_;
    const sim::Cell& cell_;
    std::size_t index_;
    const Member* people_;
    TieChances chances_;
    std::array<std::vector<std::uint32_t>, 4> draws_;
    std::vector<std::uint32_t> halo_;
};

}  // namespace

std::vector<std::uint32_t> tie_cell(sim::Layout& layout, std::size_t cell, const Member* people,
                                    const TieChances& chances, const sim::Run& run) {
    return CellTies(layout, cell, people, chances, run).make();
}

}  // namespace models::population
