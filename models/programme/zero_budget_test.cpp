// All models together on the invented villages: programmes without money change nothing but their own accounts.

#include <filesystem>
#include <optional>

#include "models/programme/keys.h"
#include "models/registry.h"
#include "sim/engine/simulation.h"
#include "sim/io/scenario.h"
#include "tests/support/catch.h"

namespace {

struct Whole {
    explicit Whole(const std::string& programmes) {
        models::register_all(registry);
        plan = sim::make_plan(registry);
        const std::string text = "schema = 1\ntitle = \"test\"\nextends = \"baseline.toml\"\n" + programmes;
        scenario = sim::io::read_scenario_text("scenarios/toy/zero_budget_test.toml", text, registry,
                                               {.set = {}, .card_keys = models::programme::card_keys, .share = "./"});
        REQUIRE(scenario.ok());
        sim::RunOptions run;
        run.months = 12, run.checked = true;
        foundation = sim::Foundation::lay(registry, scenario.inputs, scenario.settings, run, blocks, problems);
        REQUIRE(foundation.has_value());
        engine =
            sim::make_engine(registry, plan, scenario.inputs, scenario.settings, run, *foundation, blocks, problems);
        REQUIRE(engine);
    }
    sim::Registry registry;
    sim::Plan plan;
    sim::io::Scenario scenario;
    sim::SerialBlocks blocks;
    sim::Problems problems;
    std::optional<sim::Foundation> foundation;
    std::unique_ptr<sim::Engine> engine;
};

std::string every_card(const std::string& budget) {
    std::string text;
    for (const char* folder : {"models/interventions", "models/policies"})
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (std::filesystem::exists(entry.path() / "card.toml"))
                text += "[programme." + entry.path().filename().string() + "]\nbudget = \"" + budget + "\"\n";
    return text;
}

}  // namespace

TEST_CASE("every card without money leaves the whole model as it is", "[programme][whole]") {
    Whole without(""), with(every_card("0 USD")), paid(every_card("20000 USD"));
    for (int month = 0; month < 12; ++month) {
        without.engine->step(), with.engine->step(), paid.engine->step();
        REQUIRE(without.engine->world().fingerprint(false) == with.engine->world().fingerprint(false));
    }
    CHECK(without.engine->world().fingerprint(false) != paid.engine->world().fingerprint(false));
}
