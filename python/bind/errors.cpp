#include "python/bind/errors.h"

#include <unistd.h>

#include <new>
#include <nlohmann/json.hpp>

#include "sim/io/driver.h"
#include "sim/io/hdf5.h"
#include "sim/io/scenario.h"

namespace py = pybind11;

namespace bind {

namespace {

const pid_t loaded_in = getpid();

py::object error_class(const char* name) { return py::module_::import("querencia.errors").attr(name); }

[[noreturn]] void raise(const py::object& error) {
    PyErr_SetObject(py::type::of(error).ptr(), error.ptr());
    throw py::error_already_set();
}

[[noreturn]] void raise_interrupted(const sim::io::Interrupted& stop) {
    const std::string hint = "nothing that was complete is lost; continue with: querencia resume " + stop.checkpoint();
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_KeyboardInterrupt, "stopped");
    py::error_already_set error;
    error.value().attr("add_note")(hint);
    error.value().attr("checkpoint") = stop.checkpoint();
    error.restore();
    throw py::error_already_set();
}

}  // namespace

void refuse_after_fork() {
    if (getpid() != loaded_in)
        throw std::runtime_error(
            "querencia was loaded before this process was forked, and its threads do not survive a fork; start workers "
            "with multiprocessing.get_context(\"spawn\"), or give each run its own process");
}

void raise_as_python(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const sim::io::Interrupted& stop) {
        raise_interrupted(stop);
    } catch (const sim::io::ScenarioError& wrong) {
        const auto report = nlohmann::json::parse(wrong.json(), nullptr, false);
        const std::string problems = report.contains("problems") ? report["problems"].dump() : "[]";
        const py::object list = py::module_::import("json").attr("loads")(problems);
        raise(error_class("ScenarioError")(wrong.what(), list, wrong.exit_code()));
    } catch (const sim::io::RefusedInputs& wrong) {
        raise(error_class("ScenarioError")(wrong.what()));
    } catch (const sim::io::StateError& wrong) {
        raise(error_class("StateError")(wrong.what()));
    } catch (const sim::io::FileError& wrong) {
        raise(error_class("FileError")(wrong.what()));
    } catch (const std::bad_alloc&) {
        PyErr_SetString(PyExc_MemoryError, "there is not enough memory for this; use a smaller scale or fewer threads");
        throw py::error_already_set();
    }
}

}  // namespace bind
