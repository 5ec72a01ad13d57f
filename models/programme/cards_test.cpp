// Every card that ships, read as a user's scenario would read it, against every model that ships.

#include <filesystem>
#include <fstream>
#include <map>
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
        std::string line;
        std::getline(lines, line);  // names of columns
        while (std::getline(lines, line)) rows.insert(line.substr(0, line.find(',')));
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

std::map<std::string, sim::Table> all_cards() {
    std::map<std::string, sim::Table> cards;
    for (const std::string& folder : folders_of_cards()) {
        const std::string name = name_of(folder);
        const sim::io::Scenario one = read("[programme." + name + "]\nbudget = \"1000000 USD\"\n");
        for (const auto& [id, card] : one.inputs.cards) cards.insert_or_assign(id, card);
    }
    return cards;
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

TEST_CASE("every row of the evidence tables has a card", "[programme][cards]") {
    std::set<std::string> covered;
    for (const auto& [id, card] : all_cards()) {
        covered.insert(id);
        for (const std::string& row : card.texts("covers")) covered.insert(row);
    }
    const std::set<std::string> rows = evidence_rows();
    CHECK(rows.size() >= 88);
    for (const std::string& row : rows) {
        INFO(row);
        CHECK(covered.contains(row));
    }
    for (const char* named_by_sources : {"water_supply", "enterprise_feasibility_appraisal", "community_assessment"})
        CHECK(covered.contains(named_by_sources));
}

TEST_CASE("a card's strength names an evidence row or an assumption", "[programme][cards]") {
    const std::set<std::string> rows = evidence_rows();
    for (const auto& [id, card] : all_cards())
        for (const std::string& effect : card.children("effect")) {
            INFO(id << ", effect " << effect);
            const std::string source = card.text("effect." + effect + ".source");
            const bool row = source.starts_with("intervention:");
            const bool assumed = source.starts_with("assumption: ");
            CHECK((row || assumed));
            if (row) CHECK(rows.contains(source.substr(source.find(':') + 1)));
        }
}

TEST_CASE("a card does something, composes cards, or says why it changes nothing", "[programme][cards]") {
    for (const auto& [id, card] : all_cards()) {
        INFO(id);
        const bool acts = !card.children("effect").empty(), composes = !card.texts("components").empty();
        const bool excused = !card.text("no_effect").empty();
        CHECK(static_cast<int>(acts) + static_cast<int>(composes) + static_cast<int>(excused) == 1);
        if (composes) continue;
        CHECK(card.number("unit_cost.default", 0) > 0);
        CHECK(!card.text("unit_cost.source").empty());
        CHECK(card.number("unit_cost.price_year", 0) > 1990);
        CHECK(!card.text("delivery_source").empty());
        const double low = card.number("unit_cost.low", 0), high = card.number("unit_cost.high", 1e9);
        CHECK(low <= card.number("unit_cost.default"));
        CHECK(card.number("unit_cost.default") <= high);
    }
}

TEST_CASE("the size of an effect lies in its interval", "[programme][cards]") {
    for (const auto& [id, card] : all_cards())
        for (const std::string& effect : card.children("effect")) {
            const std::string base = "effect." + effect + ".";
            INFO(id << ", " << base);
            if (!card.has(base + "low")) continue;
            CHECK(card.number(base + "low") <= card.number(base + "size"));
            CHECK(card.number(base + "size") <= card.number(base + "high"));
        }
}
