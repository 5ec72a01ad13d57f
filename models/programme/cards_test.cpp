// Every card that ships, read as a user's scenario would read it, against every model that ships.

#include <filesystem>
#include <fstream>
#include <set>

#include "tests/support/catch.h"

#include "models/programme/keys.h"
#include "models/registry.h"
#include "sim/io/scenario.h"

namespace {

std::set<std::string> folders_of_cards() {
    std::set<std::string> names;
    for (const char* folder : {"models/interventions", "models/policies"})
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (std::filesystem::exists(entry.path() / "card.toml")) names.insert(entry.path().string());
    return names;
}

std::string name_of(const std::string& folder) { return std::filesystem::path(folder).filename().string(); }

// First words of the lines of the evidence table.
std::set<std::string> evidence_rows() {
    std::set<std::string> rows;
    for (const char* file : {"models/evidence/interventions.csv", "models/evidence/interventions_supplement.csv"}) {
        std::ifstream lines(file);
        for (std::string line; std::getline(lines, line);) rows.insert(line.substr(0, line.find(',')));
    }
    return rows;
}

const sim::Registry& registry() {
    static const sim::Registry* all = [] {
        auto* made = new sim::Registry;
        models::register_all(*made);
        return made;
    }();
    return *all;
}

sim::io::Scenario read(const std::string& programmes) {
    const std::string text = "schema = 1\ntitle = \"cards\"\nextends = \"baseline.toml\"\n" + programmes;
    return sim::io::read_scenario_text("scenarios/el_salvador/cards_test.toml", text, registry(),
                                       {.set = {}, .card_keys = models::programme::card_keys, .share = "./"});
}

}  // namespace

TEST_CASE("every card that ships compiles, and has a page", "[programme][cards]") {
    std::string programmes;
    for (const std::string& folder : folders_of_cards()) {
        INFO(folder);
        CHECK(std::filesystem::exists(folder + "/README.md"));
        programmes += "[programme.trial_" + name_of(folder) + "]\ncard = \"" + name_of(folder) +
                      "\"\nbudget = \"1000000 USD\"\nprepared_exit = true\n";
    }
    const sim::io::Scenario scenario = read(programmes);
    CHECK(scenario.diagnostics.text(scenario.sources, "querencia") == "");
    CHECK(scenario.ok());
}

TEST_CASE("a card's strength names an evidence row or an assumption", "[programme][cards]") {
    std::string programmes;
    for (const std::string& folder : folders_of_cards())
        programmes += "[programme." + name_of(folder) + "]\nbudget = \"1000000 USD\"\n";
    const sim::io::Scenario scenario = read(programmes);
    const std::set<std::string> rows = evidence_rows();
    for (const auto& [id, card] : scenario.inputs.cards)
        for (const std::string& effect : card.children("effect")) {
            INFO(id << ", effect " << effect);
            const std::string source = card.text("effect." + effect + ".source");
            const bool row = source.starts_with("intervention:");
            const bool assumed = source.starts_with("assumption: ");
            CHECK((row || assumed));
            if (row) CHECK(rows.contains(source.substr(source.find(':') + 1)));
        }
}
