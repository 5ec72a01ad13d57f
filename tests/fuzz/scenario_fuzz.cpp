// Whatever bytes a scenario, a card or a data file holds, the reader reports and returns.

#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/io/csv.h"
#include "sim/io/resolve.h"
#include "sim/io/schema.h"
#include "tests/format/small_registry.h"

// The first byte chooses what the rest is: TOML, JSON, a value of --set, or a data file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const unsigned kind = data[0] % 4U;
    if (kind == 3) {
        sim::io::Sources sources;
        sim::io::Diagnostics diagnostics;
        const std::uint32_t file = sources.add("t.csv", text);
        const auto csv = sim::io::read_csv("t", file, sources, diagnostics);
        if (csv)
            for (std::size_t row = 0; row < csv->table.rows() && row < 8; ++row)
                sim::io::cell_position(*csv, sources, static_cast<long>(row), csv->table.header().back());
        static_cast<void>(diagnostics.text(sources, "querencia"));
        return 0;
    }
    auto scenario = kind == 2 ? small::read("schema = 1\n[programme.mentoring]\nbudget = 0\n", {text})
                              : small::read(text, {}, kind == 1 ? "fuzz.json" : "fuzz.toml");
    static_cast<void>(sim::io::report_json({&scenario, 1}));
    static_cast<void>(scenario.diagnostics.text(scenario.sources, "querencia"));
    static_cast<void>(sim::io::resolved_json(scenario));
    if (!scenario.ok() || kind == 1) return 0;
    // What reads well must read back as the same.
    const auto again = small::read(sim::io::resolved_toml(scenario, true), {}, "again.toml");
    if (!again.ok() || again.hash != scenario.hash) __builtin_trap();
    return 0;
}
