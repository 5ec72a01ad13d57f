#pragma once
// Everything wrong with an input, collected in one pass and shown in order of position.

#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/io/position.h"

namespace sim::io {

struct Diagnostic {
    std::string code;     // see codes.h
    Position at{};
    std::string path{};     // dotted key, or "table:row:column" of a data table
    std::string message{};  // what is wrong
    std::string label{};    // beside the caret: the likely repair
    std::vector<std::string> help{};
    bool warning = false;
    Position other{};     // a second place that belongs to it ("first set here")
};

class Diagnostics {
public:
    void add(Diagnostic diagnostic);
    [[nodiscard]] bool ok() const { return errors_ == 0; }
    [[nodiscard]] std::size_t errors() const { return errors_; }
    [[nodiscard]] std::size_t warnings() const { return all_.size() - errors_; }
    [[nodiscard]] std::vector<Diagnostic> sorted() const;
    [[nodiscard]] bool names(std::string_view path) const;
    // 0 without errors; 2 if the scenario file itself is missing, 4 if only data are wrong, else 3.
    [[nodiscard]] int exit_code() const;

    // At most twenty errors with source line and caret, then one line that counts. Empty if there is nothing to say.
    [[nodiscard]] std::string text(const Sources& sources, std::string_view tool) const;
    // Array of objects with code, file, line, column, path, message, label, help, warning.
    [[nodiscard]] nlohmann::json json(const Sources& sources) const;

private:
    std::vector<Diagnostic> all_;
    std::size_t errors_ = 0;
};

// The user's mistake: a bad scenario, card, data file or argument. `what()` is the whole report.
class ScenarioError : public std::runtime_error {
public:
    ScenarioError(const std::string& report, std::string json_report, int exit)
        : std::runtime_error(report), json_(std::move(json_report)), exit_(exit) {}
    [[nodiscard]] const std::string& json() const { return json_; }
    [[nodiscard]] int exit_code() const { return exit_; }

private:
    std::string json_;
    int exit_;
};

inline constexpr std::size_t shown_errors = 20;

}  // namespace sim::io
