#include "sim/io/runfile.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <set>

#include "sim/io/provenance.h"
#include "sim/state/bundle.h"

namespace sim::io {

namespace {

constexpr hsize_t paired_rows(hsize_t months) { return (months - 1) / paired_every + 1; }

std::string label_of(std::string_view declared) {
    std::string label(declared.substr(declared.find('/') + 1));
    std::replace(label.begin(), label.end(), '_', ' ');
    return label;
}

// CF units must parse: money, people and SD are dimensionless there, and say what they are in other attributes.
std::string cf_unit(std::string_view unit) {
    return unit == "km" || unit == "h" || unit == "d" ? std::string(unit) : "1";
}

void describe_number(hid_t dataset, std::string_view name, std::string_view unit, std::string_view doc) {
    set_attribute(dataset, "long_name", label_of(name));
    set_attribute(dataset, "units", cf_unit(unit));
    if (cf_unit(unit) != unit) set_attribute(dataset, "unit_of_measure", std::string(unit.empty() ? "1" : unit));
    if (unit.starts_with("USD")) set_attribute(dataset, "currency", std::string("USD"));
    set_attribute(dataset, "description", std::string(doc));
    set_attribute(dataset, "source", "model " + std::string(owner_of(name)));
    set_attribute(dataset, "declared_as", std::string(name));
}

void describe_column(hid_t dataset, const ColumnInfo& column) {
    describe_number(dataset, column.name, column.unit, column.doc);
    const double range[]{column.range.low, column.range.high};
    set_attribute(dataset, "valid_range", std::span<const double>(range));
    if (column.labels.empty()) return;
    std::vector<std::int8_t> values(
        1 + static_cast<std::size_t>(std::count(column.labels.begin(), column.labels.end(), ' ')));
    std::iota(values.begin(), values.end(), std::int8_t{0});
    set_attribute(dataset, "flag_values", std::span<const std::int8_t>(values));
    set_attribute(dataset, "flag_meanings", std::string(column.labels));
}

template <class T> std::vector<T> counted(hsize_t size, T step = 1) {
    std::vector<T> values(size);
    for (hsize_t i = 0; i < size; ++i) values[i] = static_cast<T>(i) * step;
    return values;
}

// Days from 1970-01-01 to the first of a month (proleptic Gregorian), so that `time` decodes as dates.
double days_to(int year, int month) {
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int of_era = y - era * 400;
    const int shifted = month + (month > 2 ? -3 : 9);
    const int of_year = (153 * shifted + 2) / 5;
    return static_cast<double>(era) * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

std::pair<int, int> first_month(const Table& scenario) {
    const std::string start = scenario.text("start", "2024-01");
    const auto year = parse_number(std::string_view(start).substr(0, 4));
    const auto month =
        start.size() >= 7 ? parse_number(std::string_view(start).substr(5, 2)) : std::optional<double>(1);
    return {year ? static_cast<int>(*year) : 2024, month ? static_cast<int>(*month) : 1};
}
}  // namespace

std::vector<std::string> programmes_of(const std::vector<Arm>& arms) {
    std::set<std::string> names;
    for (const Arm& arm : arms)
        for (const std::string& name : arm.inputs.scenario.children("programme")) names.insert(name);
    return {names.begin(), names.end()};
}

std::string bundle_name(std::size_t arm) { return "bundle_" + std::to_string(arm); }

RunFile::RunFile(const Registry& registry, const FileSpec& spec, const World& world)
    : variables_(variables_of(registry.catalogue)), programmes_(programmes_of(spec.arms)) {
    const Followed followed = followed_of(world.layout());
    arms_ = spec.arms.size(), replicates_ = spec.replicates, months_ = spec.options.months + 1;
    communities_ = world.layout().communities.size(), groups_ = make_groups(registry.catalogue).names.size();
    panel_people_ = followed.panel.size(), focus_people_ = followed.focus.size();
    person_id_ = world.layout().person_id;
    for (const NamedInfo& event : registry.catalogue.events()) event_names_.emplace_back(event.name);
    for (const Arm& arm : spec.arms) {
        auto& rows = account_rows_.emplace_back();
        for (const std::string& name : arm.inputs.scenario.children("programme"))
            rows.push_back(static_cast<std::size_t>(std::lower_bound(programmes_.begin(), programmes_.end(), name) -
                                                    programmes_.begin()));
    }
}

RunFile RunFile::create(const std::string& path, const Registry& registry, const FileSpec& spec, const World& world,
                        const Groups& groups) {
    RunFile run(registry, spec, world);
    run.file_ = open_file(path, Mode::create);
    run.panel_ = make_group(run.file_, "panel");
    run.paired_ = make_group(run.file_, "paired");
    run.make_dimensions(spec, world, groups);
    run.make_people(world);
    run.make_variables(registry.catalogue);
    if (spec.fingerprints) {
        run.fingerprint_ =
            make_dataset(run.file_, "fingerprint", Element::i64, {{run.arms_, run.replicates_, run.months_}, {}, 0});
        set_attribute(run.fingerprint_, "long_name", std::string("digest of the state of all people and places"));
        const hid_t scales[]{run.scales_["scenario"], run.scales_["replicate"], run.scales_["month"]};
        attach_scales(run.fingerprint_, scales);
    }
    run.make_catalogue(registry, spec);
    run.make_provenance(spec);
    return run;
}

RunFile RunFile::reopen(const std::string& path, const Registry& registry, const FileSpec& spec, const World& world) {
    RunFile run(registry, spec, world);
    run.file_ = open_file(path, Mode::change);
    run.panel_ = open_group(run.file_, "panel");
    run.paired_ = open_group(run.file_, "paired");
    run.open_variables();
    return run;
}

hid_t RunFile::group_of(Kind kind) const {
    return kind == Kind::panel ? panel_.get() : kind == Kind::paired ? paired_.get() : file_.get();
}

std::vector<hsize_t> RunFile::shape_of(Kind kind) const {
    switch (kind) {
        case Kind::tally: return {arms_, replicates_, months_, communities_, groups_};
        case Kind::community: return {arms_, replicates_, months_, communities_};
        case Kind::country: return {arms_, replicates_, months_};
        case Kind::account: return {arms_, replicates_, months_, programmes_.size()};
        case Kind::panel: return {arms_, replicates_, months_, panel_people_};
        case Kind::paired: return {arms_, replicates_, paired_rows(months_), focus_people_};
    }
    return {};
}

void RunFile::make_dimensions(const FileSpec& spec, const World& world, const Groups& groups) {
    const auto text_scale = [&](hid_t parent, const std::string& name, const std::vector<std::string>& values,
                                const std::string& meaning) {
        Handle dataset = write_texts(parent, name, values);
        make_scale(dataset, name, true);
        set_attribute(dataset, "long_name", meaning);
        scales_[name] = std::move(dataset);
    };
    const auto number_scale = [&](hid_t parent, const std::string& name, Element element, hsize_t size,
                                  const void* values, const std::string& meaning) {
        Handle dataset = make_dataset(parent, name, element, {{size}, {}, 0});
        write_all(dataset, element, values);
        make_scale(dataset, name, true);
        set_attribute(dataset, "long_name", meaning);
        set_attribute(dataset, "units", std::string("1"));
        scales_[name] = std::move(dataset);
    };
    std::vector<std::string> names, titles, places, codes;
    for (const Arm& arm : spec.arms) names.push_back(arm.name), titles.push_back(arm.title);
    for (const Community& place : world.layout().communities) places.push_back(place.name), codes.push_back(place.code);
    text_scale(file_, "scenario", names, "arm of the comparison");
    number_scale(file_, "replicate", Element::i32, replicates_, counted<std::int32_t>(replicates_).data(),
                 "replicate: the same people and policies, another course of chance");
    number_scale(file_, "month", Element::i32, months_, counted<std::int32_t>(months_).data(), "months completed");
    text_scale(file_, "community", places, "community");
    text_scale(file_, "group", groups.names, "group of people: all, then each level of each grouping");
    if (!programmes_.empty()) text_scale(file_, "programme", programmes_, "programme account");
    const auto [year, month] = first_month(spec.arms.front().inputs.scenario);
    std::vector<double> days;
    for (hsize_t m = 0; m < months_; ++m) {
        const int index = month - 1 + static_cast<int>(m);
        days.push_back(days_to(year + index / 12, index % 12 + 1) - days_to(year, month));
    }
    const auto coordinate = [&](Handle dataset, const char* along, const std::string& meaning) {
        set_attribute(dataset, "long_name", meaning);
        const hid_t scale[]{scales_[along]};
        attach_scales(dataset, scale);
        return dataset;
    };
    Handle time =
        coordinate(make_dataset(file_, "time", Element::f64, {{months_}, {}, 0}), "month", "date of the month's start");
    write_all(time, Element::f64, days.data());
    const std::string first = std::to_string(year) + "-" + (month < 10 ? "0" : "") + std::to_string(month) + "-01";
    set_attribute(time, "units", "days since " + first);
    set_attribute(time, "calendar", std::string("proleptic_gregorian"));
    coordinate(write_texts(file_, "scenario_title", titles), "scenario", "title of the arm");
    coordinate(write_texts(file_, "community_code", codes), "community", "code of the community");
}

void RunFile::make_people(const World& world) {
    const Layout& layout = world.layout();
    const auto make = [&](hid_t group, const std::vector<std::uint32_t>& people, const char* dimension) {
        std::vector<std::uint32_t> id;
        std::vector<std::int32_t> household, community;
        for (const std::uint32_t person : people) {
            id.push_back(layout.person_id[person]);
            household.push_back(static_cast<std::int32_t>(layout.household_row(person)));
            community.push_back(static_cast<std::int32_t>(layout.cell_of(person).community));
        }
        const hsize_t size = people.size();
        Handle scale = make_dataset(group, dimension, Element::u32, {{size}, {}, 0});
        if (size > 0) write_all(scale, Element::u32, id.data());
        make_scale(scale, dimension, true);
        set_attribute(scale, "long_name", std::string("simulated person (no real person)"));
        set_attribute(scale, "units", std::string("1"));
        for (const auto& [name, values] : {std::pair{"household", &household}, {"community_index", &community}}) {
            Handle dataset = make_dataset(group, name, Element::i32, {{size}, {}, 0});
            if (size > 0) write_all(dataset, Element::i32, values->data());
            const hid_t scales[]{scale};
            attach_scales(dataset, scales);
            set_attribute(dataset, "long_name", label_of(name));
            set_attribute(dataset, "units", std::string("1"));
        }
        scales_[dimension] = std::move(scale);
    };
    const Followed followed = followed_of(layout);
    make(panel_, followed.panel, "person");
    make(paired_, followed.focus, "returnee");
    const hsize_t rows = paired_rows(months_);
    Handle year = make_dataset(paired_, "paired_month", Element::i32, {{rows}, {}, 0});
    write_all(year, Element::i32, counted<std::int32_t>(rows, static_cast<std::int32_t>(paired_every)).data());
    make_scale(year, "paired_month", true);
    set_attribute(year, "long_name", std::string("months completed"));
    set_attribute(year, "units", std::string("1"));
    scales_["paired_month"] = std::move(year);
}

void RunFile::make_variables(const Catalogue& catalogue) {
    for (const Variable& variable : variables_) {
        const auto size = shape_of(variable.kind);
        DatasetShape shape{size, size, 1};
        shape.chunk[0] = shape.chunk[1] = 1;
        if (variable.kind == Kind::panel) shape.deflate = 0;
        const bool empty = std::find(size.begin(), size.end(), hsize_t{0}) != size.end();
        if (empty && variable.kind == Kind::account) {
            datasets_.emplace_back();
            continue;
        }
        if (empty) shape.chunk.clear();
        Handle dataset = make_dataset(group_of(variable.kind), variable.name, variable.element, shape);
        std::vector<hid_t> scales{scales_["scenario"], scales_["replicate"]};
        scales.push_back(variable.kind == Kind::paired ? scales_["paired_month"].get() : scales_["month"].get());
        if (variable.kind == Kind::tally || variable.kind == Kind::community) scales.push_back(scales_["community"]);
        if (variable.kind == Kind::tally) scales.push_back(scales_["group"]);
        if (variable.kind == Kind::account) scales.push_back(scales_["programme"]);
        if (variable.kind == Kind::panel) scales.push_back(scales_["person"]);
        if (variable.kind == Kind::paired) scales.push_back(scales_["returnee"]);
        attach_scales(dataset, scales);
        if (variable.kind == Kind::tally) {
            const TallyInfo& tally = catalogue.tallies()[variable.slot];
            describe_number(dataset, tally.name, tally.unit, tally.doc);
            set_attribute(dataset, "audience", std::string(audience_names[static_cast<std::size_t>(tally.audience)]));
            if (!tally.per.empty()) set_attribute(dataset, "per", variable_name(tally.per));
            set_attribute(dataset, "cell_methods", std::string("community: group: sum"));
        } else {
            describe_column(dataset, catalogue.columns()[variable.slot]);
        }
        datasets_.push_back(std::move(dataset));
    }
}

void RunFile::open_variables() {
    for (const Variable& variable : variables_)
        datasets_.push_back(exists(group_of(variable.kind), variable.name)
                                ? open_dataset(group_of(variable.kind), variable.name)
                                : Handle());
    if (exists(file_, "fingerprint")) fingerprint_ = open_dataset(file_, "fingerprint");
}

void RunFile::make_catalogue(const Registry& registry, const FileSpec& spec) {
    const Handle group = make_group(file_, "catalogue");
    write_text(group, "catalogue.json", catalogue_json(registry));
    for (std::size_t a = 0; a < spec.arms.size(); ++a) {
        const Arm& arm = spec.arms[a];
        write_text(group, "scenario_" + std::to_string(a), arm.text);
        write_bytes(group, bundle_name(a), pack({arm.inputs, arm.settings}));
    }
}

void RunFile::make_provenance(const FileSpec& spec) {
    set_attribute(file_, "Conventions", std::string("CF-1.11"));
    set_attribute(file_, "title", "Querencia run: " + spec.arms.front().title);
    set_attribute(file_, "institution", std::string("produced with Querencia; not an official projection"));
    set_attribute(file_, "source", "Querencia " + std::string(version()) + ", an agent-based simulation");
    set_attribute(file_, "references",
                  std::string("models/CATALOGUE.md and the pages of the models, in the source tree"));
    set_attribute(file_, "history", "made by: " + spec.command);
    set_attribute(file_, "limits", std::string(limits_text()));
    set_attribute(file_, "file_type", std::string("querencia run"));
    set_attribute(file_, "format_version", format_version);
    set_attribute(file_, "kernel_version", std::string(version()));
    set_attribute(file_, "seed", static_cast<std::int64_t>(spec.options.seed));
    set_attribute(file_, "months", static_cast<std::int64_t>(spec.options.months));
    set_attribute(file_, "replicates", static_cast<std::int64_t>(spec.replicates));
    set_attribute(file_, "persons_per_agent", 1 / spec.options.scale);
    set_attribute(file_, "panel_households", static_cast<std::int64_t>(spec.options.panel_households));
    set_attribute(file_, "fingerprints", static_cast<std::int64_t>(spec.fingerprints));
    set_attribute(file_, "parameter_draw", std::string("defaults"));
}

void RunFile::write(const RunRecord& record) {
    for (std::size_t v = 0; v < variables_.size(); ++v) {
        const Variable& variable = variables_[v];
        if (variable.kind == Kind::account) {
            write_accounts(record, v);
            continue;
        }
        if (record.series[v].empty()) continue;
        auto count = shape_of(variable.kind);
        std::vector<hsize_t> start(count.size(), 0);
        start[0] = record.scenario, start[1] = record.replicate;
        count[0] = count[1] = 1;
        write_slab(datasets_[v], variable.element, start, count, record.series[v].data());
    }
    if (!record.fingerprints.empty() && fingerprint_.get() >= 0) {
        const hsize_t start[]{record.scenario, record.replicate, 0}, count[]{1, 1, months_};
        write_slab(fingerprint_, Element::i64, start, count, record.fingerprints.data());
    }
    for (const Logged& logged : record.events) events_.push_back({record.scenario, record.replicate, logged});
}

void RunFile::write_accounts(const RunRecord& record, std::size_t v) {
    const auto& rows = account_rows_[record.scenario];
    const std::size_t width = bytes_of(variables_[v].element), wide = programmes_.size();
    if (wide == 0) return;
    std::vector<std::byte> table(months_ * wide * width);
    for (std::size_t m = 0; m < record.months; ++m)
        for (std::size_t a = 0; a < rows.size(); ++a)
            std::memcpy(&table[(m * wide + rows[a]) * width], &record.series[v][(m * rows.size() + a) * width], width);
    const hsize_t start[]{record.scenario, record.replicate, 0, 0}, count[]{1, 1, months_, wide};
    write_slab(datasets_[v], variables_[v].element, start, count, table.data());
}

void RunFile::write_events() {
    std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) {
        const auto key = [](const Event& e) {
            return std::tuple(e.scenario, e.replicate, e.logged.month, e.logged.person);
        };
        return key(a) < key(b);
    });
    const Handle group = make_group(file_, "events");
    const hsize_t size = events_.size();
    const auto put = [&](const std::string& name, Element element, const auto& value_of, const std::string& meaning) {
        std::vector<decltype(value_of(events_.front()))> values;
        for (const Event& event : events_) values.push_back(value_of(event));
        const Handle dataset = make_dataset(group, name, element, {{size}, {}, 0});
        if (size > 0) write_all(dataset, element, values.data());
        set_attribute(dataset, "long_name", meaning);
        set_attribute(dataset, "units", std::string("1"));
    };
    put("scenario_index", Element::u8, [](const Event& e) { return static_cast<std::uint8_t>(e.scenario); }, "arm");
    put(
        "replicate_index", Element::u16, [](const Event& e) { return static_cast<std::uint16_t>(e.replicate); },
        "replicate");
    put("month_index", Element::u16, [](const Event& e) { return e.logged.month; }, "month in which it happened");
    put("person_id", Element::u32, [&](const Event& e) { return person_id_[e.logged.person]; }, "simulated person");
    put(
        "event_index", Element::u16, [](const Event& e) { return e.logged.event; },
        "what happened: position in event_name");
    put("value", Element::f32, [](const Event& e) { return e.logged.value; }, "how much");
    write_texts(group, "event_name", event_names_);
}

std::string RunFile::pack_events() const {
    return {reinterpret_cast<const char*>(events_.data()), events_.size() * sizeof(Event)};
}

void RunFile::restore_events(const std::string& bytes) {
    if (bytes.size() % sizeof(Event) != 0) throw FileError("the checkpoint's events are cut short");
    events_.resize(bytes.size() / sizeof(Event));
    if (!bytes.empty()) std::memcpy(events_.data(), bytes.data(), bytes.size());
}

void RunFile::flush() { check(H5Fflush(file_, H5F_SCOPE_GLOBAL), "writing to disk"); }

void RunFile::close(double seconds, std::size_t threads, const std::string& state) {
    write_events();
    const Handle group = make_group(file_, "provenance");
    set_attribute(group, "state", state);
    set_attribute(group, "seconds", seconds);
    set_attribute(group, "threads", static_cast<std::int64_t>(threads));
    set_attribute(group, "written", utc_now());
    for (const auto& [name, value] : build_facts()) set_attribute(group, name, value);
    datasets_.clear();
    scales_.clear();
    fingerprint_.reset();
    panel_.reset();
    paired_.reset();
    flush();
    file_.reset();
}

}  // namespace sim::io
