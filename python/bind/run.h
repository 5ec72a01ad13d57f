#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/runfile.h"
#include "sim/io/scenario.h"

namespace bind {

// A scenario file and what Python changes in it, written as for --set.
struct Source {
    std::string path;
    std::vector<std::string> set;
};

struct RunSettings {
    std::optional<std::uint32_t> replicates, months;
    std::optional<std::uint64_t> seed;
    std::optional<double> scale;
    std::optional<std::size_t> panel;
    std::size_t threads = 0;
    std::uint32_t checkpoint_every = 0;
    bool force = false;
};

sim::io::ReaderOptions reader_options(const std::vector<std::string>& set, const std::string& share,
                                      std::optional<std::uint32_t> months);
sim::io::Arm arm_of(const sim::io::Scenario& scenario);

void bind_run(pybind11::module_& module);
void bind_simulation(pybind11::module_& module);
void bind_reading(pybind11::module_& module);
void bind_population(pybind11::module_& module);

}  // namespace bind
