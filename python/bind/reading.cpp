// What is read and not run: scenarios, the catalogue, digests, replays and lives.

#include <pybind11/stl.h>

#include "python/bind/errors.h"
#include "python/bind/run.h"
#include "sim/io/driver.h"
#include "sim/io/inspect.h"
#include "sim/io/listing.h"
#include "sim/io/provenance.h"
#include "sim/io/resolve.h"
#include "sim/io/text_file.h"

namespace py = pybind11;
namespace io = sim::io;

namespace bind {

namespace {

// {"name", "title", "months", "text", "json", "report"}; raises if anything is wrong.
py::dict read_scenario(const std::string& path, const std::vector<std::string>& set, const std::string& share) {
    std::string report, resolved;
    const io::Scenario scenario = unlocked([&] {
        io::Scenario read = io::read_scenario(path, io::registry(), reader_options(set, share, std::nullopt));
        io::require_valid(read, "querencia");
        resolved = io::resolved_json(read);
        report = io::report_json(std::span<const io::Scenario>(&read, 1));
        return read;
    });
    py::dict result;
    result["name"] = scenario.name, result["title"] = scenario.title, result["months"] = scenario.months;
    result["text"] = scenario.text, result["json"] = resolved, result["report"] = report;
    return result;
}

py::list lives_of(const io::TwinLives& twins) {
    py::list lives;
    for (const io::Life& life : twins.lives) {
        py::dict one;
        py::list months, events;
        for (const io::LifeMonth& month : life.months) months.append(py::make_tuple(month.month, month.values));
        for (const io::LifeEvent& event : life.events)
            events.append(py::make_tuple(event.month, event.name, event.value));
        one["arm"] = life.arm, one["months"] = months, one["events"] = events;
        lives.append(one);
    }
    return lives;
}

py::dict life(const std::string& path, std::uint32_t person, std::uint32_t replicate, std::size_t threads) {
    const io::TwinLives twins = unlocked([&] { return io::life(path, person, replicate, threads); });
    py::dict result;
    result["person"] = twins.person, result["community"] = twins.community;
    result["columns"] = twins.columns, result["units"] = twins.units, result["labels"] = twins.labels;
    result["split_month"] = twins.split_month, result["split_columns"] = twins.split_columns;
    result["lives"] = lives_of(twins);
    return result;
}

py::dict verify(const std::string& path, std::size_t threads) {
    const io::Verdict verdict = unlocked([&] { return io::verify(path, threads); });
    py::dict result;
    result["identical"] = verdict.identical, result["stored"] = verdict.stored, result["replayed"] = verdict.replayed;
    result["first_difference"] = verdict.first_difference;
    return result;
}

}  // namespace

void bind_reading(py::module_& module) {
    module.def("read_scenario", &read_scenario, py::arg("path"), py::arg("changes"), py::arg("share"));
    module.def(
        "catalogue",
        [](const std::string& kind, const std::string& share) { return io::listing_json(io::registry(), kind, share); },
        py::arg("kind"), py::arg("share"), "What the models declare, as JSON.");
    module.def("catalogue_kinds", [] {
        const auto kinds = io::listing_kinds();
        return std::vector<std::string>(kinds.begin(), kinds.end());
    });
    module.def("life", &life, py::arg("path"), py::arg("person"), py::arg("replicate"), py::arg("threads"));
    module.def("verify", &verify, py::arg("path"), py::arg("threads"));
    module.def(
        "digest", [](const std::string& path) { return unlocked([&] { return io::content_digest(path); }); },
        py::arg("path"));
    module.def("build_facts", [] {
        py::dict facts;
        facts["version"] = std::string(io::version());
        for (const auto& [name, value] : io::build_facts()) facts[py::str(name)] = value;
        return facts;
    });
}

}  // namespace bind
