#pragma once
// Hands the process over to the twin of this program that uses the widest vectors the processor has. All twins give the
// same bits; QUERENCIA_ISA=baseline, v3 or v4 chooses one.

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace sim::io {

// Includers that are a variant themselves define QUERENCIA_VARIANT.
inline std::string_view running_variant() {
#ifdef QUERENCIA_VARIANT
    return QUERENCIA_VARIANT;
#else
    return "baseline";
#endif
}

inline std::string_view widest_variant() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4")) return "v4";
    if (__builtin_cpu_supports("x86-64-v3")) return "v3";
#endif
    return "baseline";
}

// Returns if there is nothing better to hand over to.
inline void hand_over_to_widest([[maybe_unused]] char** arguments) {
#ifndef QUERENCIA_VARIANT
    const char* wanted = std::getenv("QUERENCIA_ISA");
    const std::string variant(wanted ? std::string_view(wanted) : widest_variant());
    if (variant == "baseline") return;
    std::string self(4096, '\0');
    const ssize_t length = readlink("/proc/self/exe", self.data(), self.size());
    if (length <= 0) return;
    self.resize(static_cast<std::size_t>(length));
    execv((self + "-" + variant).c_str(), arguments);  // comes back only if there is no such twin
#endif
}

}  // namespace sim::io
