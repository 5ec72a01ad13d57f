// Every file of tests/format/bad has its expected report beside it. QUERENCIA_UPDATE_GOLDEN=1 writes them anew.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/io/codes.h"
#include "tests/format/small_registry.h"
#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

// A line "#! --set KEY=VALUE" in a file stands for that option.
std::vector<std::string> options_in(const std::string& text) {
    constexpr std::string_view mark = "#! --set ";
    std::vector<std::string> options;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(mark)) options.push_back(line.substr(mark.size()));
    return options;
}

std::string report(const fs::path& path) {
    const auto scenario =
        sim::io::read_scenario(path.generic_string(), small::registry(), small::options(options_in(slurp(path))));
    return scenario.diagnostics.text(scenario.sources, "querencia") + "exit " +
           std::to_string(scenario.diagnostics.exit_code()) + "\n";
}

std::vector<fs::path> bad_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator("tests/format/bad")) {
        const std::string extension = entry.path().extension().string();
        if (extension == ".toml" || extension == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("every kind of bad input gives its expected report") {
    const char* update = std::getenv("QUERENCIA_UPDATE_GOLDEN");
    for (const fs::path& path : bad_files()) {
        const std::string got = report(path);
        const fs::path golden = path.string() + ".expected";
        if (update && *update == '1') std::ofstream(golden, std::ios::binary) << got;
        CAPTURE(path.generic_string());
        CHECK(got == slurp(golden));
        CHECK(got.find("exit 0") == std::string::npos);
    }
}

TEST_CASE("every code that a report can carry is explained") {
    for (const fs::path& path : bad_files()) {
        const std::string got = report(path);
        for (std::size_t at = got.find(" RS"); at != std::string::npos; at = got.find(" RS", at + 1)) {
            const std::string code = got.substr(at + 1, 5);
            CAPTURE(path.generic_string(), code);
            CHECK(sim::io::find_code(code) != nullptr);
        }
    }
}

TEST_CASE("every code in the sources is explained, and explained once") {
    for (const fs::path& top : {fs::path("sim"), fs::path("models")})
        for (const auto& entry : fs::recursive_directory_iterator(top)) {
            const std::string name = entry.path().filename().string();
            const bool source = name.ends_with(".cpp") || name.ends_with(".h");
            if (!source || name.ends_with("_codes.cpp") || name.ends_with("_test.cpp")) continue;
            const std::string text = slurp(entry.path());
            for (std::size_t at = text.find("\"RS"); at != std::string::npos; at = text.find("\"RS", at + 1)) {
                if (text.size() < at + 7 || text[at + 6] != '"') continue;
                const std::string code = text.substr(at + 1, 5);
                CAPTURE(entry.path().generic_string(), code);
                CHECK(sim::io::find_code(code) != nullptr);
            }
        }
    const auto all = sim::io::codes();
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1].code < all[i].code);
    for (const sim::io::CodeInfo& info : all)
        CHECK_FALSE((info.title.empty() || info.example.empty() || info.fix.empty()));
}
