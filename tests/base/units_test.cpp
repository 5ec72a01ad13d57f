#include "sim/base/units.h"
#include "tests/base/catch.h"

#include <clocale>

namespace {

double in_unit(const char* text, const char* unit) {
    const auto quantity = sim::parse_quantity(text);
    REQUIRE(quantity);
    const auto value = sim::convert(*quantity, unit);
    REQUIRE(value);
    return *value;
}

}  // namespace

TEST_CASE("quantities are read as scenarios write them") {
    CHECK(in_unit("18 months", "months") == 18.0);
    CHECK(in_unit("350 USD", "USD") == 350.0);
    CHECK(in_unit("25 % per month", "chance_per_month") == 0.25);
    CHECK(in_unit("-0.45 SD", "SD") == -0.45);
    CHECK(in_unit("40 USD per month", "USD_per_month") == 40.0);
    CHECK(in_unit("1.5 hours per month", "hours_per_month") == 1.5);
    CHECK(in_unit("  +2e-3\tshare ", "share") == 0.002);
    CHECK(in_unit("0.30000000000000004 share", "share") == 0.30000000000000004);
    CHECK(in_unit("25%", "share") == 0.25);
    CHECK(in_unit("3 USD_per_hour", "USD per hour") == 3.0);
    CHECK(in_unit("1 month", "months") == 1.0);
}

TEST_CASE("conversions give the decimal a person expects") {
    CHECK(in_unit("7 %", "share") == 0.07);
    CHECK(in_unit("12 per 1000", "share") == 0.012);
    CHECK(in_unit("0.07 share", "%") == Approx(7.0));
    CHECK(in_unit("2 years", "months") == 24.0);
    CHECK(in_unit("30 months", "years") == 2.5);
    CHECK(in_unit("1200 USD per year", "USD per month") == 100.0);
    CHECK(in_unit("30.4375 days", "months") == 1.0);
    CHECK(in_unit("7 days", "weeks") == Approx(1.0));
    CHECK(in_unit("36 hours per week", "hours per month") == Approx(36 * 30.4375 / 7));
    CHECK(in_unit("250 m", "km") == 0.25);
}

TEST_CASE("anything doubtful is refused") {
    for (const char* text :
         {"",          " ",           "18",          "months",    "18 moons",  "1,000 USD",   "1 000 USD",
          "1_000 USD", "1.000,5 USD", "0,5 share",   "inf share", "nan share", "1e999 USD",   "--1 SD",
          "+-1 SD",    "0x10 months", ".5 share",    "5. share",  "1e share",  "18 months 3", "18 Months",
          "18 usd",    "1 % per",     "25 per cent", "USD 350",   "3 _months"}) {
        INFO(text);
        CHECK_FALSE(sim::parse_quantity(text));
    }
}

TEST_CASE("unlike dimensions do not convert") {
    CHECK_FALSE(sim::convert({1.0, "months"}, "USD"));
    CHECK_FALSE(sim::convert({1.0, "%"}, "chance_per_month"));
    CHECK_FALSE(sim::convert({1.0, "hours"}, "months"));
    CHECK_FALSE(sim::convert({1.0, "factor"}, "share"));
    CHECK_FALSE(sim::convert({1.0, "parsec"}, "km"));
    CHECK_FALSE(sim::convert({1.0, "km"}, "parsec"));
}

TEST_CASE("units are found by either spelling") {
    REQUIRE(sim::find_unit("USD per month") != nullptr);
    CHECK(sim::find_unit("USD per month") == sim::find_unit("USD_per_month"));
    CHECK(sim::find_unit("USD per month")->dimension == "money per month");
    CHECK(sim::find_unit("") == nullptr);
    CHECK(sim::find_unit("USD per") == nullptr);
    CHECK(sim::find_unit("USD per monthly") == nullptr);
    for (const char* name :
         {"share", "factor", "count", "people", "months", "hours", "km", "score", "hours_per_month", "chance_per_month",
          "USD", "USD_per_month", "index", "USD_per_hour", "SD", "SD_per_month"}) {
        INFO(name);
        REQUIRE(sim::find_unit(name) != nullptr);
        CHECK(sim::find_unit(name)->to_base == 1.0);
    }
}

TEST_CASE("error messages can list the alternatives") {
    CHECK(sim::accepted_units("month") == "months, years, weeks, days");
    CHECK(sim::accepted_units("share") == "share, %, per 1000");
    CHECK(sim::accepted_units("chance_per_month") == "chance per month, % per month, per 1000 per month");
    CHECK(sim::accepted_units("SD") == "SD");
    CHECK(sim::accepted_units("moons").empty());
}

TEST_CASE("the locale does not matter") {
    const char* comma_locale = std::setlocale(LC_ALL, "de_DE.UTF-8");
    CHECK(in_unit("1.5 months", "months") == 1.5);
    if (comma_locale != nullptr) std::setlocale(LC_ALL, "C");
}
