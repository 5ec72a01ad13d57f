#include "sim/state/catalogue.h"

#include <utility>

#include "sim/base/hash.h"

namespace sim {

std::size_t size_of(Type type) {
    switch (type) {
        case Type::u8:
        case Type::i8: return 1;
        case Type::u16:
        case Type::i16: return 2;
        case Type::u32:
        case Type::i32:
        case Type::f32: return 4;
        case Type::f64: return 8;
    }
    return 0;
}

std::string_view name_of(Type type) {
    constexpr std::string_view names[]{"uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64"};
    return names[static_cast<std::size_t>(type)];
}

namespace {

template <class Info> std::uint16_t append(std::vector<Info>& infos, Info info) {
    infos.push_back(std::move(info));
    return static_cast<std::uint16_t>(infos.size() - 1);
}

template <class Info> std::uint16_t find_by_name(const std::vector<Info>& infos, std::string_view name) {
    for (std::size_t i = 0; i < infos.size(); ++i)
        if (infos[i].name == name) return static_cast<std::uint16_t>(i);
    return unassigned;
}

}  // namespace

std::uint16_t Catalogue::insert(const Stream& s) { return append(streams_, {s.name, s.lanes, hash32(s.name)}); }
std::uint16_t Catalogue::insert(const Total& t) {
    return append(totals_, {t.name, t.unit, t.doc, t.size, t.per_account});
}
std::uint16_t Catalogue::insert(const Queue& q) {
    return append(queues_, {q.name, q.doc, q.scope, q.classes, q.per_account});
}
std::uint16_t Catalogue::insert(const Roster& r) { return append(rosters_, {r.name, {}, r.doc}); }
std::uint16_t Catalogue::insert(const Event& e) { return append(events_, {e.name, e.unit, e.doc}); }
std::uint16_t Catalogue::insert(const Tally& t) { return append(tallies_, {t.name, t.unit, t.audience, t.doc, t.per}); }

void Catalogue::mark_founded(std::string_view column) {
    const std::uint16_t slot = find_by_name(columns_, column);
    if (slot != unassigned) columns_[slot].founded = true;
}

std::uint16_t Catalogue::insert_column(ColumnInfo info) {
    if (full_precision_) info.store = Store::exact;
    if (info.publish_bits > 0) {
        info.publish_shift = static_cast<std::uint8_t>(publish_bits_used_);
        publish_bits_used_ += info.publish_bits;
    }
    return append(columns_, info);
}

std::uint16_t Catalogue::insert_parameter(ParameterInfo info) {
    info.offset = setting_count_;
    setting_count_ += info.value.size();
    return append(parameters_, std::move(info));
}

void Catalogue::add_keys(std::span<const Key> keys, std::string_view model) {
    for (const Key& k : keys)
        keys_.push_back({k.path, k.kind, k.unit, k.range, k.value, k.choices, k.doc, k.required, model});
}

std::uint16_t Catalogue::column(std::string_view name) const { return find_by_name(columns_, name); }
std::uint16_t Catalogue::channel(std::string_view name) const { return find_by_name(channels_, name); }
std::uint16_t Catalogue::parameter(std::string_view name) const { return find_by_name(parameters_, name); }
std::uint16_t Catalogue::tally(std::string_view name) const { return find_by_name(tallies_, name); }

}  // namespace sim
