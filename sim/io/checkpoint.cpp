#include "sim/io/checkpoint.h"

#include <cstdio>
#include <cstring>
#include <filesystem>

#include "sim/io/provenance.h"
#include "sim/state/bundle.h"

namespace sim::io {

namespace {

template <class T> void put(std::string& bytes, const T& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T> void put_all(std::string& bytes, const std::vector<T>& values) {
    put(bytes, static_cast<std::uint64_t>(values.size()));
    if (!values.empty()) bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}
    template <class T> T take() {
        T value{};
        need(sizeof value);
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }
    template <class T> void take_all(std::vector<T>& values, bool same_size) {
        const auto size = take<std::uint64_t>();
        if (size > rest_.size() / sizeof(T) || (same_size && size != values.size()))
            throw FileError("the checkpoint's state does not fit this scenario");
        values.resize(size);
        if (size > 0) std::memcpy(values.data(), rest_.data(), size * sizeof(T));
        rest_.remove_prefix(size * sizeof(T));
    }

private:
    void need(std::size_t count) const {
        if (count > rest_.size()) throw FileError("the checkpoint's state is cut short");
    }
    std::string_view rest_;
};

// Everything but columns, in one block.
std::string pack_tables(const World& world) {
    std::string bytes;
    put(bytes, world.month);
    for (const auto& total : world.totals_) put_all(bytes, total);
    for (const auto& channel : world.channels_) put_all(bytes, channel);
    for (const auto& queue : world.grants_)
        for (const auto& cell : queue) put_all(bytes, cell);
    for (const auto& capacity : world.capacity_) put_all(bytes, capacity);
    for (const auto& roster : world.rosters_)
        for (const auto& cell : roster) put_all(bytes, cell);
    for (const auto& strength : world.strength_) put_all(bytes, strength);
    return bytes;
}

void unpack_tables(std::string_view bytes, World& world) {
    Reader in(bytes);
    world.month = in.take<std::uint32_t>();
    for (auto& total : world.totals_) in.take_all(total, true);
    for (auto& channel : world.channels_) in.take_all(channel, true);
    for (auto& queue : world.grants_)
        for (auto& cell : queue) in.take_all(cell, false);
    for (auto& capacity : world.capacity_) in.take_all(capacity, true);
    for (auto& roster : world.rosters_)
        for (auto& cell : roster) in.take_all(cell, false);
    for (auto& strength : world.strength_) in.take_all(strength, true);
}

std::string pack_record(const RunRecord& record) {
    std::string bytes;
    put(bytes, record.months);
    for (const auto& series : record.series) put_all(bytes, series);
    put_all(bytes, record.events);
    put_all(bytes, record.fingerprints);
    return bytes;
}

void unpack_record(std::string_view bytes, RunRecord& record) {
    Reader in(bytes);
    record.months = in.take<std::uint32_t>();
    for (auto& series : record.series) in.take_all(series, false);
    in.take_all(record.events, false);
    in.take_all(record.fingerprints, false);
}

}  // namespace

std::string checkpoint_path(const std::string& output, std::uint32_t month) {
    const std::filesystem::path path(output);
    char number[16];
    std::snprintf(number, sizeof number, "%04u", month);
    return (path.parent_path() / (path.stem().string() + ".checkpoint-" + number + ".h5")).string();
}

void write_checkpoint(const std::string& part, const std::string& path, const Engine& engine, const RunRecord& record,
                      const std::string& events, std::size_t run) {
    const std::string unfinished = path + ".part";
    std::error_code error;
    std::filesystem::copy_file(part, unfinished, std::filesystem::copy_options::overwrite_existing, error);
    if (error) throw FileError("cannot write " + unfinished + ": " + error.message());
    try {
        const Handle file = open_file(unfinished, Mode::change);
        const Handle state = make_group(file, "state");
        set_attribute(state, "run", static_cast<std::int64_t>(run));
        set_attribute(state, "kernel_version", std::string(version()));
        set_attribute(state, "output", std::filesystem::path(part).stem().string());
        write_bytes(state, "tables", pack_tables(engine.world()));
        write_bytes(state, "record", pack_record(record));
        write_bytes(state, "events", events);
        set_attribute(state, "events_size", static_cast<std::int64_t>(events.size()));
        const auto& columns = engine.registry().catalogue.columns();
        for (std::uint16_t slot = 0; slot < columns.size(); ++slot) {
            const Buffer& buffer = engine.world().buffer(slot);
            const hsize_t size = std::max<hsize_t>(buffer.size(), 1);
            const Handle dataset = make_dataset(state, variable_name(columns[slot].name), Element::u8, {{size}, {}, 0});
            write_all(dataset, Element::u8, buffer.data());
        }
        check(H5Fflush(file, H5F_SCOPE_GLOBAL), "writing " + path);
    } catch (...) {
        std::filesystem::remove(unfinished, error);
        throw;
    }
    std::filesystem::rename(unfinished, path, error);
    if (error) throw FileError("cannot rename " + unfinished + ": " + error.message());
}

FileSpec read_spec(hid_t file, const Registry& registry) {
    if (text_attribute(file, "file_type") != "querencia run") throw FileError("this is not a Querencia run file");
    const auto format = static_cast<std::int64_t>(number_attribute(file, "format_version"));
    if (format != format_version)
        throw FileError("the file has format version " + std::to_string(format) + ", this program reads version " +
                        std::to_string(format_version) + "; open it with the version that wrote it (" +
                        text_attribute(file, "kernel_version", "unknown") + ")");
    FileSpec spec;
    const auto names = read_texts(open_dataset(file, "scenario"));
    const auto titles = read_texts(open_dataset(file, "scenario_title"));
    const Handle group = open_group(file, "catalogue");
    for (std::size_t a = 0; a < names.size(); ++a) {
        auto bundle = unpack_bundle(read_bytes(group, bundle_name(a)));
        if (!bundle || bundle->settings.values.size() != registry.catalogue.setting_count())
            throw FileError("the scenario '" + names[a] + "' stored in the file is damaged or of another version");
        spec.arms.push_back({names[a], titles.at(a), std::move(bundle->inputs), std::move(bundle->settings),
                             read_text(group, "scenario_" + std::to_string(a))});
    }
    spec.replicates = static_cast<std::uint32_t>(number_attribute(file, "replicates", 1));
    spec.options.seed = static_cast<std::uint64_t>(number_attribute(file, "seed", 1));
    spec.options.months = static_cast<std::uint32_t>(number_attribute(file, "months"));
    spec.options.scale = 1 / number_attribute(file, "persons_per_agent", 1);
    spec.options.panel_households = static_cast<std::size_t>(number_attribute(file, "panel_households"));
    spec.fingerprints = number_attribute(file, "fingerprints") != 0;
    spec.command = text_attribute(file, "history");
    if (spec.command.starts_with("made by: ")) spec.command.erase(0, 9);
    return spec;
}

Restored read_checkpoint(const std::string& path, const Registry& registry) {
    const Handle file = open_file(path, Mode::read);
    if (!exists(file, "state")) throw FileError(path + " holds no state to continue from; it is not a checkpoint");
    const Handle state = open_group(file, "state");
    if (const auto made = text_attribute(state, "kernel_version"); made != version())
        throw FileError(path + " was written by version " + made + "; this is version " + std::string(version()) +
                        ", and only the same version continues a run bit for bit");
    return {read_spec(file, registry), static_cast<std::size_t>(number_attribute(state, "run")),
            text_attribute(state, "output")};
}

void restore_state(const std::string& path, World& world, RunRecord& record) {
    const Handle file = open_file(path, Mode::read);
    const Handle state = open_group(file, "state");
    unpack_tables(read_bytes(state, "tables"), world);
    unpack_record(read_bytes(state, "record"), record);
    const auto& columns = world.catalogue().columns();
    for (std::uint16_t slot = 0; slot < columns.size(); ++slot) {
        const Handle dataset = open_dataset(state, variable_name(columns[slot].name));
        Buffer& buffer = world.buffer(slot);
        const auto size = size_of_dataset(dataset);
        if (size.size() != 1 || size[0] != std::max<hsize_t>(buffer.size(), 1))
            throw FileError("column " + std::string(columns[slot].name) + " of the checkpoint has another size");
        if (buffer.size() > 0) read_all(dataset, Element::u8, buffer.data());
    }
}

std::string restore_events(const std::string& path) {
    const Handle file = open_file(path, Mode::read);
    const Handle state = open_group(file, "state");
    std::string events = read_bytes(state, "events");
    const auto size = static_cast<std::size_t>(number_attribute(state, "events_size"));
    if (size > events.size()) throw FileError("the checkpoint's events are cut short");
    events.resize(size);  // an empty block is stored as one byte
    return events;
}

void strip_state(const std::string& path) {
    const Handle file = open_file(path, Mode::change);
    check(H5Ldelete(file, "state", H5P_DEFAULT), "preparing " + path);
}

}  // namespace sim::io
