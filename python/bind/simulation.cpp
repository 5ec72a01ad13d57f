// A simulation that Python steps month by month and looks into.

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <memory>

#include "python/bind/errors.h"
#include "python/bind/run.h"
#include "sim/engine/simulation.h"
#include "sim/io/driver.h"
#include "sim/io/threads.h"

namespace py = pybind11;
namespace io = sim::io;

namespace bind {

namespace {

// Strides are always given: pybind11 before 2.12 reads NumPy 2's item size as zero, and would make all rows one.
template <class T> py::array_t<T> owned(std::size_t rows) {
    return py::array_t<T>({static_cast<py::ssize_t>(rows)}, {static_cast<py::ssize_t>(sizeof(T))});
}

template <class T> py::array array_of(const std::byte* data, std::size_t rows, const py::object& owner) {
    return py::array_t<T>({static_cast<py::ssize_t>(rows)}, {static_cast<py::ssize_t>(sizeof(T))},
                          reinterpret_cast<const T*>(data), owner);
}

py::array view_of(sim::Type type, const std::byte* data, std::size_t rows, const py::object& owner) {
    switch (type) {
        case sim::Type::u8: return array_of<std::uint8_t>(data, rows, owner);
        case sim::Type::i8: return array_of<std::int8_t>(data, rows, owner);
        case sim::Type::u16: return array_of<std::uint16_t>(data, rows, owner);
        case sim::Type::i16: return array_of<std::int16_t>(data, rows, owner);
        case sim::Type::u32: return array_of<std::uint32_t>(data, rows, owner);
        case sim::Type::i32: return array_of<std::int32_t>(data, rows, owner);
        case sim::Type::f32: return array_of<float>(data, rows, owner);
        case sim::Type::f64: return array_of<double>(data, rows, owner);
    }
    throw std::logic_error("a column of unknown type");
}

void make_read_only(const py::array& array) { array.attr("flags").attr("writeable") = false; }

void require(std::unique_ptr<sim::Engine>& engine, sim::Problems& problems) {
    if (!engine) throw io::RefusedInputs(std::move(problems));
    if (engine->fault()) io::raise_fault(*engine);
}

// Steps are taken on the calling thread's behalf; one at a time, as Python guards with its own lock per object.
class Simulation {
public:
    Simulation(const Source& source, const RunSettings& settings, std::uint32_t replicate, const std::string& share) {
        unlocked([&] {
            const io::Scenario scenario =
                io::read_scenario(source.path, io::registry(), reader_options(source.set, share, settings.months));
            io::require_valid(scenario, "querencia");
            const sim::Table& table = scenario.inputs.scenario;
            sim::RunOptions options;
            options.seed = settings.seed.value_or(static_cast<std::uint64_t>(table.number("run.seed", 1)));
            options.months = scenario.months;
            options.scale = settings.scale.value_or(table.number("run.scale", 1));
            options.replicate = replicate;
            options.checked = true;
            blocks_ = sim::make_blocks(settings.threads);
            sim::Problems problems;
            auto foundation =
                sim::Foundation::lay(io::registry(), scenario.inputs, scenario.settings, options, *blocks_, problems);
            if (!foundation) throw io::RefusedInputs(std::move(problems));
            engine_ = sim::make_engine(io::registry(), io::plan(), scenario.inputs, scenario.settings, options,
                                       *foundation, *blocks_, problems);
            require(engine_, problems);
            months_ = options.months;
        });
    }

    [[nodiscard]] std::uint32_t month() const { return engine_->month(); }
    [[nodiscard]] std::uint32_t months() const { return months_; }

    void step() {
        unlocked([&] {
            engine_->step();
            if (engine_->fault()) io::raise_fault(*engine_);
            for (auto& cell : engine_->world().events_) cell.clear();
        });
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    }

    py::array column(const py::object& self, const std::string& name, bool sensitive) const {
        const sim::World& world = engine_->world();
        const std::uint16_t slot = world.catalogue().column(name);
        if (slot == sim::unassigned) throw py::key_error("there is no column '" + name + "'; see columns()");
        const sim::ColumnInfo& info = world.catalogue().columns()[slot];
        if (info.sensitive && !sensitive)
            throw py::key_error("column '" + name +
                                "' is sensitive; it is an exposure, not a target: pass sensitive=True "
                                "if you have a reason to look");
        const std::size_t rows = world.rows(info.level);
        if (info.store == sim::Store::exact) {
            const py::array view = view_of(info.type, world.column_bytes(slot), rows, self);
            make_read_only(view);
            return view;
        }
        py::array_t<float> decoded = owned<float>(rows);
        float* values = decoded.mutable_data();
        for (std::size_t row = 0; row < rows; ++row) values[row] = static_cast<float>(world.value(slot, row));
        make_read_only(decoded);
        return decoded;
    }

    // Names of columns with the level whose rows they have.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> columns() const {
        constexpr const char* levels[]{"person", "household", "community", "account", "country"};
        std::vector<std::pair<std::string, std::string>> names;
        for (const sim::ColumnInfo& info : engine_->world().catalogue().columns())
            names.emplace_back(info.name, levels[static_cast<std::size_t>(info.level)]);
        return names;
    }

    [[nodiscard]] double tally(const std::string& name, const std::string& group) const {
        const std::uint16_t slot = engine_->registry().catalogue.tally(name);
        if (slot == sim::unassigned) throw py::key_error("there is no tally '" + name + "'");
        const auto& groups = engine_->groups().names;
        const auto found = std::find(groups.begin(), groups.end(), group);
        if (found == groups.end()) throw py::key_error("there is no group '" + group + "'");
        sim::Fixed sum = 0;
        for (std::size_t c = 0; c < engine_->world().layout().communities.size(); ++c)
            sum += engine_->tallies().row(c, static_cast<std::size_t>(found - groups.begin()))[slot];
        return sim::from_fixed(sum);
    }

    [[nodiscard]] py::array person_ids(const py::object& self) const {
        const auto& ids = engine_->world().layout().person_id;
        const py::array view =
            array_of<std::uint32_t>(reinterpret_cast<const std::byte*>(ids.data()), ids.size(), self);
        make_read_only(view);
        return view;
    }

    [[nodiscard]] py::array community_index() const {
        const sim::Layout& layout = engine_->world().layout();
        py::array_t<std::uint32_t> index = owned<std::uint32_t>(layout.persons());
        for (const sim::Cell& cell : layout.cells)
            std::fill_n(index.mutable_data() + cell.first_person, cell.person_count, cell.community);
        make_read_only(index);
        return index;
    }

    [[nodiscard]] std::vector<std::string> communities() const {
        std::vector<std::string> names;
        for (const sim::Community& place : engine_->world().layout().communities) names.push_back(place.name);
        return names;
    }

private:
    std::unique_ptr<sim::Blocks> blocks_;
    std::unique_ptr<sim::Engine> engine_;
    std::uint32_t months_ = 0;
};

}  // namespace

void bind_simulation(py::module_& module) {
    py::class_<Simulation>(module, "Simulation")
        .def(py::init<const Source&, const RunSettings&, std::uint32_t, const std::string&>(), py::arg("source"),
             py::arg("settings"), py::arg("replicate"), py::arg("share"))
        .def_property_readonly("month", &Simulation::month)
        .def_property_readonly("months", &Simulation::months)
        .def("step", &Simulation::step)
        .def(
            "column",
            [](const py::object& self, const std::string& name, bool sensitive) {
                return self.cast<const Simulation&>().column(self, name, sensitive);
            },
            py::arg("name"), py::arg("sensitive"))
        .def("columns", &Simulation::columns)
        .def("tally", &Simulation::tally, py::arg("name"), py::arg("group"))
        .def("person_ids", [](const py::object& self) { return self.cast<const Simulation&>().person_ids(self); })
        .def("community_index", &Simulation::community_index)
        .def("communities", &Simulation::communities);
}

}  // namespace bind
