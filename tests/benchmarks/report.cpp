#include "tests/benchmarks/report.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace bench {

namespace {
json::json_pointer place(const std::string& key) { return json::json_pointer("/" + key); }
}  // namespace

Report::Report(std::string path) : path_(std::move(path)), before_(json::object()), now_(json::object()) {
    if (std::ifstream stored(path_); stored) before_ = json::parse(stored, nullptr, false);
    if (before_.is_discarded() || !before_.is_object()) before_ = json::object();
}

void Report::begin(const std::string& part, const json& settings) {
    if (before_.contains(part) && before_[part].value("settings", json()) != settings) before_.erase(part);
    keep(part + "/settings", settings);
}

void Report::title(const std::string& text) const { std::printf("\n%s\n", text.c_str()), std::fflush(stdout); }
void Report::note(const std::string& text) const { std::printf("  %s\n", text.c_str()), std::fflush(stdout); }

std::string Report::ratio(const std::string& key, double value) const {
    const auto at = place(key);
    if (!before_.contains(at) || !before_.at(at).is_number() || before_.at(at).get<double>() == 0) return {};
    char text[40];
    std::snprintf(text, sizeof text, "x %.2f", value / before_.at(at).get<double>());
    return text;
}

void Report::line(const std::string& name, const std::string& key, double value, const std::string& unit) {
    std::printf("  %-52s %10.*f %-12s %s\n", name.c_str(),
                value >= 1000 ? 0
                : value < 0.1 ? 4
                              : 2,
                value, unit.c_str(), ratio(key, value).c_str());
    std::fflush(stdout);
    keep(key, value);
}

void Report::keep(const std::string& key, const json& value) { now_[place(key)] = value; }

void Report::save() const {
    json all = before_;
    all.merge_patch(now_);
    const auto folder = std::filesystem::path(path_).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder);
    std::ofstream(path_) << all.dump(1) << "\n";
    std::printf("\nstored in %s; \"x\" is the ratio to the result stored before\n", path_.c_str());
}

}  // namespace bench
