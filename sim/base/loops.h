#pragma once

#include <cstddef>
#include <cstdint>

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

// Writes the rows i < n for which wanted(i) holds to `rows` (room for n + 1) and returns how many: for work that
// concerns few of a tile. The rows stay in order; nobody is left out, so the result equals that of a plain loop with a
// condition.
template <class Row, class Wanted> inline std::size_t rows_where(std::size_t n, Row* rows, Wanted&& wanted) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < n; ++i) {
        rows[found] = static_cast<Row>(i);
        found += wanted(i) ? 1U : 0U;
    }
    return found;
}

}  // namespace sim
