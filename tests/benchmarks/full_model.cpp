#include "tests/benchmarks/full_model.h"

#include <algorithm>
#include <atomic>

#include "models/programme/keys.h"
#include "sim/io/driver.h"

namespace bench {

namespace {

std::size_t words_in(std::string_view text) {
    return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// The product's rules, each followed by a look at which streams it has just filled for its tile.
class Watched {
public:
    Watched() : registry_(sim::io::registry()) {
        for (sim::RuleInfo& rule : registry_.rules) {
            if (!rule.tile || rule.draws.empty()) continue;
            rule.tile = [this, inner = rule.tile, streams = rule.draws](sim::TileData& tile) {
                std::vector<bool> filled;
                for (const sim::Reference& s : streams) filled.push_back(tile.scratch->draws[*s.slot][0] != nullptr);
                inner(tile);
                for (std::size_t k = 0; k < streams.size(); ++k)
                    if (!filled[k] && tile.scratch->draws[*streams[k].slot][0] != nullptr)
                        draws_ += tile.size * words_in(registry_.catalogue.streams()[*streams[k].slot].lanes);
            };
        }
        plan_ = sim::make_plan(registry_);
    }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;
    [[nodiscard]] const sim::Registry& registry() const { return registry_; }
    [[nodiscard]] const sim::Plan& plan() const { return plan_; }
    std::atomic<std::uint64_t> draws_ = 0;

private:
    sim::Registry registry_;
    sim::Plan plan_;
};

}  // namespace

sim::io::Scenario read(const std::string& path) {
    sim::io::ReaderOptions reader;
    reader.card_keys = models::programme::card_keys;
    auto scenario = sim::io::read_scenario(path, sim::io::registry(), reader);
    sim::io::require_valid(scenario, "querencia");
    return scenario;
}

FullModel::FullModel(const sim::io::Scenario& scenario, sim::RunOptions options, sim::Blocks& blocks)
    : scenario_(&scenario), options_(options) {
    sim::Problems problems;
    foundation_ =
        sim::Foundation::lay(sim::io::registry(), scenario.inputs, scenario.settings, options_, blocks, problems);
    if (!foundation_) throw sim::io::RefusedInputs(problems);
}

std::unique_ptr<sim::Engine> FullModel::engine(sim::Blocks& blocks, bool begin) const {
    sim::Problems problems;
    auto engine = sim::make_engine(sim::io::registry(), sim::io::plan(), scenario_->inputs, scenario_->settings,
                                   options_, *foundation_, blocks, problems, begin);
    if (!engine) throw sim::io::RefusedInputs(problems);
    return engine;
}

Work FullModel::work(std::uint32_t after_months) const {
    Work work;
    const auto& columns = sim::io::registry().catalogue.columns();
    const double homes = static_cast<double>(foundation_->layout().households()) / static_cast<double>(people());
    for (const sim::PhasePlan& phase : sim::io::plan().phases)
        for (const std::uint16_t slot : phase.touched) {
            const bool written = std::find(phase.written.begin(), phase.written.end(), slot) != phase.written.end();
            const double rows = columns[slot].level == sim::Level::household ? homes : 1;
            (written ? work.rewritten : work.read) += rows * static_cast<double>(columns[slot].stored_size());
        }
    Watched watched;
    sim::SerialBlocks serial;
    sim::Problems problems;
    auto engine = sim::make_engine(watched.registry(), watched.plan(), scenario_->inputs, scenario_->settings, options_,
                                   *foundation_, serial, problems);
    for (std::uint32_t m = 0; m < after_months; ++m) engine->step();
    watched.draws_ = 0;
    engine->step();
    work.draws = static_cast<double>(watched.draws_) / static_cast<double>(people());
    return work;
}

Work FullModel::bytes_once() const {
    Work work;
    const auto& columns = sim::io::registry().catalogue.columns();
    const double homes = static_cast<double>(foundation_->layout().households()) / static_cast<double>(people());
    for (std::uint16_t slot = 0; slot < columns.size(); ++slot) {
        bool touched = false, written = false;
        for (const sim::PhasePlan& phase : sim::io::plan().phases) {
            touched |= std::find(phase.touched.begin(), phase.touched.end(), slot) != phase.touched.end();
            written |= std::find(phase.written.begin(), phase.written.end(), slot) != phase.written.end();
        }
        const double rows = columns[slot].level == sim::Level::household ? homes : 1;
        if (touched) (written ? work.rewritten : work.read) += rows * static_cast<double>(columns[slot].stored_size());
    }
    return work;
}

}  // namespace bench
