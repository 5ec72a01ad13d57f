#include "sim/io/recorder.h"

#include <algorithm>
#include <cstring>

namespace sim::io {

namespace {

Element element_of(Type type) {
    switch (type) {
        case Type::u8: return Element::u8;
        case Type::i8: return Element::i8;
        case Type::u16: return Element::u16;
        case Type::i16: return Element::i16;
        case Type::u32: return Element::u32;
        case Type::i32: return Element::i32;
        case Type::f32: return Element::f32;
        case Type::f64: return Element::f64;
    }
    return Element::f64;
}

template <class T> void append(std::vector<std::byte>& into, T value) {
    const auto* bytes = reinterpret_cast<const std::byte*>(&value);
    into.insert(into.end(), bytes, bytes + sizeof value);
}

bool whole_number(std::string_view unit) { return unit == "people" || unit == "count" || unit == "households"; }

std::optional<Kind> recorded_kind(const ColumnInfo& column) {
    if (column.record && column.level == Level::community) return Kind::community;
    if (column.record && column.level == Level::country) return Kind::country;
    if (column.record && column.level == Level::account) return Kind::account;
    return std::nullopt;
}

}  // namespace

std::string variable_name(std::string_view declared) {
    std::string name(declared);
    std::replace(name.begin(), name.end(), '/', '_');
    return name;
}

std::vector<Variable> variables_of(const Catalogue& catalogue) {
    std::vector<Variable> variables;
    for (std::uint16_t slot = 0; slot < catalogue.tallies().size(); ++slot) {
        const TallyInfo& tally = catalogue.tallies()[slot];
        variables.push_back(
            {variable_name(tally.name), Kind::tally, whole_number(tally.unit) ? Element::i32 : Element::f32, slot});
    }
    for (std::uint16_t slot = 0; slot < catalogue.columns().size(); ++slot) {
        const ColumnInfo& column = catalogue.columns()[slot];
        const std::string name = variable_name(column.name);
        if (const auto kind = recorded_kind(column)) variables.push_back({name, *kind, element_of(column.type), slot});
        const bool personal = column.level == Level::person || column.level == Level::household;
        if (personal && !column.sensitive) variables.push_back({name, Kind::panel, element_of(column.type), slot});
        if (column.level == Level::person && column.paired)
            variables.push_back({name, Kind::paired, element_of(column.type), slot});
    }
    return variables;
}

Followed followed_of(const Layout& layout) {
    Followed followed;
    for (const std::uint32_t household : layout.panel_households)
        for (std::uint32_t p = layout.household_first[household]; p < layout.household_first[household + 1]; ++p)
            followed.panel.push_back(p);
    followed.focus = layout.focus;
    return followed;
}

Recorder::Recorder(const Catalogue& catalogue, std::size_t scenario, std::size_t replicate, bool fingerprints)
    : variables_(variables_of(catalogue)), fingerprints_(fingerprints) {
    record_.scenario = scenario;
    record_.replicate = replicate;
    record_.series.resize(variables_.size());
}

void Recorder::record(Engine& engine) {
    World& world = engine.world();
    if (record_.months == 0) follow(world.layout());
    for (std::size_t v = 0; v < variables_.size(); ++v) {
        const Variable& variable = variables_[v];
        auto& into = record_.series[v];
        switch (variable.kind) {
            case Kind::tally: append_tally(engine, variable, into); break;
            case Kind::panel: append_people(world, variable, followed_.panel, into); break;
            case Kind::paired:
                if (world.month % paired_every == 0) append_people(world, variable, followed_.focus, into);
                break;
            default: append_rows(world, variable, into);
        }
    }
    for (auto& cell : world.events_) {
        record_.events.insert(record_.events.end(), cell.begin(), cell.end());
        cell.clear();
    }
    if (fingerprints_) record_.fingerprints.push_back(static_cast<std::int64_t>(world.fingerprint(false)));
    ++record_.months;
}

void Recorder::append_tally(const Engine& engine, const Variable& variable, std::vector<std::byte>& into) const {
    const std::size_t communities = engine.world().layout().communities.size();
    const std::size_t groups = engine.groups().names.size();
    for (std::size_t c = 0; c < communities; ++c)
        for (std::size_t g = 0; g < groups; ++g) {
            const Fixed sum = engine.tallies().row(c, g)[variable.slot];
            if (variable.element == Element::i32)
                append(into, static_cast<std::int32_t>(sum / to_fixed(1)));
            else
                append(into, static_cast<float>(from_fixed(sum)));
        }
}

void Recorder::append_rows(const World& world, const Variable& variable, std::vector<std::byte>& into) const {
    const ColumnInfo& column = world.catalogue().columns()[variable.slot];
    const std::byte* data = world.column_bytes(variable.slot);
    into.insert(into.end(), data, data + world.rows(column.level) * size_of(column.type));
}

void Recorder::append_people(const World& world, const Variable& variable, const std::vector<std::uint32_t>& people,
                             std::vector<std::byte>& into) const {
    const ColumnInfo& column = world.catalogue().columns()[variable.slot];
    const Layout& layout = world.layout();
    for (const std::uint32_t person : people) {
        const std::size_t row = column.level == Level::person ? person : layout.household_row(person);
        if (column.store == Store::fixed16)
            append(into, static_cast<float>(world.value(variable.slot, row)));
        else {
            const std::byte* at = world.column_bytes(variable.slot) + row * size_of(column.type);
            into.insert(into.end(), at, at + size_of(column.type));
        }
    }
}

}  // namespace sim::io
