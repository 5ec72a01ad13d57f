#include "tests/support/catch.h"
#include "tests/support/tiny_world.h"

#include "models/population/columns.h"
#include "models/programme/expression.h"
#include "models/programme/model.h"

namespace {

namespace population = models::population;
using models::programme::Expression;
using models::programme::Names;
using models::programme::Result;
using models::programme::Subject;

inline constexpr sim::PersonColumn<std::uint8_t> state{.name = "labour/state",
                                                       .unit = "1",
                                                       .range = {0, 3},
                                                       .start = 1,
                                                       .doc = "State.",
                                                       .labels = "out searching casual formal"};
inline constexpr sim::HouseholdColumn<float> debt{
    .name = "household/debt", .unit = "USD", .range = {0, 1e6}, .start = 400, .doc = "Debt."};
inline constexpr sim::PersonColumn<float> composite{
    .name = "outcomes/composite", .unit = "score", .range = {0, 1}, .start = 0.5, .doc = "True score."};
inline constexpr sim::CommunityColumn<float> jobless{
    .name = "labour/jobless_rate", .unit = "share", .range = {0, 1}, .start = 0.2, .doc = "Rate."};

template <const auto&... Columns> struct Owner : sim::Rule {
    using writes = sim::list<Columns...>;
    static constexpr sim::Phase phase = sim::Phase::start;
};
struct OwnPeople : Owner<population::sex, population::returnee, population::return_month, population::birth_month,
                         population::vulnerable, population::status, population::identity, population::schooling> {
    static constexpr std::string_view name = "population/own";
    static void step(sim::Tile<OwnPeople>&) {}
};
struct OwnLabour : Owner<state> {
    static constexpr std::string_view name = "labour/own";
    static void step(sim::Tile<OwnLabour>&) {}
};
struct OwnRate : Owner<jobless> {
    static constexpr std::string_view name = "labour/rate";
    static void step(sim::Place<OwnRate>&) {}
};
struct OwnDebt : Owner<debt> {
    static constexpr std::string_view name = "household/own";
    static void step(sim::Tile<OwnDebt>&) {}
};
struct OwnScore : Owner<composite> {
    static constexpr std::string_view name = "outcomes/own";
    static void step(sim::Tile<OwnScore>&) {}
};
struct People {
    static constexpr std::string_view name = "population";
    using rules = sim::rules<OwnPeople>;
};
struct Labour {
    static constexpr std::string_view name = "labour";
    using rules = sim::rules<OwnLabour, OwnRate>;
};
struct Household {
    static constexpr std::string_view name = "household";
    using rules = sim::rules<OwnDebt>;
};
struct Outcomes {
    static constexpr std::string_view name = "outcomes";
    using rules = sim::rules<OwnScore>;
};

class Book {
public:
    Book() : tiny({.communities = 1, .households = 4, .members = 2}) {
        tiny.add<People>(), tiny.add<Labour>(), tiny.add<Household>(), tiny.add<Outcomes>();
        tiny.add<models::programme::Model>();
        engine = &tiny.start();
        tiny.set("population/birth_month", 0, -240);  // 20 years old, back for six months
        tiny.set("population/returnee", 0, 1);
        tiny.set("population/return_month", 0, -6);
    }
    Expression parse(std::string_view text, Names names = Names::persons, Result result = Result::condition) {
        problems.clear();
        return Expression::parse(text, tiny.registry().catalogue, names, result, "programme.a.eligible", problems);
    }
    bool holds(std::string_view text, std::uint32_t person = 0, bool as_host = false) {
        const Expression e = parse(text);
        INFO(text << (problems.empty() ? "" : ": " + problems.front().message));
        REQUIRE(problems.empty());
        return e.holds({&engine->world(), person, person / 2, 0, 0, 0, as_host});
    }
    double number(std::string_view text) {
        const Expression e = parse(text, Names::persons, Result::number);
        REQUIRE(problems.empty());
        return e.number({&engine->world(), 0, 0, 0, 0, 3, false});
    }
    std::string code(std::string_view text, Names names = Names::persons) {
        parse(text, names);
        return problems.empty() ? "" : problems.front().code;
    }
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;
    sim::Problems problems;
};

}  // namespace

TEST_CASE("conditions over people, households and recorded assessments", "[programme][expression]") {
    Book book;
    CHECK(book.holds("returnee and months_since_return <= 12"));
    CHECK_FALSE(book.holds("returnee and months_since_return > 6"));
    CHECK(book.holds("months_since_return <= 1 years"));
    CHECK(book.holds("age_years >= 18 and age_years < 21"));
    CHECK(book.holds("labour.state == searching"));
    CHECK(book.holds("labour/state == \"searching\""));
    CHECK(book.holds("labour.state in [casual, searching] and not labour.state in (out, formal)"));
    CHECK(book.holds("labour.state != formal and labour.state < formal"));
    CHECK(book.holds("household/debt > 300 USD"));
    CHECK(book.holds("debt * 2 - 100 >= 700"));
    CHECK(book.holds("sex == men or schooling == tertiary"));
    CHECK(book.holds("population/returnee == 1"));
    CHECK(book.holds("2 > 1 and (3 < 2 or true)"));
    CHECK(book.number("-(1 + 2) * 4 / 2") == Approx(-6));
    CHECK(book.number("months_waiting") == Approx(3));
}

TEST_CASE("what is not known is not met, and counts as met for a host share", "[programme][expression]") {
    Book book;
    CHECK_FALSE(book.holds("assessed_composite < 0.66"));
    CHECK_FALSE(book.holds("assessed_composite != 0.5"));
    book.tiny.set("programme/assessed", 0, 40);
    CHECK(book.holds("assessed_composite < 0.66"));
    CHECK_FALSE(book.holds("months_since_return < 12", 1));
    CHECK_FALSE(book.holds("returnee", 1));
    CHECK(book.holds("returnee and months_since_return < 12", 1, true));
}

TEST_CASE("mistakes in expressions are named", "[programme][expression]") {
    Book book;
    CHECK(book.code("population/identity > 0") == "RS509");
    CHECK(book.code("outcomes/composite < 0.5") == "RS510");
    CHECK(book.code("programme/budget > 5") == "RS508");
    CHECK(book.code("household/debt > 3 months") == "RS503");
    CHECK(book.code("labour.state == sleeping") == "RS508");
    CHECK(book.code("labour.state") == "RS508");
    CHECK(book.code("age_years") == "RS508");
    CHECK(book.code("age_years >") == "RS508");
    CHECK(book.code("(age_years > 3") == "RS508");
    CHECK(book.code("age_years > 3 age_years") == "RS508");
    CHECK(book.code("age_years > # 3") == "RS508");
    CHECK(book.code("returnee + 1 > (2 > 1)") == "RS508");
    CHECK(book.code("age_years in []") == "RS508");
    CHECK(book.code("") == "RS508");
    CHECK(book.code("labour/state == out", Names::places) == "RS508");
    CHECK(book.code("labour/jobless_rate > 0.1", Names::places).empty());
    CHECK(book.code("agee_years > 3") == "RS508");
    CHECK(book.problems.front().help == "did you mean 'age_years'?");
    CHECK(book.code(std::string(4000, '(')) == "RS508");
    std::string endless = "returnee";
    for (int k = 0; k < 1000; ++k) endless += " or returnee";
    CHECK(book.code(endless) == "RS508");
}

TEST_CASE("what nobody can meet is known beforehand", "[programme][expression]") {
    Book book;
    const auto never = [&](std::string_view text) { return book.parse(text).never(); };
    CHECK(never("age_years < 18 and age_years > 60"));
    CHECK(never("age_years > 200"));
    CHECK(never("labour.state == out and labour.state == formal"));
    CHECK(never("returnee and not returnee"));
    CHECK(never("household/debt < 0"));
    CHECK_FALSE(never("age_years < 18 or age_years > 60"));
    CHECK_FALSE(never("returnee and labour.state != formal"));
    CHECK(book.parse("returnee and age_years > 18").only_returnees());
    CHECK(book.parse("assessed_composite < 0.5").only_returnees());
    CHECK(book.parse("not returnee and age_years > 18").only_hosts());
    CHECK_FALSE(book.parse("age_years > 18").only_returnees());
    CHECK_FALSE(book.parse("age_years > 18").only_hosts());
}
