#pragma once
// Data files: comma-separated UTF-8 text with a header, quotes where needed, any line ends.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/diagnostic.h"
#include "sim/io/position.h"
#include "sim/state/table.h"

namespace sim::io {

struct CsvFile {
    DataTable table;
    std::uint32_t file = 0;                 // its source
    std::vector<std::uint32_t> row_lines;   // line on which each row begins, the header first
    std::uint64_t digest = 0;               // of its bytes
};

inline constexpr std::size_t largest_csv = std::size_t{64} << 20;

// Nothing if the file cannot be used; every row at fault is reported with file, line and column.
std::optional<CsvFile> read_csv(std::string_view role, std::uint32_t file, const Sources& sources,
                                Diagnostics& diagnostics);

// Where a cell stands. `row` counts rows below the header from 0; -1 is the header. An unknown column gives the row.
Position cell_position(const CsvFile& csv, const Sources& sources, long row, std::string_view column);

}  // namespace sim::io
