#include "tests/benchmarks/limits.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include "sim/base/philox.h"

namespace bench {

namespace {

constexpr std::size_t words = std::size_t{32} << 20U;  // 256 MB per thread: far beyond any cache
constexpr std::size_t draws_at_once = 4096;

volatile std::uint64_t kept = 0;  // results go here, so that no loop is optimised away

// Repeats `work` on every thread at once and returns the median seconds of one pass.
template <class Work> double median_pass(sim::Blocks& blocks, int passes, const Work& work) {
    std::vector<double> seconds;
    for (int pass = 0; pass < passes; ++pass) {
        const double begin = seconds_now();
        blocks.run(blocks.threads(), [&](std::size_t block, std::size_t) { work(block); });
        seconds.push_back(seconds_now() - begin);
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
}

}  // namespace

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool Limits::plausible() const {
    const auto within = [](double value, double low, double high) { return value > low && value < high; };
    return within(read_bytes, 1e9, 4e11) && within(rewrite_bytes, 1e9, 8e11) && within(draw_seconds, 2e-11, 2e-8);
}

Limits measure_limits(sim::Blocks& blocks) {
    Limits limits;
    std::vector<std::vector<std::uint64_t>> data(blocks.threads(), std::vector<std::uint64_t>(words, 1));
    const double bytes = static_cast<double>(words) * 8;
    limits.read_bytes = bytes / median_pass(blocks, 5, [&](std::size_t block) {
                            std::uint64_t sum = 0;
                            for (const std::uint64_t word : data[block]) sum += word;
                            kept = sum;
                        });
    limits.rewrite_bytes = 2 * bytes / median_pass(blocks, 5, [&](std::size_t block) {
                               for (std::uint64_t& word : data[block]) word = word * 3 + 1;
                               kept = data[block][words / 2];
                           });
    std::vector<std::uint32_t> ids(draws_at_once);
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = static_cast<std::uint32_t>(i);
    constexpr std::uint32_t rounds = 2000;
    limits.draw_seconds =
        median_pass(blocks, 5,
                    [&](std::size_t) {
                        std::vector<std::uint32_t> lane(4 * draws_at_once);
                        for (std::uint32_t round = 0; round < rounds; ++round)
                            sim::philox_fill({1, 2, 3, round}, ids.data(), draws_at_once, lane.data(),
                                             lane.data() + draws_at_once, lane.data() + 2 * draws_at_once,
                                             lane.data() + 3 * draws_at_once);
                        kept = lane[draws_at_once];
                    }) /
        (static_cast<double>(rounds) * draws_at_once * 4);
    return limits;
}

}  // namespace bench
