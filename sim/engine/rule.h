#pragma once
// A rule is a struct with a name, a phase, the lists of what it touches, and one static function `step`. The argument
// of `step` says for whom it is called: Tile (people and households), Place (one community) or Country.
// Reading something undeclared, or writing another model's column, does not compile.

#include <span>

#include "sim/base/uniform.h"
#include "sim/engine/run.h"

namespace sim {

struct Rule {
    using writes = list<>;    // columns this rule changes; must belong to its model
    using reads = list<>;     // columns finished in an earlier phase
    using recalls = list<>;   // columns as they stood at the end of last month
    using others = list<>;    // published columns of other people, as of last month
    using uses = list<>;      // channels whose value this rule takes
    using scales = list<>;    // channels this rule scales or adds to
    using params = list<>;
    using draws = list<>;     // streams
    using adds = list<>;      // totals it adds to
    using totals = list<>;    // totals it reads, as last completed
    using asks = list<>;      // queues it files requests in
    using serves = list<>;    // queues whose capacity it sets (Place, Country)
    using takes = list<>;     // queues whose grants it takes up
    using tables = list<>;    // rosters
    using logs = list<>;      // events
    using counts = list<>;    // tallies
    static constexpr bool tends_ties = false;  // changes tie strength (one rule only)
};

template <class Model> inline std::uint16_t model_slot = unassigned;

struct Home {
    std::uint32_t index;  // household, counted inside the tile
    std::uint32_t first;  // first member, counted inside the tile
    std::uint32_t count;  // members, including those not yet born, arrived, or gone
};

template <const auto& C> float unpack(std::uint32_t word, unsigned shift) {
    constexpr std::uint32_t mask = (1U << C.publish_bits) - 1U;
    const std::uint32_t code = (word >> shift) & mask;
    using T = typename std::remove_cvref_t<decltype(C)>::value_type;
    constexpr auto low = static_cast<float>(C.range.low);
    if constexpr (std::is_integral_v<T>) return low + static_cast<float>(code);
    constexpr float step = (static_cast<float>(C.range.high) - low) / static_cast<float>(mask);
    return low + static_cast<float>(code) * step;
}

// Shared by Tile, Place and Country.
template <class R> class Access {
public:
    template <const auto& P> [[nodiscard]] auto param() const {
        static_assert(contains<P, typename R::params>, "parameter is not in this rule's params list");
        const std::vector<double>& values = run().settings.values;
        const std::size_t offset = run().catalogue->parameters()[slot_of<P>].offset;
        if constexpr (requires { P.labels; })
            return std::span<const double>(values.data() + offset, P.value.size());
        else
            return values[offset];
    }
    template <class Model> [[nodiscard]] const auto& prepared() const {
        return *static_cast<const typename Model::Prepared*>(run().prepared[model_slot<Model>].get());
    }
    [[nodiscard]] const Run& run() const { return *run_; }
    [[nodiscard]] World& world() const { return *world_; }

protected:
    Access(const Run& run, World& world) : run_(&run), world_(&world) {}
    template <const auto& C> static constexpr void check_read() {
        static_assert(contains<C, typename R::reads> || contains<C, typename R::writes>,
                      "column is not in this rule's reads list");
    }
    template <const auto& C> static constexpr void check_recall() {
        static_assert(contains<C, typename R::recalls>, "column is not in this rule's recalls list");
    }
    template <const auto& C> static constexpr void check_write() {
        static_assert(contains<C, typename R::writes>, "column is not in this rule's writes list");
        static_assert(owner_of(C.name) == owner_of(R::name), "only the owner writes a column");
    }
    template <const auto& C> using value_of = typename std::remove_cvref_t<decltype(C)>::value_type;

private:
    const Run* run_;
    World* world_;
};

template <class R> class Tile : public Access<R> {
public:
    explicit Tile(TileData& data) : Access<R>(*data.run, *data.world), data_(&data) {}

    [[nodiscard]] std::size_t size() const { return data_->size; }
    [[nodiscard]] std::uint32_t month() const { return data_->month; }
    [[nodiscard]] std::uint32_t id(std::size_t i) const { return data_->ids()[i]; }
    [[nodiscard]] std::uint32_t community() const { return data_->cell->community; }
    [[nodiscard]] std::size_t home_count() const { return data_->households; }
    [[nodiscard]] Home home(std::size_t h) const {
        const std::uint32_t* first = data_->world->layout().household_first.data() + data_->first_household + h;
        return {static_cast<std::uint32_t>(h), first[0] - data_->first, first[1] - first[0]};
    }
    // Household of person i, counted inside the tile.
    [[nodiscard]] std::size_t home_of(std::size_t i) const {
        return data_->world->layout().household_of[data_->first + i] + data_->cell->first_household -
               data_->first_household;
    }

    // Household of every person, counted inside the tile: for loops that gather what a home shares.
    [[nodiscard]] std::span<const std::uint16_t> home_rows() const { return {data_->home_rows(), data_->size}; }
    // Work memory until the tile closes; not cleared.
    template <class T> [[nodiscard]] std::span<T> scratch(std::size_t count) const {
        return {data_->scratch->template take<T>(count), count};
    }

    // Person and household columns: one element per person or household of the tile.
    template <const auto& C> [[nodiscard]] auto read() const {
        this->template check_read<C>();
        return rows<C, const typename Access<R>::template value_of<C>>(data_->scratch->now);
    }
    template <const auto& C> [[nodiscard]] auto recall() const {
        this->template check_recall<C>();
        return rows<C, const typename Access<R>::template value_of<C>>(data_->scratch->past);
    }
    template <const auto& C> [[nodiscard]] auto write() const {
        this->template check_write<C>();
        return rows<C, typename Access<R>::template value_of<C>>(data_->scratch->now);
    }
    // Community and country columns: the value where the tile is.
    template <const auto& C> [[nodiscard]] auto place() const {
        static_assert(contains<C, typename R::reads> || contains<C, typename R::recalls>,
                      "column is not in this rule's reads or recalls list");
        using T = typename Access<R>::template value_of<C>;
        constexpr Level level = std::remove_cvref_t<decltype(C)>::level;
        static_assert(level == Level::community || level == Level::country);
        const auto* values = reinterpret_cast<const T*>(data_->world->column_bytes(slot_of<C>));
        return values[level == Level::community ? data_->cell->community : 0];
    }

    // Draws of a stream for every person of the tile; filled in one batch on first use.
    template <const auto& S> [[nodiscard]] std::span<const std::uint32_t> draws(unsigned lane = 0) const {
        static_assert(contains<S, typename R::draws>, "stream is not in this rule's draws list");
        return {data_->draw(slot_of<S>, lane), data_->size};
    }
    // The same draw for one person: for rules that need it for few.
    template <const auto& S> [[nodiscard]] std::uint32_t draw(std::size_t i, unsigned lane = 0) const {
        static_assert(contains<S, typename R::draws>, "stream is not in this rule's draws list");
        return data_->draw_one(slot_of<S>, lane, data_->ids()[i]);
    }

    // Person channel: one element per person. Community or country channel: use place_channel.
    template <const auto& Ch> [[nodiscard]] std::span<const float> use() const {
        static_assert(contains<Ch, typename R::uses>, "channel is not in this rule's uses list");
        return {data_->channel(slot_of<Ch>), data_->size};
    }
    template <const auto& Ch> [[nodiscard]] float place_channel() const {
        static_assert(contains<Ch, typename R::uses>, "channel is not in this rule's uses list");
        constexpr Level level = std::remove_cvref_t<decltype(Ch)>::level;
        static_assert(level != Level::person);
        return data_->world->channels_[slot_of<Ch>][level == Level::community ? data_->cell->community : 0];
    }
    template <const auto& Ch> [[nodiscard]] std::span<float> scale() const {
        static_assert(contains<Ch, typename R::scales>, "channel is not in this rule's scales list");
        return {data_->channel_for_scaling(slot_of<Ch>), data_->size};
    }

    template <const auto& T> void add(double value, std::size_t entry = 0) const {
        static_assert(contains<T, typename R::adds>, "total is not in this rule's adds list");
        data_->cell_totals[data_->total_offsets[slot_of<T>] + entry] += to_fixed(value);
    }
    template <const auto& T> [[nodiscard]] double total(std::size_t entry = 0) const {
        static_assert(contains<T, typename R::totals>, "total is not in this rule's totals list");
        return from_fixed(data_->world->total(slot_of<T>, data_->cell->community, entry));
    }

    template <const auto& Q> void request(std::size_t i, std::size_t kind, float key) const {
        static_assert(contains<Q, typename R::asks>, "queue is not in this rule's asks list");
        data_->request(slot_of<Q>, static_cast<std::uint32_t>(i), static_cast<std::uint16_t>(kind), key);
    }
    // Calls taken(i, kind) for each person of the tile whose request was granted.
    template <const auto& Q, class F> void each_grant(F&& taken) const {
        static_assert(contains<Q, typename R::takes>, "queue is not in this rule's takes list");
        for (const Grant& g : data_->world->grants_[slot_of<Q>][data_->cell_index])
            if (g.person - data_->first < data_->size) taken(g.person - data_->first, g.kind);
    }

    // Rows of the cell's sparse table that belong to people of this tile; row.person is a global slot.
    template <const auto& T> [[nodiscard]] std::span<RosterRow> roster() const {
        static_assert(contains<T, typename R::tables>, "roster is not in this rule's tables list");
        return roster_rows(data_->world->rosters_[slot_of<T>][data_->cell_index]);
    }
    // The whole table of the cell, for rules that insert or remove rows. Keep it sorted by (person, account).
    template <const auto& T> [[nodiscard]] std::vector<RosterRow>& cell_roster() const {
        static_assert(contains<T, typename R::tables>, "roster is not in this rule's tables list");
        return data_->world->rosters_[slot_of<T>][data_->cell_index];
    }
    [[nodiscard]] std::size_t local(std::uint32_t person) const { return person - data_->first; }
    [[nodiscard]] std::uint32_t global(std::size_t i) const { return data_->first + static_cast<std::uint32_t>(i); }

    // Ties of the people of the tile: ids that index words(), or no_tie.
    [[nodiscard]] std::span<const std::uint16_t> ties(Layer layer, std::size_t k) const {
        return {data_->world->layout().ties[tie_slot(layer, k)].data() + data_->first, data_->size};
    }
    [[nodiscard]] std::span<const std::uint8_t> strength(Layer layer, std::size_t k) const {
        return {data_->world->strength_[tie_slot(layer, k)].data() + data_->first, data_->size};
    }
    [[nodiscard]] std::span<std::uint8_t> tend(Layer layer, std::size_t k) const {
        static_assert(R::tends_ties, "this rule does not say that it tends ties");
        return {data_->world->strength_[tie_slot(layer, k)].data() + data_->first, data_->size};
    }
    // What others published last month: the cell's people, then its halo.
    [[nodiscard]] std::span<const std::uint32_t> words() const {
        return {data_->world->public_words_.data() + data_->world->public_start(*data_->cell),
                data_->cell->person_count + data_->cell->halo_count};
    }
    template <const auto& C> [[nodiscard]] float published(std::uint32_t word) const {
        static_assert(contains<C, typename R::others> && C.publish_bits > 0,
                      "column is not in this rule's others list");
        return unpack<C>(word, this->run().catalogue->columns()[slot_of<C>].publish_shift);
    }

    template <const auto& E> void log(std::size_t i, double value = 1) const {
        static_assert(contains<E, typename R::logs>, "event is not in this rule's logs list");
        data_->log(slot_of<E>, static_cast<std::uint32_t>(i), static_cast<float>(value));
    }
    template <const auto& T> void count(std::size_t i, double value = 1) const {
        static_assert(contains<T, typename R::counts>, "tally is not in this rule's counts list");
        data_->count(slot_of<T>, static_cast<std::uint32_t>(i), to_fixed(value));
    }
    // For models that run data (cards): everything above by slot. The plan has checked the names.
    [[nodiscard]] TileData& data() const { return *data_; }

private:
    template <const auto& C, class T> std::span<T> rows(const std::vector<std::byte*>& base) const {
        constexpr Level level = std::remove_cvref_t<decltype(C)>::level;
        static_assert(level == Level::person || level == Level::household, "use place<C>() for this column");
        return {reinterpret_cast<T*>(base[slot_of<C>]), level == Level::person ? data_->size : data_->households};
    }
    [[nodiscard]] std::span<RosterRow> roster_rows(std::vector<RosterRow>& rows) const {
        const auto before = [](const RosterRow& row, std::uint32_t person) { return row.person < person; };
        const auto low = std::lower_bound(rows.begin(), rows.end(), data_->first, before);
        const auto high = std::lower_bound(low, rows.end(), data_->first + data_->size, before);
        return {low, high};
    }
    TileData* data_;
};

}  // namespace sim
