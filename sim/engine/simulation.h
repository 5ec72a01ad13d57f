#pragma once
// From inputs to a run: who exists (once, shared by all arms and replicates), then one engine per arm and replicate.

#include <memory>
#include <optional>

#include "sim/engine/engine.h"

namespace sim {

struct RunOptions {
    std::uint64_t seed = 1;
    std::uint32_t replicate = 0;
    std::uint32_t months = 60;
    std::uint32_t block = 1024;        // people per tile: changes speed, never results
    double scale = 1;                  // agents per person
    std::size_t panel_households = 0;
    bool checked = false;              // examine every written value after every phase
};

// The people, homes, places and ties of a scenario with their traits, before the first month.
class Foundation {
public:
    // Null with `problems` filled if the inputs do not make a world.
    static std::optional<Foundation> lay(const Registry& registry, const Inputs& inputs, const Settings& settings,
                                         const RunOptions& options, Blocks& blocks, Problems& problems);
    [[nodiscard]] const World& world() const { return *world_; }
    [[nodiscard]] const Layout& layout() const { return world_->layout(); }

private:
    std::shared_ptr<const World> world_;
};

// What prepare() of every model makes of the scenario. Used for validation too: runs nothing.
std::vector<std::shared_ptr<const void>> prepare_models(const Registry& registry, const Inputs& inputs,
                                                        const Settings& settings, std::uint32_t months,
                                                        Problems& problems);

Settings default_settings(const Catalogue& catalogue);

// An engine at month 0, after begin(); null with `problems` filled if a model refuses the scenario.
std::unique_ptr<Engine> make_engine(const Registry& registry, const Plan& plan, const Inputs& inputs,
                                    const Settings& settings, const RunOptions& options, const Foundation& foundation,
                                    Blocks& blocks, Problems& problems, bool begin = true);

// Bytes that people and homes take when this many worlds over one foundation are in memory at once.
std::size_t estimate_bytes(const Registry& registry, std::size_t persons, std::size_t households, std::size_t worlds);

}  // namespace sim
