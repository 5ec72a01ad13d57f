#include "sim/io/csv.h"
#include "tests/support/catch.h"

using namespace sim::io;

namespace {

struct Reading {
    Sources sources;
    Diagnostics diagnostics;
    std::optional<CsvFile> csv;

    explicit Reading(std::string text) {
        const std::uint32_t file = sources.add("t.csv", std::move(text));
        csv = read_csv("t", file, sources, diagnostics);
    }
    [[nodiscard]] std::string report() const { return diagnostics.text(sources, "querencia"); }
};

}  // namespace

TEST_CASE("quotes, line ends, a byte order mark and blank lines are read as tables mean them") {
    const Reading r("\xEF\xBB\xBF"
                    "a,b,c\r\n1,\"two, \"\"2\"\"\",3\r\n\n\"x\ny\",,\"\"\r\nñ,5,6");
    CAPTURE(r.report());
    REQUIRE(r.csv);
    const sim::DataTable& t = r.csv->table;
    CHECK(t.header() == std::vector<std::string>{"a", "b", "c"});
    REQUIRE(t.rows() == 3);
    CHECK(t.text(0, "b") == "two, \"2\"");
    CHECK(t.number(0, "c") == 3.0);
    CHECK(t.text(1, "a") == "x\ny");
    CHECK(t.text(1, "b").empty());
    CHECK(t.text(2, "a") == "ñ");
}

TEST_CASE("a cell is found again by row and column, after quoted line ends too") {
    const Reading r("a,b\n\"x\ny\",\"ñ\"\nñ,5\n");
    REQUIRE(r.csv);
    CHECK(cell_position(*r.csv, r.sources, 0, "b") == Position{1, 3, 4, 3});
    CHECK(cell_position(*r.csv, r.sources, 1, "b") == Position{1, 4, 3, 1});
    CHECK(cell_position(*r.csv, r.sources, -1, "b") == Position{1, 1, 3, 1});
    CHECK(cell_position(*r.csv, r.sources, 1, "absent") == Position{1, 4, 0, 0});
    CHECK(cell_position(*r.csv, r.sources, 99, "b") == Position{1, 0, 0, 0});
}

TEST_CASE("a malformed table is refused with every row at fault") {
    CHECK(Reading("a,b\n1,2,3\n4\n").diagnostics.errors() == 2);
    CHECK(Reading("a,b\n1,2\"\n").report().find("a quote in the middle") != std::string::npos);
    CHECK(Reading("a,b\n\"1\"x,2\n").report().find("t.csv:2:4: error RS412: text follows") != std::string::npos);
    CHECK(Reading("a,b\nAhuachap\xE1n,2\n").report().find("t.csv:2:9: error RS413") != std::string::npos);
    CHECK_FALSE(Reading("").csv);
    CHECK_FALSE(Reading(std::string("a,b\n1,\0", 7)).csv);
}

TEST_CASE("a table with a header alone has no rows") {
    const Reading r("a,b");
    REQUIRE(r.csv);
    CHECK(r.csv->table.rows() == 0);
}
