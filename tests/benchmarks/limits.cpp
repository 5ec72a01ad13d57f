#include "tests/benchmarks/limits.h"

#include <ctime>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <chrono>

#include "sim/base/maths.h"
#include "sim/base/philox.h"
#include "tests/benchmarks/vector_limits.h"

namespace bench {

namespace {

constexpr std::size_t row = 4096;  // values that a kernel keeps in the first cache
constexpr std::size_t table_entries = 1024;

volatile std::uint64_t kept = 0;  // results go here, so that no loop is optimised away

// e^x by a polynomial of the fifth degree: cheaper than the product's, which is exact to the last bits.
inline float quick_exp(float x) {
    const float shifted = x * 1.44269504F + 0x1.8p23F;
    const float n = shifted - 0x1.8p23F;
    const float r = x - n * 0.69314718F;
    float p = 8.3333338e-3F;
    p = p * r + 4.1666668e-2F;
    p = p * r + 1.6666667e-1F;
    p = p * r + 0.5F;
    p = (p * r + 1.0F) * r + 1.0F;
    const auto power = (std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(0x1.8p23F) + 127) << 23;
    return p * std::bit_cast<float>(power);
}

// Standard normal from the central polynomial of M. Giles, "Approximating the erfinv function" (GPU Computing Gems,
// Jade edition, 2012); its tails are left out, which only lowers the cost that the model is measured against.
inline float quick_normal(std::uint32_t u) {
    const float x = (static_cast<float>(static_cast<std::int32_t>(u >> 9U)) + 0.5F) * 0x1p-22F - 1.0F;
    const auto bits = std::bit_cast<std::int32_t>((1.0F - x) * (1.0F + x));
    const float m = std::bit_cast<float>((bits & 0x7FFFFF) | 0x3F800000) - 1.5F;
    float log = 0.0592F;
    log = log * m - 0.0988F;
    log = log * m + 0.1975F;
    log = log * m - 0.4444F;
    log = log * m + 0.6667F;
    log = log * m + 0.4055F + static_cast<float>((bits >> 23) - 127) * 0.6931F;
    const float w = -log - 2.5F;
    float p = 2.81022636e-08F;
    p = p * w + 3.43273939e-07F;
    p = p * w - 3.5233877e-06F;
    p = p * w - 4.39150654e-06F;
    p = p * w + 0.00021858087F;
    p = p * w - 0.00125372503F;
    p = p * w - 0.00417768164F;
    p = p * w + 0.246640727F;
    return (p * w + 1.50140941F) * x * 1.41421356F;
}

}  // namespace

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

namespace {
double clock_seconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}
}  // namespace

double process_seconds() { return clock_seconds(CLOCK_PROCESS_CPUTIME_ID); }
double thread_seconds() { return clock_seconds(CLOCK_THREAD_CPUTIME_ID); }

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}
double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

double Work::memory_seconds(const Limits& limits) const {
    return read / limits.read_bytes + 2 * rewritten / limits.rewrite_bytes;
}
double Work::compute_seconds(const Limits& limits) const {
    return draws * limits.draw + normals * limits.normal + exps * limits.exp + gathers * limits.gather +
           multiply_adds * limits.multiply_add;
}

std::string Limits::implausible() const {
    struct Bound {
        const char* name;
        double value, low, high;
    };
    const Bound bounds[]{{"read", read_bytes, 5e8, 2e11},
                         {"rewrite", rewrite_bytes, 5e8, 4e11},
                         {"draw", draw, 2e-11, 2e-8},
                         {"normal", normal, 3e-11, 1e-7},
                         {"exp", exp, 3e-11, 5e-8},
                         {"gather", gather, 2e-11, 2e-8},
                         {"multiply-add", multiply_add, 4e-12, 5e-9}};
    std::string report;
    for (const Bound& b : bounds)
        if (!(b.value > b.low && b.value < b.high))
            report += std::string(report.empty() ? "" : ", ") + b.name + " " + std::to_string(b.value * 1e9) +
                      " (ns, or bytes per second x 1e9)";
    return report;
}

struct Calibration::Data {
    explicit Data(std::size_t bytes) : words(bytes / sizeof(std::uint64_t), 1), ids(row), lanes(4 * row), values(row) {
        for (std::size_t i = 0; i < row; ++i) {
            ids[i] = static_cast<std::uint32_t>(i), lanes[i] = static_cast<std::uint32_t>(i * 2654435761U);
            values[i] = static_cast<float>(i) * (8.0F / row) - 4.0F;
            index[i] = static_cast<std::uint16_t>(lanes[i] % table_entries);
        }
    }
    double read() {
        std::uint64_t sum = 0;
        for (const std::uint64_t word : words) sum += word;
        kept = sum;
        return static_cast<double>(words.size() * sizeof(std::uint64_t));
    }
    double rewrite() {
        for (std::uint64_t& word : words) word = word * 3 + 1;
        kept = words[words.size() / 2];
        return static_cast<double>(2 * words.size() * sizeof(std::uint64_t));
    }
    double draw() {
#if defined(__AVX2__) && defined(__FMA__)
        constexpr std::uint32_t rounds = 400;
        kept = philox_limit(rounds * row / 16, 16);
        return 4.0 * rounds * row;
#else
        return 0;  // the product's own stands in
#endif
    }
    double product_draw() {
        constexpr std::uint32_t rounds = 400;
        for (std::uint32_t round = 0; round < rounds; ++round)
            sim::philox_fill({1, 2, 3, round}, ids.data(), row, lanes.data(), lanes.data() + row,
                             lanes.data() + 2 * row, lanes.data() + 3 * row);
        kept = lanes[row];
        return 4.0 * rounds * row;
    }
    // Sums f over the row, often; returns the number of calls.
    template <class In, class F> double over_row(const std::vector<In>& input, F&& f) {
        constexpr std::uint32_t rounds = 800;
        float last = 0;
        for (std::uint32_t round = 0; round < rounds; ++round) {
            const auto shift = static_cast<In>(round & 1U);
            for (std::size_t i = 0; i < row; ++i) output[i] = f(input[i] + shift);
            last += output[round];
        }
        kept = std::bit_cast<std::uint32_t>(last);
        return static_cast<double>(rounds) * row;
    }
    double gather() {
        constexpr std::uint32_t rounds = 1600;
        std::uint32_t sum = 0;
        for (std::uint32_t round = 0; round < rounds; ++round) {
            const std::uint32_t* table = lanes.data() + (round & 15U);
            for (std::size_t i = 0; i < row; ++i) sum += table[static_cast<std::int32_t>(index[i])];
        }
        kept = sum;
        return static_cast<double>(rounds) * row;
    }
    double multiply_adds() {
#if defined(__AVX2__) && defined(__FMA__)
        constexpr std::uint64_t rounds = 400000;
        kept = multiply_add_limit(rounds);
        return static_cast<double>(rounds) * multiply_add_chains * (sizeof(Wide::F) / sizeof(float));
#else
        constexpr std::uint32_t rounds = 2000;
        for (std::uint32_t round = 0; round < rounds; ++round)
            for (std::size_t i = 0; i < row; ++i) output[i] = output[i] * 0.999F + 0.001F;
        kept = std::bit_cast<std::uint32_t>(output[row / 2]);
        return static_cast<double>(rounds) * row;
#endif
    }

    std::vector<std::uint64_t> words;
    std::vector<std::uint32_t> ids, lanes;
    std::vector<float> values;
    std::array<std::uint16_t, row> index{};
    std::array<float, row> output{};
};

Calibration::Calibration(sim::Blocks& blocks, std::size_t bytes) : blocks_(&blocks), data_(blocks.threads()) {
    blocks.run(data_.size(), [&](std::size_t block, std::size_t) { data_[block] = std::make_unique<Data>(bytes); });
}

Calibration::~Calibration() = default;

Limits Calibration::measure() {
    // Seconds per unit of one kernel, all threads at it together; infinite where it does not exist.
    const auto each = [&](double (*kernel)(Data&)) {
        std::vector<double> pace(data_.size());
        std::atomic<std::size_t> arrived = 0;
        blocks_->run(data_.size(), [&](std::size_t block, std::size_t) {
            const double begin = seconds_now();
            ++arrived;  // wait for the others, but not for ever: the pool may be short of a thread
            while (arrived < data_.size() && seconds_now() - begin < 0.02) continue;
            const double start = thread_seconds();
            const double units = kernel(*data_[block]);
            pace[block] = units > 0 ? (thread_seconds() - start) / units : 1.0;
        });
        double sum = 0;
        for (const double p : pace) sum += p;
        return sum / static_cast<double>(pace.size());
    };
    Limits limits;
    limits.read_bytes = 1 / each([](Data& d) { return d.read(); });
    limits.rewrite_bytes = 1 / each([](Data& d) { return d.rewrite(); });
    limits.draw = std::min(each([](Data& d) { return d.draw(); }), each([](Data& d) { return d.product_draw(); }));
    limits.normal = std::min(each([](Data& d) { return d.over_row(d.lanes, quick_normal); }),
                             each([](Data& d) { return d.over_row(d.lanes, sim::maths::normal_from_bits); }));
    limits.exp =
        std::min(each([](Data& d) { return d.over_row(d.values, quick_exp); }),
                 each([](Data& d) { return d.over_row(d.values, [](float x) { return sim::maths::exp(x); }); }));
    limits.gather = each([](Data& d) { return d.gather(); });
    limits.multiply_add = each([](Data& d) { return d.multiply_adds(); });
    return limits;
}

}  // namespace bench
