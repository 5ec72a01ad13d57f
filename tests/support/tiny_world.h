#pragma once
// A small hand-made world for tests: equal households in one or more communities, and any set of models.
//
//     TinyWorld tiny({.communities = 1, .households = 200, .members = 3});
//     tiny.add<models::labour::Model>();
//     Engine& engine = tiny.start();
//     tiny.set("labour/state", 0, 1);
//     engine.step();

#include <memory>
#include <string_view>

#include "sim/engine/engine.h"

namespace tests {

struct TinyShape {
    std::uint32_t communities = 1;
    std::uint32_t households = 100;  // per community
    std::uint32_t members = 3;       // per household
    std::size_t accounts = 0;
    std::uint64_t seed = 1;
    std::uint32_t block = 256;
    std::size_t threads = 1;
};

class TinyWorld {
public:
    explicit TinyWorld(TinyShape shape = {}) : shape_(shape) {}

    template <class M> void add() { sim::add_model<M>(registry_); }
    sim::Inputs inputs;                 // fill before start()
    sim::Problems problems;

    // Prepares the models and gives every column its first value; stops short of Engine::begin() if asked to.
    sim::Engine& start(bool begin = true) {
        plan_ = sim::make_plan(registry_);
        if (!plan_.refusals.empty()) throw std::runtime_error(plan_.refusals.front());
        sim::Run run;
        run.catalogue = &registry_.catalogue, run.seed = shape_.seed, run.block = shape_.block;
        for (const auto& parameter : registry_.catalogue.parameters())
            run.settings.values.insert(run.settings.values.end(), parameter.value.begin(), parameter.value.end());
        for (const auto& [name, value] : overrides_) {
            const auto slot = registry_.catalogue.parameter(name);
            if (slot == sim::unassigned) throw std::runtime_error("no parameter " + name);
            run.settings.values[registry_.catalogue.parameters()[slot].offset] = value;
        }
        for (const auto& model : registry_.models)
            run.prepared.push_back(
                model.prepare ? model.prepare({inputs, registry_.catalogue, run.settings, run.months, problems})
                              : nullptr);
        sim::World world(registry_.catalogue, std::make_shared<const sim::Layout>(layout()), shape_.accounts);
        engine_ = std::make_unique<sim::Engine>(registry_, plan_, std::move(run), std::move(world), blocks_);
        engine_->checked = true;
        if (begin) engine_->begin();
        return *engine_;
    }

    void parameter(std::string name, double value) { overrides_.emplace_back(std::move(name), value); }
    void set(std::string_view column, std::size_t row, double value) {
        engine_->world().set_value(slot(column), row, value);
    }
    void set_all(std::string_view column, double value) {
        const auto c = slot(column);
        for (std::size_t row = 0; row < engine_->world().rows(registry_.catalogue.columns()[c].level); ++row)
            engine_->world().set_value(c, row, value);
    }
    [[nodiscard]] double get(std::string_view column, std::size_t row) const {
        return engine_->world().value(slot(column), row);
    }
    [[nodiscard]] double mean(std::string_view column) const {
        const auto c = slot(column);
        const std::size_t rows = engine_->world().rows(registry_.catalogue.columns()[c].level);
        double sum = 0;
        for (std::size_t row = 0; row < rows; ++row) sum += engine_->world().value(c, row);
        return sum / static_cast<double>(rows);
    }
    [[nodiscard]] std::uint16_t slot(std::string_view column) const {
        const auto found = registry_.catalogue.column(column);
        if (found == sim::unassigned) throw std::runtime_error("no column " + std::string(column));
        return found;
    }
    [[nodiscard]] const sim::Registry& registry() const { return registry_; }

private:
    [[nodiscard]] sim::Layout layout() const {
        sim::Layout layout;
        const std::uint32_t per_cell = std::min(shape_.households, sim::cell_capacity / shape_.members);
        for (std::uint32_t c = 0; c < shape_.communities; ++c) {
            layout.communities.push_back({"place " + std::to_string(c + 1), "p" + std::to_string(c + 1),
                                          static_cast<std::uint32_t>(layout.cells.size()), 0});
            for (std::uint32_t h = 0; h < shape_.households; h += per_cell) {
                const std::uint32_t homes = std::min(per_cell, shape_.households - h);
                add_cell(layout, c, homes);
                ++layout.communities.back().cell_count;
            }
        }
        layout.household_first.push_back(static_cast<std::uint32_t>(layout.persons()));
        return layout;
    }
    void add_cell(sim::Layout& layout, std::uint32_t community, std::uint32_t homes) const {
        const auto first = static_cast<std::uint32_t>(layout.persons());
        layout.cells.push_back({community, first, homes * shape_.members,
                                static_cast<std::uint32_t>(layout.household_first.size()), homes, 0, 0});
        for (std::uint32_t p = 0; p < homes * shape_.members; ++p) {
            if (p % shape_.members == 0) layout.household_first.push_back(first + p);
            layout.person_id.push_back(first + p);
            layout.household_of.push_back(static_cast<std::uint16_t>(p / shape_.members));
            for (std::size_t k = 0; k < sim::tie_slots; ++k)  // a ring: neighbours in order, kin two households away
                layout.ties[k].push_back(
                    static_cast<std::uint16_t>((p + 1 + k * shape_.members) % (homes * shape_.members)));
        }
    }

    TinyShape shape_;
    sim::Registry registry_;
    sim::Plan plan_;
    sim::SerialBlocks blocks_;
    std::vector<std::pair<std::string, double>> overrides_;
    std::unique_ptr<sim::Engine> engine_;
};

}  // namespace tests
