#pragma once
// What this machine can do, measured in the same round as the model, on the same threads: bytes streamed, draws,
// normals, exps, gathers and multiply-adds per second and core. The kernels are fixed and live here; where the product
// has its own version of a piece of work the faster of the two counts, so that nothing slow in the product raises its
// limit.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/blocks.h"

namespace bench {

double seconds_now();
// CPU time of the whole process and of this thread: other programs do not lengthen it.
double process_seconds();
double thread_seconds();

double median(std::vector<double> values);
double quantile(std::vector<double> values, double share);

// Seconds of one unit on one core, except the two rates.
struct Limits {
    double read_bytes = 0;     // per second
    double rewrite_bytes = 0;  // per second; read and written in place, counted twice
    double draw = 0, normal = 0, exp = 0, gather = 0, multiply_add = 0;
    // Empty, or what no machine of this kind can have measured.
    [[nodiscard]] std::string implausible() const;
};

// What one person-month takes at least, counted from declarations.
struct Work {
    double read = 0, rewritten = 0;  // bytes
    double draws = 0, normals = 0, exps = 0, gathers = 0, multiply_adds = 0;
    [[nodiscard]] double memory_seconds(const Limits& limits) const;
    [[nodiscard]] double compute_seconds(const Limits& limits) const;
};

class Calibration {
public:
    // `bytes` per thread: far beyond any cache.
    Calibration(sim::Blocks& blocks, std::size_t bytes);
    ~Calibration();
    Calibration(const Calibration&) = delete;
    Calibration& operator=(const Calibration&) = delete;
    // One round of all kernels, each on all threads at once.
    Limits measure();

private:
    struct Data;
    sim::Blocks* blocks_;
    std::vector<std::unique_ptr<Data>> data_;  // per thread
};

}  // namespace bench
