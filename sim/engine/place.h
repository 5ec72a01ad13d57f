#pragma once
// What a rule sees when it is called for one community, or for the country.

#include "sim/engine/rule.h"

namespace sim {

struct PlaceData {
    const Run* run = nullptr;
    World* world = nullptr;
    const std::vector<std::vector<std::byte>>* past = nullptr;  // community, account and country columns of last month
    std::uint32_t community = 0;
    std::uint32_t month = 0;
};

// Entity ids of places, far from those of people.
inline constexpr std::uint32_t place_id = 0xC0000000U;
inline constexpr std::uint32_t country_id = 0xE0000000U;

template <class R> class PlaceAccess : public Access<R> {
public:
    [[nodiscard]] std::uint32_t month() const { return data_->month; }
    [[nodiscard]] std::size_t communities() const { return this->world().layout().communities.size(); }
    [[nodiscard]] std::size_t accounts() const { return this->world().accounts(); }
    // Account columns: one element per programme account.
    template <const auto& C> [[nodiscard]] auto accounts_of() const {
        this->template check_read<C>();
        return all<C, const typename Access<R>::template value_of<C>>();
    }
    template <const auto& Q> [[nodiscard]] std::span<std::int64_t> capacity_of(std::size_t community) const {
        static_assert(contains<Q, typename R::serves>, "queue is not in this rule's serves list");
        const std::size_t classes = this->world().queue_classes(slot_of<Q>);
        auto& capacity = this->world().capacity_[slot_of<Q>];
        return {capacity.data() + (Q.scope == Level::country ? 0 : community * classes), classes};
    }

protected:
    explicit PlaceAccess(PlaceData& data) : Access<R>(*data.run, *data.world), data_(&data) {}
    template <const auto& C, class T> [[nodiscard]] std::span<T> all() const {
        return {reinterpret_cast<T*>(this->world().column_bytes(slot_of<C>)),
                this->world().rows(std::remove_cvref_t<decltype(C)>::level)};
    }
    template <const auto& C> [[nodiscard]] auto past_of(std::size_t row) const {
        using T = const typename Access<R>::template value_of<C>;
        return reinterpret_cast<T*>((*data_->past)[slot_of<C>].data())[row];
    }
    [[nodiscard]] std::uint32_t draw_for(std::uint16_t stream, unsigned lane, std::uint32_t entity) const {
        const DrawKey key{this->run().seed, this->run().catalogue->streams()[stream].hash, this->run().replicate,
                          make_tick(data_->month, 0)};
        return philox_one(key, entity).v[lane];
    }
    PlaceData* data_;
};

template <class R> class Place : public PlaceAccess<R> {
public:
    explicit Place(PlaceData& data) : PlaceAccess<R>(data) {}
    [[nodiscard]] std::uint32_t community() const { return this->data_->community; }

    template <const auto& C> [[nodiscard]] auto read() const {
        this->template check_read<C>();
        return this->template all<C, const typename Access<R>::template value_of<C>>()[row<C>()];
    }
    template <const auto& C> [[nodiscard]] auto recall() const {
        this->template check_recall<C>();
        return this->template past_of<C>(row<C>());
    }
    template <const auto& C> [[nodiscard]] auto& write() const {
        this->template check_write<C>();
        static_assert(std::remove_cvref_t<decltype(C)>::level == Level::community);
        return this->template all<C, typename Access<R>::template value_of<C>>()[community()];
    }
    template <const auto& T> [[nodiscard]] double total(std::size_t entry = 0) const {
        static_assert(contains<T, typename R::totals>, "total is not in this rule's totals list");
        return from_fixed(this->world().total(slot_of<T>, community(), entry));
    }
    template <const auto& Ch> [[nodiscard]] float use() const {
        static_assert(contains<Ch, typename R::uses>, "channel is not in this rule's uses list");
        return this->world().channels_[slot_of<Ch>][level_row<Ch>()];
    }
    template <const auto& Ch> [[nodiscard]] float& scale() const {
        static_assert(contains<Ch, typename R::scales>, "channel is not in this rule's scales list");
        static_assert(std::remove_cvref_t<decltype(Ch)>::level == Level::community);
        return this->world().channels_[slot_of<Ch>][community()];
    }
    template <const auto& S> [[nodiscard]] std::uint32_t draw(unsigned lane = 0) const {
        static_assert(contains<S, typename R::draws>, "stream is not in this rule's draws list");
        return this->draw_for(slot_of<S>, lane, place_id + community());
    }
    template <const auto& Q> [[nodiscard]] std::span<std::int64_t> capacity() const {
        static_assert(Q.scope == Level::community);
        return this->template capacity_of<Q>(community());
    }

private:
    template <const auto& D> [[nodiscard]] std::size_t level_row() const {
        return std::remove_cvref_t<decltype(D)>::level == Level::community ? community() : 0;
    }
    template <const auto& C> [[nodiscard]] std::size_t row() const {
        static_assert(std::remove_cvref_t<decltype(C)>::level == Level::community ||
                          std::remove_cvref_t<decltype(C)>::level == Level::country,
                      "a place reads community and country columns; people reach it through totals");
        return level_row<C>();
    }
};

template <class R> class Country : public PlaceAccess<R> {
public:
    explicit Country(PlaceData& data) : PlaceAccess<R>(data) {}

    // Country columns by value or reference; community and account columns as spans over rows.
    template <const auto& C> [[nodiscard]] auto read() const {
        this->template check_read<C>();
        const auto rows = this->template all<C, const typename Access<R>::template value_of<C>>();
        if constexpr (std::remove_cvref_t<decltype(C)>::level == Level::country)
            return rows[0];
        else
            return rows;
    }
    template <const auto& C> [[nodiscard]] auto recall(std::size_t row = 0) const {
        this->template check_recall<C>();
        return this->template past_of<C>(row);
    }
    template <const auto& C> [[nodiscard]] decltype(auto) write() const {
        this->template check_write<C>();
        const auto rows = this->template all<C, typename Access<R>::template value_of<C>>();
        if constexpr (std::remove_cvref_t<decltype(C)>::level == Level::country)
            return (rows[0]);
        else
            return rows;
    }
    template <const auto& T> [[nodiscard]] double total(std::size_t entry = 0) const {
        static_assert(contains<T, typename R::totals>, "total is not in this rule's totals list");
        return from_fixed(this->world().national_total(slot_of<T>, entry));
    }
    template <const auto& T> [[nodiscard]] double total_in(std::size_t community, std::size_t entry = 0) const {
        static_assert(contains<T, typename R::totals>, "total is not in this rule's totals list");
        return from_fixed(this->world().total(slot_of<T>, community, entry));
    }
    template <const auto& Ch> [[nodiscard]] std::span<const float> use() const {
        static_assert(contains<Ch, typename R::uses>, "channel is not in this rule's uses list");
        return this->world().channels_[slot_of<Ch>];
    }
    template <const auto& Ch> [[nodiscard]] std::span<float> scale() const {
        static_assert(contains<Ch, typename R::scales>, "channel is not in this rule's scales list");
        return this->world().channels_[slot_of<Ch>];
    }
    template <const auto& S> [[nodiscard]] std::uint32_t draw(unsigned lane = 0, std::uint32_t entity = 0) const {
        static_assert(contains<S, typename R::draws>, "stream is not in this rule's draws list");
        return this->draw_for(slot_of<S>, lane, country_id + entity);
    }
    template <const auto& Q> [[nodiscard]] std::span<std::int64_t> capacity(std::size_t community = 0) const {
        return this->template capacity_of<Q>(community);
    }
};

}  // namespace sim
