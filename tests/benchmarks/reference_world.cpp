#include "tests/benchmarks/reference_world.h"

#include <stdexcept>

#include "sim/base/philox.h"
#include "sim/engine/simulation.h"
#include "tests/benchmarks/reference_model.h"

namespace bench {

namespace {

constexpr std::uint32_t home_size = 5, place_size = 1000;
constexpr std::uint32_t tie_stream = 0x71E5;

void shape(sim::Layout& layout, std::size_t people) {
    const auto places = static_cast<std::uint32_t>(people / place_size);
    const std::uint32_t homes = place_size / home_size;
    for (std::uint32_t c = 0; c < places; ++c) {
        layout.communities.push_back({"place " + std::to_string(c), std::to_string(c), c, 1});
        layout.cells.push_back({c, c * place_size, place_size, c * homes, homes, 0, 0});
    }
    layout.household_first.resize(places * homes + 1);
    for (std::uint32_t h = 0; h < layout.household_first.size(); ++h) layout.household_first[h] = h * home_size;
    layout.person_id.resize(people), layout.household_of.resize(people);
    for (auto& ties : layout.ties) ties.resize(people);
}

// Ties to others of the community, everyone equally likely.
void people_of(sim::Layout& layout, std::uint32_t community, std::uint32_t replicate) {
    for (std::uint32_t own = 0; own < place_size; ++own) {
        const std::uint32_t person = community * place_size + own;
        layout.person_id[person] = person;
        layout.household_of[person] = static_cast<std::uint16_t>(own / home_size);
        for (std::size_t k = 0; k < sim::tie_slots; ++k) {
            const auto block = sim::philox_one({1, tie_stream, replicate, static_cast<std::uint32_t>(k / 4)}, person);
            const std::uint64_t step = 1 + (std::uint64_t{block.v[k % 4]} * (place_size - 1) >> 32U);
            layout.ties[k][person] = static_cast<std::uint16_t>((own + step) % place_size);
        }
    }
}

}  // namespace

ReferenceWorld::ReferenceWorld(std::size_t people, sim::Blocks& blocks, std::uint32_t replicate)
    : people_((people + place_size - 1) / place_size * place_size) {
    sim::add_model<reference::Model>(registry_);
    plan_ = sim::make_plan(registry_);
    if (!plan_.refusals.empty()) throw std::logic_error("reference month: " + plan_.refusals.front());
    auto layout = std::make_shared<sim::Layout>();
    shape(*layout, people_);
    blocks.run(layout->cells.size(),
               [&](std::size_t c, std::size_t) { people_of(*layout, static_cast<std::uint32_t>(c), replicate); });
    sim::Run run;
    run.catalogue = &registry_.catalogue, run.replicate = replicate;
    run.prepared.resize(registry_.models.size());
    run.settings = sim::default_settings(registry_.catalogue);
    sim::World world(registry_.catalogue, std::move(layout), 0);
    engine_ = std::make_unique<sim::Engine>(registry_, plan_, std::move(run), std::move(world), blocks);
    engine_->begin();
}

std::vector<std::pair<std::string, double>> ReferenceWorld::means() const {
    std::vector<std::pair<std::string, double>> result;
    const auto& columns = registry_.catalogue.columns();
    for (std::uint16_t slot = 0; slot < columns.size(); ++slot) {
        if (columns[slot].level != sim::Level::person || columns[slot].fixed) continue;
        double sum = 0;
        for (std::size_t person = 0; person < people_; ++person) sum += engine_->world().value(slot, person);
        result.emplace_back(columns[slot].name.substr(columns[slot].name.find('/') + 1),
                            sum / static_cast<double>(people_));
    }
    return result;
}

}  // namespace bench
