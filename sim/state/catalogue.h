#pragma once
// The run-time face of the declarations: every column, channel, parameter, stream, total, queue, roster, event and
// tally of every model, with a slot each. Filled once at start-up and the same for every run of a program.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/state/declare.h"

namespace sim {

enum class Type : std::uint8_t { u8, i8, u16, i16, u32, i32, f32, f64 };

template <class T> constexpr Type type_of();
template <> constexpr Type type_of<std::uint8_t>() { return Type::u8; }
template <> constexpr Type type_of<std::int8_t>() { return Type::i8; }
template <> constexpr Type type_of<std::uint16_t>() { return Type::u16; }
template <> constexpr Type type_of<std::int16_t>() { return Type::i16; }
template <> constexpr Type type_of<std::uint32_t>() { return Type::u32; }
template <> constexpr Type type_of<std::int32_t>() { return Type::i32; }
template <> constexpr Type type_of<float>() { return Type::f32; }
template <> constexpr Type type_of<double>() { return Type::f64; }
std::size_t size_of(Type type);
std::string_view name_of(Type type);

struct ColumnInfo {
    std::string_view name, unit;
    Range range;
    double start;
    std::string_view doc, labels;
    Level level;
    Type type;
    Store store;
    std::uint8_t publish_bits, publish_shift;
    bool fixed, sensitive, record, paired;
    std::uint8_t groups;
    bool founded = false;  // set when people are laid out, before any rule
    // Bytes per row as stored, which is less than size_of(type) for a quantised column.
    [[nodiscard]] std::size_t stored_size() const { return store == Store::fixed16 ? 2 : size_of(type); }
};

struct ChannelInfo {
    std::string_view name, unit;
    Range range;
    Neutral neutral;
    std::string_view doc;
    Level level;
};

struct ParameterInfo {
    std::string_view name, unit;
    Range range;
    std::vector<double> value;
    Prior prior;
    std::string_view labels, doc, source;
    std::size_t offset;  // into Settings::values
};

struct StreamInfo {
    std::string_view name, lanes;
    std::uint32_t hash;
};

struct TotalInfo {
    std::string_view name, unit, doc;
    std::uint16_t size;
    bool per_account;
};

struct QueueInfo {
    std::string_view name, doc;
    Level scope;
    std::uint16_t classes;
    bool per_account;
};

struct TallyInfo {
    std::string_view name, unit;
    Audience audience;
    std::string_view doc, per;
};

struct NamedInfo {  // rosters and events
    std::string_view name, unit, doc;
};

struct KeyInfo {
    std::string_view path;
    KeyKind kind;
    std::string_view unit;
    Range range;
    std::string_view value, choices, doc;
    bool required;
    std::string_view model;
};

// Where a declaration lives at run time. Set when its owner registers; the address is usable before.
inline constexpr std::uint16_t unassigned = 0xFFFF;
template <const auto& Declaration> inline std::uint16_t slot_of = unassigned;

class Catalogue {
public:
    template <const auto& Declaration> void declare() {
        if (slot_of<Declaration> == unassigned || !known(&Declaration)) {
            remember(&Declaration, slot_of<Declaration> = insert(Declaration));
        }
    }

    [[nodiscard]] const std::vector<ColumnInfo>& columns() const { return columns_; }
    [[nodiscard]] const std::vector<ChannelInfo>& channels() const { return channels_; }
    [[nodiscard]] const std::vector<ParameterInfo>& parameters() const { return parameters_; }
    [[nodiscard]] const std::vector<StreamInfo>& streams() const { return streams_; }
    [[nodiscard]] const std::vector<TotalInfo>& totals() const { return totals_; }
    [[nodiscard]] const std::vector<QueueInfo>& queues() const { return queues_; }
    [[nodiscard]] const std::vector<NamedInfo>& rosters() const { return rosters_; }
    [[nodiscard]] const std::vector<NamedInfo>& events() const { return events_; }
    [[nodiscard]] const std::vector<TallyInfo>& tallies() const { return tallies_; }
    [[nodiscard]] const std::vector<KeyInfo>& keys() const { return keys_; }
    [[nodiscard]] std::size_t setting_count() const { return setting_count_; }

    // Slot by name, or `unassigned`.
    [[nodiscard]] std::uint16_t column(std::string_view name) const;
    [[nodiscard]] std::uint16_t channel(std::string_view name) const;
    [[nodiscard]] std::uint16_t parameter(std::string_view name) const;
    [[nodiscard]] std::uint16_t tally(std::string_view name) const;

    // Before models register: keep every column as rules see it, to check what storing in 16 bits costs.
    void keep_full_precision() { full_precision_ = true; }
    void mark_founded(std::string_view column);
    void add_keys(std::span<const Key> keys, std::string_view model);
    [[nodiscard]] std::uint32_t publish_bits_used() const { return publish_bits_used_; }

private:
    [[nodiscard]] bool known(const void* declaration) const { return known_.contains(declaration); }
    void remember(const void* declaration, std::uint16_t slot) { known_.emplace(declaration, slot); }

    template <class T, Level L> std::uint16_t insert(const Column<T, L>& c) {
        ColumnInfo info{c.name,  c.unit,         c.range, c.start, c.doc,       c.labels, L,        type_of<T>(),
                        c.store, c.publish_bits, 0,       c.fixed, c.sensitive, c.record, c.paired, c.groups};
        return insert_column(info);
    }
    template <Level L> std::uint16_t insert(const Channel<L>& c) {
        channels_.push_back({c.name, c.unit, c.range, c.neutral, c.doc, L});
        return static_cast<std::uint16_t>(channels_.size() - 1);
    }
    template <std::size_t N> std::uint16_t insert(const ParameterSet<N>& p) {
        return insert_parameter(
            {p.name, p.unit, p.range, {p.value.begin(), p.value.end()}, p.prior, p.labels, p.doc, p.source, 0});
    }
    std::uint16_t insert(const Parameter& p) {
        return insert_parameter({p.name, p.unit, p.range, {p.value}, p.prior, {}, p.doc, p.source, 0});
    }
    std::uint16_t insert(const Stream& s);
    std::uint16_t insert(const Total& t);
    std::uint16_t insert(const Queue& q);
    std::uint16_t insert(const Roster& r);
    std::uint16_t insert(const Event& e);
    std::uint16_t insert(const Tally& t);
    std::uint16_t insert_column(ColumnInfo info);
    std::uint16_t insert_parameter(ParameterInfo info);

    std::unordered_map<const void*, std::uint16_t> known_;
    std::vector<ColumnInfo> columns_;
    std::vector<ChannelInfo> channels_;
    std::vector<ParameterInfo> parameters_;
    std::vector<StreamInfo> streams_;
    std::vector<TotalInfo> totals_;
    std::vector<QueueInfo> queues_;
    std::vector<NamedInfo> rosters_, events_;
    std::vector<TallyInfo> tallies_;
    std::vector<KeyInfo> keys_;
    std::size_t setting_count_ = 0;
    bool full_precision_ = false;
    std::uint32_t publish_bits_used_ = 0;
};

// Parameter values of one run, in catalogue order.
struct Settings {
    std::vector<double> values;
};

}  // namespace sim
