// The compiled half of the package. Python code in querencia/simulate.py gives it its public face.

#include <pybind11/pybind11.h>

#include "models/registry.h"
#include "python/bind/run.h"
#include "sim/io/driver.h"

PYBIND11_MODULE(_kernel, module) {
    module.doc() = "Bindings to the kernel; private. Use the names that querencia exports.";
    sim::io::use_registry(models::register_all);
    bind::bind_reading(module);
    bind::bind_run(module);
    bind::bind_simulation(module);
    bind::bind_population(module);
}
