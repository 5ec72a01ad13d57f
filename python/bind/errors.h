#pragma once
// Every error of the kernel becomes one of the package's own, in this one place.

#include <pybind11/pybind11.h>

#include <exception>
#include <string>

namespace bind {

// The kernel's threads do not survive a fork: everything that would start work asks first.
void refuse_after_fork();

// Turns what the kernel threw into a Python error. A Ctrl-C that is already set wins over `error`.
[[noreturn]] void raise_as_python(const std::exception_ptr& error);

// Calls `work` without the interpreter's lock and translates what it throws.
template <class F> auto unlocked(F&& work) {
    refuse_after_fork();
    std::exception_ptr error;
    {
        const pybind11::gil_scoped_release released;
        try {
            return work();
        } catch (...) {
            error = std::current_exception();
        }
    }
    raise_as_python(error);
}

}  // namespace bind
