// Runs from Python: the same readers and the same driver as the command line.

#include "python/bind/run.h"

#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <chrono>

#include "models/programme/keys.h"
#include "python/bind/errors.h"
#include "sim/io/driver.h"

namespace py = pybind11;
namespace io = sim::io;

namespace bind {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto signal_interval = std::chrono::milliseconds(50);
constexpr auto progress_interval = std::chrono::milliseconds(200);

// Asks Python whether the user wants to stop. By the clock, since taking the lock for every month would cost more than
// a month of a small world.
class Listener {
public:
    bool stop() {
        if (stopped_ || Clock::now() - asked_ < signal_interval) return stopped_;
        asked_ = Clock::now();
        const py::gil_scoped_acquire held;
        stopped_ = PyErr_CheckSignals() != 0;
        return stopped_;
    }

private:
    Clock::time_point asked_ = Clock::now();
    bool stopped_ = false;
};

// Called from whichever thread finished a month, one at a time.
std::function<void(const io::Progress&)> reporter(const py::object& progress) {
    if (progress.is_none()) return {};
    auto told = std::make_shared<Clock::time_point>();
    return [&progress, told](const io::Progress& p) {
        const bool last = p.month == p.months && p.run + 1 == p.runs;
        if (!last && Clock::now() - *told < progress_interval) return;
        *told = Clock::now();
        const py::gil_scoped_acquire held;
        py::dict state;
        state["run"] = p.run + 1, state["runs"] = p.runs, state["month"] = p.month, state["months"] = p.months;
        state["people"] = p.people, state["seconds"] = p.seconds, state["seconds_left"] = p.left;
        progress(state);
    };
}

}  // namespace

io::ReaderOptions reader_options(const std::vector<std::string>& set, const std::string& share,
                                 std::optional<std::uint32_t> months) {
    io::ReaderOptions options;
    options.set = set;
    options.share = share;
    options.months = months;
    options.card_keys = models::programme::card_keys;
    return options;
}

io::Arm arm_of(const io::Scenario& scenario) {
    return {scenario.name, scenario.title, scenario.inputs, scenario.settings, scenario.text};
}

namespace {

io::FileSpec make_spec(const std::vector<Source>& scenarios, const RunSettings& wanted, const std::string& share) {
    io::FileSpec spec;
    std::vector<io::Scenario> read;
    for (const Source& source : scenarios) {
        read.push_back(
            io::read_scenario(source.path, io::registry(), reader_options(source.set, share, wanted.months)));
        io::require_valid(read.back(), "querencia");
        if (std::any_of(spec.arms.begin(), spec.arms.end(),
                        [&](const io::Arm& arm) { return arm.name == read.back().name; }))
            throw io::ScenarioError("two scenarios are called '" + read.back().name + "'; arms are told apart by name",
                                    "{}", 3);
        spec.arms.push_back(arm_of(read.back()));
    }
    const sim::Table& first = read.front().inputs.scenario;
    for (const io::Scenario& arm : read)
        if (arm.months != read.front().months)
            throw io::ScenarioError("the scenarios differ in run.months; give months=, or let both extend one baseline",
                                    "{}", 3);
    spec.replicates = wanted.replicates.value_or(static_cast<std::uint32_t>(first.number("run.replicates", 1)));
    spec.options.seed = wanted.seed.value_or(static_cast<std::uint64_t>(first.number("run.seed", 1)));
    spec.options.months = read.front().months;
    spec.options.scale = wanted.scale.value_or(first.number("run.scale", 1));
    spec.options.panel_households = wanted.panel.value_or(static_cast<std::size_t>(first.number("run.panel", 0)));
    spec.command = "querencia.run";
    return spec;
}

std::string run(const std::vector<Source>& scenarios, const std::string& output, const RunSettings& settings,
                const std::string& share, const py::object& progress) {
    Listener listener;
    io::RunRequest request;
    request.output = output;
    request.threads = settings.threads;
    request.checkpoint_every = settings.checkpoint_every;
    request.force = settings.force;
    request.progress = reporter(progress);
    request.stop = [&listener] { return listener.stop(); };
    return unlocked([&] {
        request.spec = make_spec(scenarios, settings, share);
        return io::run(request).path;
    });
}

}  // namespace

void bind_run(py::module_& module) {
    py::class_<RunSettings>(module, "RunSettings")
        .def(py::init<>())
        .def_readwrite("replicates", &RunSettings::replicates)
        .def_readwrite("seed", &RunSettings::seed)
        .def_readwrite("months", &RunSettings::months)
        .def_readwrite("scale", &RunSettings::scale)
        .def_readwrite("panel", &RunSettings::panel)
        .def_readwrite("threads", &RunSettings::threads)
        .def_readwrite("checkpoint_every", &RunSettings::checkpoint_every)
        .def_readwrite("force", &RunSettings::force);
    py::class_<Source>(module, "Source")
        .def(py::init<std::string, std::vector<std::string>>(), py::arg("path"), py::arg("changes"))
        .def_readonly("path", &Source::path)
        .def_readonly("changes", &Source::set);
    module.def("run", &run, py::arg("scenarios"), py::arg("output"), py::arg("settings"), py::arg("share"),
               py::arg("progress"), "Run scenarios into one file and return its path.");
}

}  // namespace bind
