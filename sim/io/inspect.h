#pragma once
// Reading run files back: the digest of their content, replaying them, and the twin lives of one person.

#include <string>
#include <vector>

#include "sim/io/driver.h"

namespace sim::io {

// 16 hex digits over all data and attributes except /provenance: no times of day, machine, threads or block size.
std::string content_digest(const std::string& path);

struct Verdict {
    bool identical = false;
    std::string stored, replayed;    // digests
    std::string first_difference;    // variable, arm, replicate, month and place, if they differ
};
// Replays the file from the inputs it carries, beside it, and compares.
Verdict verify(const std::string& path, std::size_t threads);

struct LifeMonth {
    std::uint32_t month = 0;
    std::vector<double> values;      // in the order of Life::columns
};
struct LifeEvent {
    std::uint32_t month = 0;
    std::string name;
    double value = 0;
};
struct Life {
    std::string arm;
    std::vector<LifeMonth> months;
    std::vector<LifeEvent> events;
};
struct TwinLives {
    std::uint32_t person = 0;
    std::string community;
    std::vector<std::string> columns, units, labels;   // labels: category names, empty for numbers
    std::vector<Life> lives;
    std::int64_t split_month = -1;                     // first month in which any arm differs; -1: never
    std::vector<std::string> split_columns;
};
// The same person in every arm of the file (replicate 0 unless told), replayed month by month. Sensitive columns left
// out.
TwinLives life(const std::string& path, std::uint32_t person, std::uint32_t replicate, std::size_t threads);

}  // namespace sim::io
