#pragma once
// A world laid out by the population model alone, from the tables of a scenario folder or from a small one in place.
// Departures, deaths and surges are written by stand-ins that do what the test says.

#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/population/model.h"
#include "sim/base/blocks.h"
#include "sim/engine/simulation.h"

namespace tests {

struct Fate {  // for every person each month; the surge is the same everywhere
    inline static std::function<int(std::uint32_t id, std::uint32_t month)> leaves, dies;
    inline static double surge = 0;
    static void reset() { leaves = nullptr, dies = nullptr, surge = 0; }
};

namespace stand_in {

struct Leaving : sim::Rule {
    static constexpr std::string_view name = "mobility/stand_in";
    static constexpr sim::Phase phase = sim::Phase::settle;
    using writes = sim::list<models::mobility::leaving>;
    static void step(sim::Tile<Leaving>& tile) {
        auto go = tile.write<models::mobility::leaving>();
        for (std::size_t i = 0; i < tile.size(); ++i)
            go[i] = static_cast<std::uint8_t>(Fate::leaves ? Fate::leaves(tile.id(i), tile.month()) : 0);
    }
};
struct Mobility {
    static constexpr std::string_view name = "mobility";
    using rules = sim::rules<Leaving>;
};

struct Dying : sim::Rule {
    static constexpr std::string_view name = "health/stand_in";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<models::health::dying>;
    static void step(sim::Tile<Dying>& tile) {
        auto die = tile.write<models::health::dying>();
        for (std::size_t i = 0; i < tile.size(); ++i)
            die[i] = static_cast<std::uint8_t>(Fate::dies ? Fate::dies(tile.id(i), tile.month()) : 0);
    }
};
struct Health {
    static constexpr std::string_view name = "health";
    using rules = sim::rules<Dying>;
};

struct Surging : sim::Rule {
    static constexpr std::string_view name = "shocks/stand_in";
    static constexpr sim::Phase phase = sim::Phase::govern;
    using writes = sim::list<models::shocks::surge>;
    static void step(sim::Place<Surging>& place) {
        place.write<models::shocks::surge>() = static_cast<float>(Fate::surge);
    }
};
struct Shocks {
    static constexpr std::string_view name = "shocks";
    using rules = sim::rules<Surging>;
};

}  // namespace stand_in

inline sim::DataTable table_from(const std::string& name, std::istream& in) {
    std::vector<std::string> header, cells;
    std::vector<std::vector<std::string>> rows;
    for (std::string line, cell; std::getline(in, line); cells.clear(), cell.clear()) {
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                cells.push_back(std::exchange(cell, {}));
            else
                cell += c;
        }
        cells.push_back(cell);
        if (header.empty())
            header = cells;
        else
            rows.push_back(cells);
    }
    return {name, header, rows};
}

class PopulationWorld {
public:
    PopulationWorld() {
        sim::add_model<stand_in::Health>(registry);
        sim::add_model<stand_in::Mobility>(registry);
        sim::add_model<models::population::Model>(registry);
        sim::add_model<stand_in::Shocks>(registry);
        plan = sim::make_plan(registry);
        settings = sim::default_settings(registry.catalogue);
    }

    void table(const std::string& role, const std::string& file) {
        std::ifstream in(file);
        inputs.data[role] = table_from(role, in);
    }
    void key(const std::string& path, sim::Value value) { inputs.scenario.set("population." + path, std::move(value)); }
    void parameter(std::string_view name, double value) {
        settings.values[registry.catalogue.parameters()[registry.catalogue.parameter(name)].offset] = value;
    }

    void el_salvador() {
        const std::string folder = "scenarios/el_salvador/data/";
        table("places", folder + "municipalities.csv");
        table("returns", folder + "returns_annual.csv");
        table("returns_by_department", folder + "derived_returns_by_department_2024.csv");
        table("ages", folder + "returnee_ages.csv");
        table("education", folder + "lapop_2023_education_labour_status.csv");
        table("household_sizes", folder + "lapop_household_size_2023.csv");
        key("count_column", std::string("pop_2023"));
        key("returns_per_year", 14989.0);
    }
    void villages(double people = 3000, double returns_per_year = 120) {
        std::istringstream in("code,municipality,population\na,Upper,1\nb,Middle,2\nc,Lower,1\n");
        inputs.data["places"] = table_from("places", in);
        key("people", people);
        key("returns_per_year", returns_per_year);
    }

    bool lay(sim::Blocks& blocks) {
        problems.clear();
        foundation = sim::Foundation::lay(registry, inputs, settings, options, blocks, problems);
        return foundation.has_value();
    }
    bool lay() { return lay(serial); }
    sim::Engine& start() {
        if (!foundation && !lay()) throw std::runtime_error(problems.empty() ? "no world" : problems.front().message);
        options.checked = true;
        engine = sim::make_engine(registry, plan, inputs, settings, options, *foundation, serial, problems);
        return *engine;
    }

    template <const auto& C> [[nodiscard]] auto column() const {
        using T = typename std::remove_cvref_t<decltype(C)>::value_type;
        const sim::World& from = engine ? engine->world() : foundation->world();
        return std::span<const T>(reinterpret_cast<const T*>(from.column_bytes(sim::slot_of<C>)),
                                  from.rows(std::remove_cvref_t<decltype(C)>::level));
    }
    [[nodiscard]] double tally(std::string_view name) const {
        double sum = 0;
        for (std::size_t c = 0; c < foundation->layout().communities.size(); ++c)
            sum += sim::from_fixed(engine->tallies().row(c, 0)[registry.catalogue.tally(name)]);
        return sum;
    }

    sim::Registry registry;
    sim::Plan plan;
    sim::Settings settings;
    sim::Inputs inputs;
    sim::RunOptions options;
    sim::Problems problems;
    sim::SerialBlocks serial;
    std::optional<sim::Foundation> foundation;
    std::unique_ptr<sim::Engine> engine;
};

}  // namespace tests
