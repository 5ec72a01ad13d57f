// The synthetic people held against the tables that they were made from.

#include <pybind11/stl.h>

#include "models/population/check.h"
#include "python/bind/errors.h"
#include "python/bind/run.h"
#include "sim/engine/simulation.h"
#include "sim/io/driver.h"
#include "sim/io/threads.h"

namespace py = pybind11;
namespace io = sim::io;

namespace bind {

namespace {

py::list population_check(const Source& source, const RunSettings& settings, const std::string& share) {
    const auto checks = unlocked([&] {
        const io::Scenario scenario =
            io::read_scenario(source.path, io::registry(), reader_options(source.set, share, 1));
        io::require_valid(scenario, "querencia");
        sim::RunOptions options;
        options.seed =
            settings.seed.value_or(static_cast<std::uint64_t>(scenario.inputs.scenario.number("run.seed", 1)));
        options.scale = settings.scale.value_or(scenario.inputs.scenario.number("run.scale", 1));
        options.months = settings.months.value_or(60);
        const auto blocks = sim::make_blocks(settings.threads);
        sim::Problems problems;
        const auto foundation =
            sim::Foundation::lay(io::registry(), scenario.inputs, scenario.settings, options, *blocks, problems);
        if (!foundation) throw io::RefusedInputs(std::move(problems));
        return models::population::check_marginals(scenario.inputs, foundation->world(), options.scale);
    });
    py::list rows;
    for (const auto& check : checks)
        rows.append(py::make_tuple(check.place, check.marginal, check.unit, check.source, check.synthetic, check.ok));
    return rows;
}

}  // namespace

void bind_population(py::module_& module) {
    module.def("population_check", &population_check, py::arg("source"), py::arg("settings"), py::arg("share"),
               "Rows of place, marginal, unit, source, synthetic and whether they agree.");
}

}  // namespace bind
