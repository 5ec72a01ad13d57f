#pragma once
// Figures of a run of the benchmarks: printed as a table with the ratio to the last stored result, kept as JSON.

#include <nlohmann/json.hpp>
#include <string>

namespace bench {

using nlohmann::json;

class Report {
public:
    // Compares with what `path` holds, and replaces the parts that are measured now.
    explicit Report(std::string path);
    // A part of the figures and what it was measured on: results on anything else are not compared with.
    void begin(const std::string& part, const json& settings);
    void title(const std::string& text) const;
    void note(const std::string& text) const;
    // One line; `key` is where the figure stands in the file, as in "month/full/ns".
    void line(const std::string& name, const std::string& key, double value, const std::string& unit);
    // The same without a line of its own.
    void keep(const std::string& key, const json& value);
    // "x 1.03" against the last stored figure, or nothing.
    [[nodiscard]] std::string ratio(const std::string& key, double value) const;
    void save() const;

private:
    std::string path_;
    json before_, now_;
};

}  // namespace bench
