// Checks of the program itself, active in checked builds only. Faults in data or scenarios are
// not checked here: they are reported to the user in every build.
#pragma once

#ifdef QUERENCIA_CHECKED

#include <cstdio>
#include <cstdlib>

namespace sim {

[[noreturn]] inline void check_failed(const char* kind, const char* condition, const char* message, const char* file,
                                      int line) {
    std::fprintf(stderr, "%s:%d: %s failed: %s (%s)\n", file, line, kind, message, condition);
    std::abort();
}

}  // namespace sim

#define QUERENCIA_CHECK_(kind, condition, message)                                                                     \
    ((condition) ? void(0) : ::sim::check_failed(kind, #condition, message, __FILE__, __LINE__))

#else

// sizeof keeps the names used and the condition compiling, but runs nothing.
#define QUERENCIA_CHECK_(kind, condition, message)                                                                     \
    static_cast<void>(sizeof((condition) ? sizeof(message) : sizeof(kind)))

#endif

// What a function needs of its caller, and what it promises.
#define QUERENCIA_EXPECT(condition, message) QUERENCIA_CHECK_("expectation", condition, message)
#define QUERENCIA_ENSURE(condition, message) QUERENCIA_CHECK_("promise", condition, message)
