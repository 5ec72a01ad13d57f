// What the reader makes of good input, and of input that no file of the tree should hold.

#include <nlohmann/json.hpp>

#include "sim/io/document.h"
#include "sim/io/resolve.h"
#include "sim/io/schema.h"
#include "sim/io/suggest.h"
#include "sim/io/toml_hints.h"
#include "tests/format/small_registry.h"
#include "tests/support/catch.h"

using sim::io::Scenario;

namespace {

std::string report(const Scenario& scenario) { return scenario.diagnostics.text(scenario.sources, "querencia"); }
bool says(const Scenario& scenario, std::string_view words) {
    return report(scenario).find(words) != std::string::npos;
}

const std::string base = "schema = 1\n[programme.mentoring]\nbudget = \"1000 USD\"\n";

}  // namespace

TEST_CASE("distances count a swap of neighbours once and characters, not bytes") {
    CHECK(sim::io::distance("uptake", "updake") == 1);
    CHECK(sim::io::distance("uptake", "utpake") == 1);
    CHECK(sim::io::distance("", "abc") == 3);
    CHECK(sim::io::distance("año", "ano") == 1);
    const std::vector<std::string> known{"budget", "start", "take_up"};
    CHECK(sim::io::nearest("bugdet", known) == "budget");
    CHECK(sim::io::nearest("stra", known).empty());  // two edits of four letters
    CHECK(sim::io::nearest("x", known).empty());
}

TEST_CASE("values are converted, defaults filled in, and each knows where it was set") {
    const Scenario s = small::read(base + "start = \"2 years\"\ntake_up = \"35 %\"\n");
    CAPTURE(report(s));
    REQUIRE(s.ok());
    const sim::Table& table = s.inputs.scenario;
    CHECK(table.number("programme.mentoring.budget") == 1000);
    CHECK(table.number("programme.mentoring.start") == 24);
    CHECK(table.number("programme.mentoring.take_up") == 0.35);
    CHECK_FALSE(table.flag("programme.mentoring.menu", true));
    CHECK(table.flag("assumption.cash_fades"));
    CHECK(table.number("run.months") == 60);
    CHECK(table.find("programme.mentoring.menu")->origin == 0);
    CHECK(s.origins[table.find("programme.mentoring.start")->origin].line == 4);
    CHECK_FALSE(table.has("programme.mentoring.drop_out"));
    CHECK(table.children("programme") == std::vector<std::string>{"mentoring"});
    CHECK(s.inputs.cards.at("mentoring").number("effect.belonging.size") == 0.02);
    CHECK(s.inputs.data.contains("rss_items"));
}

TEST_CASE("parameters change settings by name, by table and from the command line") {
    const auto& catalogue = small::registry().catalogue;
    const auto value = [&](const Scenario& s, std::string_view name, std::size_t i = 0) {
        return s.settings.values[catalogue.parameters()[catalogue.parameter(name)].offset + i];
    };
    const Scenario s = small::read("schema = 1\n[parameter]\n\"labour/search_cost\" = \"240 USD per year\"\n"
                                   "[parameter.labour]\nseason = [1, 2, 3]\n",
                                   {"parameter.labour/skill_return=\"7 %\""});
    CAPTURE(report(s));
    REQUIRE(s.ok());
    CHECK(value(s, "labour/search_cost") == 20);
    CHECK(value(s, "labour/skill_return") == 0.07);
    CHECK(value(s, "labour/season", 2) == 3);
    CHECK(value(small::read("schema = 1\n"), "labour/skill_return") == 0.05);
}

TEST_CASE("a file that extends another merges tables and replaces values") {
    const Scenario s = sim::io::read_scenario("tests/format/good/arm.toml", small::registry(),
                                              small::options({"programme.mentoring.take_up=0.9"}));
    CAPTURE(report(s));
    REQUIRE(s.ok());
    CHECK(s.name == "arm");
    CHECK(s.title == "An arm");
    const sim::Table& table = s.inputs.scenario;
    CHECK(table.number("programme.mentoring.budget") == 1000);
    CHECK(table.number("programme.mentoring.start") == 6);
    CHECK(table.number("programme.mentoring.take_up") == 0.9);
    CHECK(table.texts("programme.mentoring.communities") == std::vector<std::string>{"B"});
    CHECK(s.inputs.data.at("places").rows() == 2);  // named in the base, relative to it
    const auto resolved = nlohmann::json::parse(sim::io::resolved_json(s));
    CHECK(resolved["scenario"]["programme"]["mentoring"]["start"] == "6 months");
    CHECK(resolved["origin"]["programme.mentoring.start"] == "tests/format/good/arm.toml:6");
    CHECK(resolved["origin"]["programme.mentoring.budget"] == "tests/format/good/base/base.toml:9");
    CHECK(resolved["origin"]["programme.mentoring.take_up"] == "--set:1");
    CHECK(resolved["origin"]["run.months"] == "default");
}

TEST_CASE("a resolved scenario reads back as the same scenario") {
    const Scenario s = sim::io::read_scenario("tests/format/good/arm.toml", small::registry(), small::options());
    REQUIRE(s.ok());
    const Scenario again = small::read(sim::io::resolved_toml(s, true), {}, "resolved.toml");
    CAPTURE(report(again), s.text);
    REQUIRE(again.ok());
    CHECK(again.hash == s.hash);
    // What a run file keeps names data files from the scenario's own folder, so it is read from there.
    const Scenario kept = small::read(s.text, {}, "tests/format/good/kept.toml");
    REQUIRE(kept.ok());
    CHECK(kept.hash == s.hash);
    CHECK(kept.text == s.text);
}

TEST_CASE("JSON is a second spelling of the same scenario") {
    const Scenario toml = small::read(base);
    const Scenario json =
        small::read(R"({"schema": 1, "programme": {"mentoring": {"budget": "1000 USD"}}})", {}, "a.json");
    CAPTURE(report(json));
    REQUIRE(json.ok());
    CHECK(json.hash == toml.hash);
    CHECK(json.hash != small::read(base, {"run.seed=2"}).hash);
}

TEST_CASE("a dimensional zero needs no unit, other numbers do") {
    CHECK(small::read("schema = 1\n[programme.mentoring]\nbudget = 0\nstart = 0\n").ok());
    CHECK(says(small::read("schema = 1\n[programme.mentoring]\nbudget = 1\n"), "RS202"));
}

TEST_CASE("text that is not UTF-8, not text, or too large is refused") {
    CHECK(says(small::read("schema = 1\ntitle = \"Ahuachap\xE1n\"\n"),
               "text.toml:2:18: error RS107: this byte is not UTF-8"));
    CHECK(says(small::read(std::string("s\0c\0", 4)), "NUL byte"));
    CHECK(says(small::read("\xFF\xFEs"), "RS107"));
    CHECK(says(small::read("schema = 1\ntitle = \"" + std::string(1U << 20U, 'x') + "\"\n"), "1 MiB"));
    CHECK(says(small::read("schema = 1\n" + std::string(33, '[') + "\n"), "RS101"));
    CHECK(small::read("\xEF\xBB\xBFschema = 1\r\ntitle = \"CRLF and a mark\"\r\n").title == "CRLF and a mark");
    CHECK(small::read("schema = 1\n", {}, "nowhere/absent.toml").ok());
}

TEST_CASE("dots are counted where keys stand, not in texts, lists or comments") {
    const std::string dots(60, '.');
    CHECK(sim::io::line_with_too_many_dots("a = \"" + dots + "\" # " + dots + "\nb = '" + dots + "'\n") == 0);
    CHECK(sim::io::line_with_too_many_dots("a = [" + std::string("1.5, ") + "2.5]\nc = \"\"\"\n" + dots +
                                           "\n\"\"\"\n") == 0);
    std::string key = "a";
    for (int i = 0; i < 33; ++i) key += ".\"b c\"";
    CHECK(sim::io::line_with_too_many_dots("x = 1\n" + key + " = 1\n") == 2);
    CHECK(sim::io::line_with_too_many_dots("x = { " + key + " = 1 }\n") == 1);
}

TEST_CASE("columns count characters, so that a caret under accented letters is right") {
    const Scenario s = small::read("schema = 1\n[assumption]\n\"año\" = \"ñandú\"\n\"niño\" = 3\n");
    CHECK(says(s, ":4:10: error RS201"));
    CHECK(says(s, "    4 | \"niño\" = 3\n      |          ^"));
}

TEST_CASE("the report as JSON names file, line, column, code and path") {
    const Scenario s = small::read(base + "updget = 1\n");
    const auto json = nlohmann::json::parse(sim::io::report_json({&s, 1}));
    CHECK(json["schema"] == 1);
    CHECK(json["ok"] == false);
    CHECK(json["exit_code"] == 3);
    REQUIRE(json["problems"].size() == 1);
    const auto& problem = json["problems"][0];
    CHECK(problem["file"] == "tests/format/text.toml");
    CHECK(problem["line"] == 4);
    CHECK(problem["column"] == 1);
    CHECK(problem["code"] == "RS104");
    CHECK(problem["path"] == "programme.mentoring.updget");
    CHECK(problem["label"] == "did you mean 'budget'?");
}

TEST_CASE("a missing scenario is wrong usage, missing data are wrong data") {
    CHECK(sim::io::read_scenario("tests/format/good/arn.toml", small::registry(), small::options())
              .diagnostics.exit_code() == 2);
    CHECK(small::read(base + "[data]\nplaces = \"absent.csv\"\n").diagnostics.exit_code() == 4);
    CHECK_THROWS_AS(sim::io::require_valid(small::read("x = 1\n"), "querencia"), sim::io::ScenarioError);
}

TEST_CASE("the schema knows every key, and its patterns the units") {
    const auto schema = nlohmann::json::parse(sim::io::scenario_schema(small::registry()));
    const auto& programme = schema["properties"]["programme"]["additionalProperties"];
    CHECK(programme["additionalProperties"] == false);
    CHECK(programme["properties"]["budget"]["anyOf"][0]["pattern"].get<std::string>().find("USD") != std::string::npos);
    CHECK(schema["properties"]["shock"]["additionalProperties"]["properties"]["kind"]["enum"].size() == 3);
    CHECK(schema["properties"]["parameter"]["properties"].contains("labour/season"));
    CHECK(schema["properties"]["assumption"]["additionalProperties"]["type"] == "string");
}
