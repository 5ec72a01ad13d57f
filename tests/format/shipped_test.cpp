// What ships is right: every scenario of the tree, with the models and cards that it names.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "models/programme/keys.h"
#include "models/registry.h"
#include "sim/io/resolve.h"
#include "sim/io/scenario.h"
#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;

const sim::Registry& models_registry() {
    static const sim::Registry* const one = [] {
        auto* made = new sim::Registry;
        models::register_all(*made);
        return made;
    }();
    return *one;
}

sim::io::Scenario read(const std::string& path) {
    sim::io::ReaderOptions options;
    options.card_keys = models::programme::card_keys;
    options.share = ".";
    return sim::io::read_scenario(path, models_registry(), options);
}

std::vector<std::string> shipped() {
    std::vector<std::string> paths;
    for (const auto& folder : fs::directory_iterator("scenarios"))
        if (folder.is_directory())
            for (const auto& file : fs::directory_iterator(folder.path()))
                if (file.path().extension() == ".toml") paths.push_back(file.path().generic_string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

TEST_CASE("every shipped scenario is valid, without a warning") {
    const auto paths = shipped();
    CHECK_FALSE(paths.empty());
    for (const std::string& path : paths) {
        const sim::io::Scenario scenario = read(path);
        const std::string report = scenario.diagnostics.text(scenario.sources, "querencia");
        CAPTURE(path, report);
        CHECK(report.empty());
    }
}

TEST_CASE("every shipped scenario, resolved, reads back as the same inputs") {
    for (const std::string& path : shipped()) {
        const sim::io::Scenario scenario = read(path);
        if (!scenario.ok()) continue;
        sim::io::ReaderOptions options;
        options.card_keys = models::programme::card_keys;
        options.share = ".";
        const auto again = sim::io::read_scenario_text(scenario.name + ".toml", sim::io::resolved_toml(scenario, true),
                                                       models_registry(), options);
        const std::string report = again.diagnostics.text(again.sources, "querencia");
        CAPTURE(path, report);
        CHECK(again.hash == scenario.hash);
    }
}

TEST_CASE("every card that ships can be delivered") {
    for (const std::string kind : {"interventions", "policies"})
        for (const auto& folder : fs::directory_iterator("models/" + kind)) {
            if (!fs::exists(folder.path() / "card.toml")) continue;
            const std::string id = folder.path().filename().string();
            sim::io::ReaderOptions options;
            options.card_keys = models::programme::card_keys;
            options.share = ".";
            const auto scenario = sim::io::read_scenario_text("scenarios/toy/" + id + ".toml",
                                                              "schema = 1\nextends = \"baseline.toml\"\n[programme." +
                                                                  id + "]\nbudget = \"100000000 USD\"\n",
                                                              models_registry(), options);
            const std::string report = scenario.diagnostics.text(scenario.sources, "querencia");
            CAPTURE(id, report);
            CHECK(report.empty());
        }
}
