#pragma once
// The whole product on a real scenario: its population once, engines over it, and the work that its rules declare.

#include <memory>
#include <optional>

#include "sim/engine/simulation.h"
#include "sim/io/scenario.h"
#include "tests/benchmarks/limits.h"

namespace bench {

sim::io::Scenario read(const std::string& path);

class FullModel {
public:
    FullModel(const sim::io::Scenario& scenario, sim::RunOptions options, sim::Blocks& blocks);
    // An engine at month 0; `begin`: with first values.
    [[nodiscard]] std::unique_ptr<sim::Engine> engine(sim::Blocks& blocks, bool begin = true) const;
    [[nodiscard]] std::size_t people() const { return foundation_->layout().persons(); }
    [[nodiscard]] const sim::Foundation& foundation() const { return *foundation_; }
    // Bytes of every phase's columns and the draws that the rules of a month, run here, fill for whole tiles.
    [[nodiscard]] Work work(std::uint32_t after_months) const;
    // Bytes if every column were touched once a month, whatever the number of phases.
    [[nodiscard]] Work bytes_once() const;

private:
    const sim::io::Scenario* scenario_;
    sim::RunOptions options_;
    std::optional<sim::Foundation> foundation_;
};

}  // namespace bench
