// The instrument: exact scores of constructed lives, what does not apply, the interview, and tables with mistakes.

#include "models/outcomes/life.h"
#include "models/outcomes/table.h"
#include "tests/support/catch.h"

namespace {

using namespace models::outcomes;
using Catch::Detail::Approx;

const Thresholds at{{0.2F, 0.4F, 0.6F, 0.8F},
                    {0.02F, 0.08F, 0.2F, 0.4F},
                    {0.01F, 0.25F, 0.45F, 0.75F},
                    {0.1F, 0.25F, 0.45F, 0.7F},
                    {0.05F, 0.15F, 0.35F, 0.6F},
                    {-0.5F, 0.25F, 1, 1.75F},
                    {0.1F, 0.3F},
                    0.05F,
                    2};

Scores scored(const Life& life) { return plain_instrument().score_of(answers_of(life, at)); }

// The table that ships, as rows.
sim::DataTable table(std::vector<std::vector<std::string>> rows = {}) {
    if (rows.empty())
        for (std::size_t i = 0; i < items; ++i) {
            std::string scores, words(questions[i].words);
            const Instrument plain = plain_instrument();
            for (std::size_t w = 0; !words.empty(); ++w) {
                const std::size_t end = std::min(words.find(';'), words.size());
                scores += (w ? ";" : "") + words.substr(0, end) + "=" +
                          sim::number_text(static_cast<double>(plain.score[i][w]));
                words.erase(0, end + 1);
            }
            rows.push_back({std::string(dimension_names[i / 10]), std::string(questions[i].id), scores, "0.1"});
        }
    return {"rss_items", {"dimension", "item", "assumed_scores", "assumed_weight_in_dimension"}, std::move(rows)};
}

std::vector<std::vector<std::string>> rows_of(const sim::DataTable& whole) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t r = 0; r < whole.rows(); ++r) {
        rows.emplace_back();
        for (const auto& column : whole.header()) rows.back().emplace_back(whole.text(r, column));
    }
    return rows;
}

std::string found(const sim::DataTable& data) {
    sim::Problems problems;
    read_instrument(data, problems);
    std::string text;
    for (const sim::Problem& problem : problems) text += problem.code + " " + problem.path + "; ";
    return text;
}

}  // namespace

TEST_CASE("the best life scores one and the worst nought in every dimension") {
    const Scores best = scored({});
    CHECK(best.economic == 1);
    CHECK(best.social == 1);
    CHECK(best.psychosocial == 1);
    CHECK(best.composite == 1);
    Life worst;
    worst.satisfaction = worst.credit = worst.job_access = 0;
    worst.food_cut = worst.borrowing = 1;
    worst.debt = 3, worst.assets = 0;
    worst.at_work = false, worst.jobless = true;
    worst.housing_access = worst.dwelling = worst.school_access = worst.justice = worst.document_access = 0;
    worst.water = worst.health_access = worst.health_quality = 0;
    worst.school_children = 2, worst.document = false;
    worst.participation = worst.support = worst.belonging = worst.safety = 0;
    worst.tension = worst.discrimination = 1, worst.distress = 3;
    worst.wants_support = worst.wishes_to_leave = true, worst.unmet = 4;
    const Scores none = scored(worst);
    CHECK(none.economic == 0);
    CHECK(none.social == 0);
    CHECK(none.psychosocial == 0);
    CHECK(none.composite_without_leave == 0);
}

TEST_CASE("exact scores of a mixed life") {
    Life life;
    life.satisfaction = 0.5F;    // okay 0.5
    life.food_cut = 0.1F;        // sometimes 0.5
    life.credit = 0.2F;          // unknown 0.5
    life.borrowing = 0.5F;       // often 0.25
    life.debt = 0.5F;            // smaller 0.5
    life.job_access = 0.65F;     // good 0.75
    life.unhappy_at_work = true; // working 1; looking 0; unhappy 0.5
    life.assets = 1;             // 0.5
    CHECK(scored(life).economic == Approx((0.5 + 0.5 + 0.5 + 0.25 + 0.5 + 0.75 + 1 + 0.5 + 0 + 0.5) / 10));
    life.school_children = 3, life.at_school = 1;  // some 0.5
    life.water = 0.2F;                             // poor 0.25
    life.document = false;                         // 0
    CHECK(scored(life).social == Approx((7 + 0.5 + 0.25 + 0) / 10));
    life.distress = 1.2F;                          // often 0.25
    life.discrimination = 0.1F;                    // rarely 0.75
    life.wishes_to_leave = true;                   // not able 0; wish 0.5
    const Scores s = scored(life);
    CHECK(s.psychosocial == Approx((6 + 0.25 + 0.75 + 0 + 0.5) / 10));
    CHECK(s.composite == Approx((s.economic + s.social + s.psychosocial) / 3));
    CHECK(s.composite_without_leave == Approx((s.economic + s.social + 7.0 / 8) / 3));
}

TEST_CASE("what does not apply drops out of the mean") {
    Life life;
    life.at_work = false, life.work_applies = false;
    Answers a = answers_of(life, at);
    CHECK(a[E07] == no_reply);
    CHECK(a[E09] == no_reply);
    CHECK(a[E10] == no_reply);
    life.satisfaction = 0;
    CHECK(scored(life).economic == Approx(6.0 / 7));
    life.learns = true;  // a pupil is asked
    a = answers_of(life, at);
    CHECK(a[E07] == 1);
    CHECK(a[E09] == 1);
    CHECK(answers_of({}, at)[S04] == no_reply);
    life.school_children = 2, life.at_school = 2;
    CHECK(answers_of(life, at)[S04] == 2);
    life.at_school = 1;
    CHECK(answers_of(life, at)[S04] == 1);
    life.family = false, life.tension = 1;
    CHECK(answers_of(life, at)[P05] == no_reply);
    life.family = true;
    CHECK(answers_of(life, at)[P05] == 0);
}

TEST_CASE("a person out of work who could work is asked, and is jobless only if looking") {
    Life life;
    life.at_work = false;
    Answers a = answers_of(life, at);
    CHECK(a[E07] == 0);
    CHECK(a[E09] == 1);
    CHECK(a[E10] == 2);
    life.jobless = true;
    a = answers_of(life, at);
    CHECK(a[E09] == 0);
    CHECK(a[E10] == 0);
}

TEST_CASE("able to stay: neither wishing to leave nor short of several conditions; need comes before wish") {
    Life life;
    life.unmet = 1;
    CHECK(answers_of(life, at)[P09] == 1);
    CHECK(answers_of(life, at)[P10] == 2);
    life.unmet = 2;
    CHECK(answers_of(life, at)[P09] == 0);
    CHECK(answers_of(life, at)[P10] == 0);
    life.unmet = 0, life.wishes_to_leave = true;
    CHECK(answers_of(life, at)[P10] == 1);
    life.unmet = 1;
    CHECK(answers_of(life, at)[P10] == 0);
}

TEST_CASE("a state at a cut takes the better word") {
    Life life;
    life.belonging = 0.6F;
    CHECK(answers_of(life, at)[P03] == 3);
    life.belonging = 0.5999F;
    CHECK(answers_of(life, at)[P03] == 2);
    life.distress = -0.5F;
    CHECK(answers_of(life, at)[P07] == 3);
    life.debt = 1;
    CHECK(answers_of(life, at)[E05] == 0);
    life.debt = 0.04F;
    CHECK(answers_of(life, at)[E05] == 2);
}

TEST_CASE("an interview leaves the truth alone without noise, and courtesy raises it") {
    Life life;
    life.satisfaction = life.belonging = life.water = life.job_access = life.support = life.safety = 0.5F;
    life.distress = 0.5F, life.school_children = 1;
    const Answers truth = answers_of(life, at);
    const Instrument plain = plain_instrument();
    std::uint64_t seed = 1;
    const auto mean = [&](const Interview& interview) {
        double sum = 0;
        for (int k = 0; k < 4000; ++k) {
            std::array<std::uint32_t, items> draws;
            for (auto& draw : draws)
                draw = static_cast<std::uint32_t>((seed = seed * 6364136223846793005U + 1442695040888963407U) >> 32);
            const Answers written = surveyed(truth, interview, draws);
            for (std::size_t i = 0; i < items; ++i) {
                REQUIRE((written[i] == no_reply || (written[i] >= 0 && written[i] < word_counts[i])));
                if (truth[i] == no_reply) REQUIRE(written[i] == no_reply);
            }
            sum += static_cast<double>(plain.score_of(written).composite);
        }
        return sum / 4000;
    };
    const double exact = static_cast<double>(plain.score_of(truth).composite);
    CHECK(mean({}) == Approx(exact).margin(1e-5));
    CHECK(mean({0.1F, 0, 0}) == Approx(exact).margin(0.005));  // gaps alone do not bias
    const double slipped = mean({0.03F, 0.12F, 0.05F}), flattered = mean({0.03F, 0.12F, 0.17F});
    CHECK(flattered > slipped + 0.005);
}

TEST_CASE("the table that ships is the plain instrument; other scores and weights count") {
    sim::Problems problems;
    const Instrument read = read_instrument(table(), problems);
    CHECK(problems.empty());
    const Instrument plain = plain_instrument();
    for (std::size_t i = 0; i < items; ++i) {
        CHECK(read.dimension[i] == plain.dimension[i]);
        CHECK(read.weight[i] == 0.1F);
        for (std::size_t w = 0; w < most_words; ++w) CHECK(read.score[i][w] == plain.score[i][w]);
    }
    auto rows = rows_of(table());
    rows[0][3] = "3";
    rows[0][2] = "no answer=;very dissatisfied=0.1;dissatisfied=0.2;okay=0.3;satisfied=0.4;very satisfied=0.5";
    const Instrument other = read_instrument(table(rows), problems);
    CHECK(problems.empty());
    CHECK(other.score_of(answers_of({}, at)).economic == Approx((3 * 0.5 + 0.9) / 3.9));
}

TEST_CASE("every mistake in a table is named by its cell") {
    auto rows = rows_of(table());
    rows[0][1] = "E11";
    rows[2][1] = "E02";
    rows[3][0] = "financial";
    rows[4][3] = "-1";
    rows[5][2] = "very poor=0;poor=0.25;fair=x;good=0.75;very good=1";
    rows[7][2] = "none=0;one=0.5;two or more kinds=1";
    rows[8][2] = "yes=1;no=0";
    rows[9][2] = "jobless=0;not looking=1";
    rows[10][2] = "very poor";
    CHECK(found(table(rows)) ==
          "RS422 rss_items:2:item; RS423 rss_items:4:item; RS424 rss_items:5:dimension; "
          "RS425 rss_items:6:assumed_weight_in_dimension; RS426 rss_items:7:assumed_scores; "
          "RS427 rss_items:9:assumed_scores; RS428 rss_items:10:assumed_scores; RS427 rss_items:11:assumed_scores; "
          "RS426 rss_items:12:assumed_scores; ");
    CHECK(found({"rss_items", {"item", "scores"}, {{"E01", ""}}}) ==
          "RS421 rss_items::dimension; RS421 rss_items::assumed_weight_in_dimension; ");
    auto few = rows_of(table());
    few.erase(few.begin() + 10, few.end());
    CHECK(found(table(few)) == "RS429 rss_items:12:assumed_weight_in_dimension; RS429 "
                               "rss_items:12:assumed_weight_in_dimension; RS430 rss_items:12:item; ");
}
