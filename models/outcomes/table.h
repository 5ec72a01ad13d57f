#pragma once
// Reads the table of items.

#include "models/outcomes/instrument.h"
#include "sim/state/table.h"

namespace models::outcomes {

// Everything wrong with the table is named by row and column; the instrument is then of no use.
Instrument read_instrument(const sim::DataTable& table, sim::Problems& problems);

}  // namespace models::outcomes
