#include "models/outcomes/table.h"

#include <algorithm>
#include <string>
#include <vector>

namespace models::outcomes {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        parts.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

class Reader {
public:
    Reader(const sim::DataTable& table, sim::Problems& problems) : table_(table), problems_(problems) {
        scores_ = table.column("scores") ? "scores" : "assumed_scores";
        weights_ = table.column("weight") ? "weight" : "assumed_weight_in_dimension";
    }

    Instrument read() {
        bool whole = true;
        for (const char* column : {"item", "dimension", scores_, weights_}) {
            if (table_.column(column)) continue;
            whole = false;
            problems_.push_back({"RS421", table_.name() + "::" + column,
                                 std::string("the table has no column '") + column + "'",
                                 "it needs item, dimension, scores (or assumed_scores) and weight (or "
                                 "assumed_weight_in_dimension)",
                                 false});
        }
        if (!whole) return made_;
        for (row_ = 0; row_ < table_.rows(); ++row_) read_row();
        if (clean_) check_whole();
        return made_;
    }

private:
    void complain(std::string code, std::string_view column, std::string message, std::string help,
                  bool warning = false) {
        clean_ = clean_ && warning;
        const std::string cell = table_.name() + ":" + std::to_string(row_ + 2) + ":" + std::string(column);
        problems_.push_back({std::move(code), cell, std::move(message), std::move(help), warning});
    }

    void read_row() {
        const std::string_view id = trimmed(table_.text(row_, "item"));
        const auto found =
            std::find_if(questions.begin(), questions.end(), [&](const Question& q) { return q.id == id; });
        if (found == questions.end())
            return complain(
                "RS422", "item", "'" + std::string(id) + "' is no item of the instrument",
                "items are E01 to E10, S01 to S10 and P01 to P10; what else is asked has no state behind it");
        const auto i = static_cast<std::size_t>(found - questions.begin());
        if (seen_[i])
            return complain("RS423", "item", "item " + std::string(id) + " stands twice", "keep one row per item");
        seen_[i] = true;
        read_dimension(i);
        read_weight(i);
        read_scores(i);
    }

    void read_dimension(std::size_t i) {
        const std::string_view word = trimmed(table_.text(row_, "dimension"));
        const auto found = std::find(dimension_names.begin(), dimension_names.end(), word);
        if (found == dimension_names.end())
            return complain("RS424", "dimension", "'" + std::string(word) + "' is no dimension",
                            "choose economic, social or psychosocial");
        made_.dimension[i] = static_cast<Dimension>(found - dimension_names.begin());
    }

    void read_weight(std::size_t i) {
        const auto weight = table_.number(row_, weights_);
        if (!weight || !(*weight >= 0) || !(*weight <= 1e6))
            return complain("RS425", weights_, "'" + std::string(table_.text(row_, weights_)) + "' is no weight",
                            "write a number, zero or more");
        made_.weight[i] = static_cast<float>(*weight);
    }

    // "word=score;word=score"; a word without score, such as "no answer=", drops out of the mean.
    void read_scores(std::size_t i) {
        const std::vector<std::string_view> words = split(questions[i].words);
        std::vector<bool> given(words.size(), false);
        for (const std::string_view part : split(table_.text(row_, scores_))) {
            const std::size_t equals = part.rfind('=');
            if (equals == std::string_view::npos)
                return complain("RS426", scores_, "'" + std::string(part) + "' is not written as answer=score",
                                "separate answers by ';' and give each its score, as in no=0;yes=1");
            const std::string_view word = trimmed(part.substr(0, equals)), number = trimmed(part.substr(equals + 1));
            if (number.empty()) continue;
            const auto score = sim::parse_number(number);
            if (!score || !(*score >= 0 && *score <= 1))
                return complain("RS426", scores_, "'" + std::string(number) + "' is no score",
                                "scores lie between 0 and 1");
            const auto at = std::find(words.begin(), words.end(), word);
            if (at == words.end())
                return complain("RS427", scores_,
                                "'" + std::string(word) + "' is no answer to item " + std::string(questions[i].id),
                                "answers from worst to best are: " + std::string(questions[i].words));
            const auto w = static_cast<std::size_t>(at - words.begin());
            made_.score[i][w] = static_cast<float>(*score);
            given[w] = true;
        }
        for (std::size_t w = 0; w < words.size(); ++w)
            if (!given[w])
                return complain("RS427", scores_, "the answer '" + std::string(words[w]) + "' has no score",
                                "answers from worst to best are: " + std::string(questions[i].words));
        for (std::size_t w = 1; w < words.size(); ++w)
            if (made_.score[i][w] < made_.score[i][w - 1])
                return complain("RS428", scores_,
                                "'" + std::string(words[w]) + "' scores less than '" + std::string(words[w - 1]) +
                                    "', which is the worse answer",
                                "scores rise from worst to best: " + std::string(questions[i].words));
    }

    // Nobody may be left without a score in a dimension; items left out count nothing.
    void check_whole() {
        std::array<float, dimensions> always{};
        std::string missing;
        for (std::size_t i = 0; i < items; ++i) {
            if (!seen_[i]) missing += std::string(missing.empty() ? "" : ", ") + std::string(questions[i].id);
            if (questions[i].always_applies) always[static_cast<std::size_t>(made_.dimension[i])] += made_.weight[i];
        }
        for (std::size_t d = 0; d < dimensions; ++d)
            if (!(always[d] > 0))
                complain("RS429", weights_,
                         "the " + std::string(dimension_names[d]) +
                             " dimension has no item with a weight that everyone can answer",
                         "give weight to an item other than E07, E09, E10, S04 and P05");
        if (!missing.empty())
            complain("RS430", "item", "the table leaves out " + missing, "scores are means over the items that it has",
                     true);
    }

    const sim::DataTable& table_;
    sim::Problems& problems_;
    const char* scores_;
    const char* weights_;
    std::size_t row_ = 0;
    bool clean_ = true;
    std::array<bool, items> seen_{};
    Instrument made_;
};

}  // namespace

Instrument read_instrument(const sim::DataTable& table, sim::Problems& problems) {
    return Reader(table, problems).read();
}

}  // namespace models::outcomes
