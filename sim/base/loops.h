#pragma once

#include <cstddef>

namespace sim {

// Calls body(i) for every i < n. The caller promises that no call reads or writes what another call writes, so the
// compiler may vectorise without proving that columns do not overlap, which it gives up on beyond a handful of them.
template <class Body> inline void each_apart(std::size_t n, Body&& body) {
#if defined(__clang__)
#pragma clang loop vectorize(assume_safety)
#elif defined(__GNUC__)
#pragma GCC ivdep
#endif
    for (std::size_t i = 0; i < n; ++i) body(i);
}

}  // namespace sim
