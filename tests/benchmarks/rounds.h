#pragma once
// A month against the machine's limit: in every round the calibration kernels run first, then one month, on the same
// threads. P is the share of the month that the work would take if nothing but the limits held it up.

#include <functional>
#include <vector>

#include "tests/benchmarks/limits.h"
#include "tests/benchmarks/report.h"

namespace bench {

struct Rounds {
    std::vector<double> nanoseconds;      // per person-month and core: wall time x threads
    std::vector<double> cpu_nanoseconds;  // the same in CPU time, which other programs on the machine do not lengthen
    std::vector<double> percent;  // P of each round
    std::vector<double> cpu_percent;
    std::vector<double> stream, draw;  // shares of the month, in percent
    std::vector<Limits> limits;
};

// Throws if a calibration is implausible.
Rounds run_rounds(std::size_t rounds, std::size_t people, const Work& work, sim::Blocks& blocks,
                  Calibration& calibration, const std::function<void()>& step);

// Median and quartiles under `key`; says so when the quartiles are more than ten points apart.
void tell_rounds(Report& report, const std::string& key, const Rounds& rounds);
void tell_work(Report& report, const std::string& key, const Work& work);
void tell_limits(Report& report, const std::string& key, const Rounds& rounds);

// Nanoseconds per person-month and core of each month, in wall time x threads and in CPU time.
struct Months {
    std::vector<double> wall, cpu;
};
Months time_months(std::size_t months, std::size_t people, std::size_t threads, const std::function<void()>& step);

}  // namespace bench
