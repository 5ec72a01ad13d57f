#pragma once
// Numbers of data tables by row, for prepare(): what a table lacks falls back to a declared value, so that a small
// made-up country runs with the same models as a surveyed one.

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/state/table.h"

namespace sim {

// One number per row; rows beyond the table have the fallback.
class RowNumbers {
public:
    RowNumbers() = default;
    explicit RowNumbers(double fallback) : fallback_(static_cast<float>(fallback)) {}
    RowNumbers(std::vector<float> values, double fallback)
        : values_(std::move(values)), fallback_(static_cast<float>(fallback)) {}
    float operator()(std::size_t row) const { return row < values_.size() ? values_[row] : fallback_; }
    [[nodiscard]] std::size_t rows() const { return values_.size(); }

private:
    std::vector<float> values_;
    float fallback_ = 0;
};

inline const DataTable* find_table(const Inputs& inputs, std::string_view role) {
    const auto it = inputs.data.find(std::string(role));
    return it == inputs.data.end() ? nullptr : &it->second;
}

// A column of a table; the fallback where the table, the column or the cell is missing.
inline RowNumbers row_numbers(const Inputs& inputs, std::string_view role, std::string_view column, double fallback) {
    const DataTable* table = find_table(inputs, role);
    if (table == nullptr || !table->column(column)) return RowNumbers(fallback);
    std::vector<float> values(table->rows());
    for (std::size_t row = 0; row < values.size(); ++row)
        values[row] = static_cast<float>(table->number(row, column).value_or(fallback));
    return {std::move(values), fallback};
}

// Means of groups measured with error, each pulled towards the common mean by as much as its own error is large beside
// the true spread between groups (empirical Bayes; the spread by the method of moments).
struct Measured {
    std::string group;
    double mean = 0;
    double error = 0;
    double answers = 1;
};

inline std::map<std::string, double> shrink(const std::vector<Measured>& groups) {
    double answers = 0, common = 0, noise = 0, spread = 0;
    for (const Measured& g : groups) answers += g.answers, common += g.answers * g.mean;
    if (answers <= 0) return {};
    common /= answers;
    for (const Measured& g : groups) {
        noise += g.error * g.error / static_cast<double>(groups.size());
        spread += (g.mean - common) * (g.mean - common) / static_cast<double>(groups.size());
    }
    const double true_spread = std::max(0.0, spread - noise);
    std::map<std::string, double> result;
    for (const Measured& g : groups) {
        const double whole = true_spread + g.error * g.error;
        const double trust = whole > 0 ? true_spread / whole : 0;
        result[g.group] = common + trust * (g.mean - common);
    }
    return result;
}

// A survey indicator of the latest year it was asked, by place: places take the shrunk mean of their group
// (`group` is a text column of both tables), and the common mean where their group was not asked.
inline RowNumbers survey_numbers(const Inputs& inputs, std::string_view indicator, std::string_view group,
                                 double fallback) {
    const DataTable* survey = find_table(inputs, "survey");
    const DataTable* places = find_table(inputs, "places");
    if (survey == nullptr || places == nullptr || !survey->column(group) || !places->column(group))
        return RowNumbers(fallback);
    double latest = -1;
    for (std::size_t row = 0; row < survey->rows(); ++row)
        if (survey->text(row, "indicator") == indicator)
            latest = std::max(latest, survey->number(row, "year").value_or(-1));
    std::vector<Measured> asked;
    double answers = 0, common = 0;
    for (std::size_t row = 0; row < survey->rows(); ++row) {
        const auto mean = survey->number(row, "mean");
        if (survey->text(row, "indicator") != indicator || survey->number(row, "year").value_or(-2) != latest || !mean)
            continue;
        asked.push_back({std::string(survey->text(row, group)), *mean, survey->number(row, "std_error").value_or(0),
                         survey->number(row, "n").value_or(1)});
        answers += asked.back().answers, common += asked.back().answers * *mean;
    }
    if (asked.empty() || answers <= 0) return RowNumbers(fallback);
    const auto shrunk = shrink(asked);
    std::vector<float> values(places->rows());
    for (std::size_t row = 0; row < values.size(); ++row) {
        const auto it = shrunk.find(std::string(places->text(row, group)));
        values[row] = static_cast<float>(it == shrunk.end() ? common / answers : it->second);
    }
    return {std::move(values), fallback};
}

}  // namespace sim
