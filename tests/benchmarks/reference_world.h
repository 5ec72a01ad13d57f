#pragma once
// People for the reference month: homes of five, communities of a thousand, eight ties inside the community.

#include <memory>

#include "sim/engine/engine.h"

namespace bench {

class ReferenceWorld {
public:
    // `people` is rounded up to whole communities.
    ReferenceWorld(std::size_t people, sim::Blocks& blocks, std::uint32_t replicate = 0);
    [[nodiscard]] sim::Engine& engine() { return *engine_; }
    [[nodiscard]] std::size_t people() const { return people_; }
    [[nodiscard]] double bytes_per_person() const {
        return static_cast<double>(engine_->world().bytes()) / static_cast<double>(people_);
    }
    // Mean over all people of every column that changes, by its name without the model's.
    [[nodiscard]] std::vector<std::pair<std::string, double>> means() const;

private:
    std::size_t people_;
    sim::Registry registry_;
    sim::Plan plan_;
    std::unique_ptr<sim::Engine> engine_;
};

}  // namespace bench
