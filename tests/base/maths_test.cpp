#include "sim/base/hash.h"
#include "sim/base/maths.h"
#include "sim/base/philox.h"
#include "sim/base/uniform.h"
#include "tests/base/catch.h"

#include <cmath>

namespace maths = sim::maths;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float nan_value = std::numeric_limits<float>::quiet_NaN();

template <class Ours, class Oracle> double worst_between(double low, double high, Ours ours, Oracle oracle) {
    constexpr int steps = 200000;
    double worst = 0.0;
    for (int i = 0; i <= steps; ++i) {
        const auto x = static_cast<float>(low + (high - low) * i / steps);
        const double exact = oracle(static_cast<double>(x));
        if (exact == 0.0) continue;
        const double error = std::fabs(static_cast<double>(ours(x)) - exact) / std::fabs(exact);
        if (!(error <= worst)) worst = error;
    }
    return worst;
}

// Through floats of all sizes between two bit patterns.
template <class Ours, class Oracle> double worst_over_sizes(float low, float high, Ours ours, Oracle oracle) {
    const auto begin = std::bit_cast<std::uint32_t>(low), end = std::bit_cast<std::uint32_t>(high);
    double worst = 0.0;
    for (std::uint32_t bits = begin; bits < end; bits += (end - begin) / 200000 + 1) {
        const auto x = std::bit_cast<float>(bits);
        const double exact = oracle(static_cast<double>(x));
        const double error = std::fabs(static_cast<double>(ours(x)) - exact) / std::fabs(exact);
        if (!(error <= worst)) worst = error;
    }
    return worst;
}

// Newton on the logarithm of the tail, accurate far out.
double exact_quantile(double u) {
    const double p = u < 0.5 ? u : 1.0 - u;
    double z = p < 0.02 ? std::sqrt(-2.0 * std::log(p)) : 1.0;
    for (int i = 0; i < 100; ++i) {
        const double tail = 0.5 * std::erfc(z / std::sqrt(2.0));
        const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * 3.14159265358979323846);
        const double move = (std::log(tail) - std::log(p)) * tail / density;
        z += move;
        if (std::fabs(move) < 1e-15) break;
    }
    return u < 0.5 ? -z : z;
}

}  // namespace

TEST_CASE("float functions keep their stated errors") {
    const auto exp = [](float x) { return maths::exp(x); };
    const auto expm1 = [](float x) { return maths::expm1(x); };
    const auto log = [](float x) { return maths::log(x); };
    const auto log1p = [](float x) { return maths::log1p(x); };
    const auto tanh = [](float x) { return maths::tanh(x); };
    const auto logistic = [](float x) { return maths::logistic(x); };
    CHECK(worst_between(-87.33, 88.72, exp, [](double x) { return std::exp(x); }) < 1e-7);
    CHECK(worst_between(-20.0, 88.7, expm1, [](double x) { return std::expm1(x); }) < 1.5e-7);
    CHECK(worst_over_sizes(1e-20f, 2.0f, expm1, [](double x) { return std::expm1(x); }) < 1.5e-7);
    CHECK(worst_over_sizes(1e-45f, 3e38f, log, [](double x) { return std::log(x); }) < 1e-7);
    CHECK(worst_over_sizes(1.0000001f, 2.0f, log, [](double x) { return std::log(x); }) < 1e-7);
    CHECK(worst_over_sizes(1e-20f, 3e38f, log1p, [](double x) { return std::log1p(x); }) < 1.5e-7);
    CHECK(worst_between(-0.9999, -1e-6, log1p, [](double x) { return std::log1p(x); }) < 1.5e-7);
    CHECK(worst_over_sizes(1e-20f, 30.0f, tanh, [](double x) { return std::tanh(x); }) < 2e-7);
    CHECK(worst_between(-87.0, 88.0, logistic, [](double x) { return 1 / (1 + std::exp(-x)); }) < 2e-7);
}

TEST_CASE("double functions and pow keep their stated errors") {
    for (int i = 0; i <= 100000; ++i) {
        const double x = -708.0 + 1417.0 * i / 100000;
        REQUIRE(std::fabs(maths::exp_d(x) / std::exp(x) - 1.0) < 4e-16);
        const double y = std::exp(x) * 1.37;
        REQUIRE(std::fabs(maths::log_d(y) - std::log(y)) <= 3e-16 * std::fabs(std::log(y)));
    }
    for (int i = 1; i < 400; ++i) {
        for (int j = -40; j <= 40; ++j) {
            const float x = static_cast<float>(i) * 0.25f, y = static_cast<float>(j) * 0.25f;
            const double exact = std::pow(static_cast<double>(x), static_cast<double>(y));
            REQUIRE(std::fabs(static_cast<double>(maths::pow(x, y)) / exact - 1.0) < 6.1e-8);
        }
    }
}

TEST_CASE("normal quantiles keep their stated error into the tails") {
    const auto ours = [](float u) { return maths::normal_quantile(u); };
    CHECK(worst_over_sizes(0x1p-126f, 0.4999f, ours, exact_quantile) < 6e-7);
    CHECK(worst_between(0.5001, 0.99999994, ours, exact_quantile) < 6e-7);
    CHECK(maths::normal_quantile(0.5f) == 0.0f);
    double worst = 0.0;
    for (std::uint32_t i = 0; i < 200000; ++i) {
        const std::uint32_t u = i < 1000 ? i : i * 21474u;
        const double exact = exact_quantile((static_cast<double>(u) + 0.5) / 4294967296.0);
        const float z = maths::normal_from_bits(u);
        const double error = std::fabs(static_cast<double>(z) / exact - 1.0);
        if (!(error <= worst)) worst = error;
        REQUIRE(maths::normal_from_bits(~u) == -z);
    }
    CHECK(worst < 6e-7);
    CHECK(maths::normal_from_bits(0x80000000u) > 0.0f);
}

TEST_CASE("normals have the moments of the standard normal") {
    double sums[4] = {};
    constexpr std::uint32_t n = 1u << 20;
    for (std::uint32_t i = 0; i < n; ++i) {
        const double z = maths::normal_from_bits(i * 4096u + 2048u);
        double power = 1.0;
        for (double& sum : sums) sum += (power *= z);
    }
    CHECK(std::fabs(sums[0] / n) < 1e-6);
    CHECK(std::fabs(sums[1] / n - 1.0) < 2e-5);
    CHECK(std::fabs(sums[2] / n) < 1e-5);
    CHECK(std::fabs(sums[3] / n - 3.0) < 5e-4);
}

TEST_CASE("edges of the domains") {
    CHECK(maths::exp(0.0f) == 1.0f);
    CHECK(maths::exp(-87.34f) == 0.0f);
    CHECK(maths::exp(-infinity) == 0.0f);
    CHECK(maths::exp(88.73f) == infinity);
    CHECK(maths::log(1.0f) == 0.0f);
    CHECK(maths::log(0.0f) == -infinity);
    CHECK(maths::log(infinity) == infinity);
    CHECK(std::isnan(maths::log(-1.0f)));
    CHECK(maths::log1p(-1.0f) == -infinity);
    CHECK(maths::log1p(infinity) == infinity);
    CHECK(std::isnan(maths::log1p(-2.0f)));
    CHECK(maths::tanh(100.0f) == 1.0f);
    CHECK(maths::tanh(-infinity) == -1.0f);
    CHECK(std::signbit(maths::tanh(-0.0f)));
    CHECK(maths::logistic(0.0f) == 0.5f);
    CHECK(maths::logistic(-infinity) == 0.0f);
    CHECK(maths::logistic(infinity) == 1.0f);
    CHECK(maths::pow(0.0f, 2.0f) == 0.0f);
    CHECK(maths::pow(3.0f, 0.0f) == 1.0f);
    CHECK(maths::exp_d(0.0) == 1.0);
    CHECK(maths::exp_d(800.0) == std::numeric_limits<double>::infinity());
    CHECK(maths::log_d(0.0) == -std::numeric_limits<double>::infinity());
    CHECK(std::isnan(maths::log_d(-1.0)));
}

TEST_CASE("what is not a number stays so") {
    CHECK(std::isnan(maths::exp(nan_value)));
    CHECK(std::isnan(maths::expm1(nan_value)));
    CHECK(std::isnan(maths::log(nan_value)));
    CHECK(std::isnan(maths::log1p(nan_value)));
    CHECK(std::isnan(maths::tanh(nan_value)));
    CHECK(std::isnan(maths::logistic(nan_value)));
    CHECK(std::isnan(maths::pow(nan_value, 2.0f)));
    CHECK(std::isnan(maths::normal_quantile(nan_value)));
    CHECK(std::isnan(maths::exp_d(std::numeric_limits<double>::quiet_NaN())));
    CHECK(std::isnan(maths::log_d(std::numeric_limits<double>::quiet_NaN())));
    CHECK(std::isnan(maths::clamp(nan_value, 0.0f, 1.0f)));
}

TEST_CASE("clamp and select") {
    CHECK(maths::clamp(2.0f, 0.0f, 1.0f) == 1.0f);
    CHECK(maths::clamp(-2, 0, 1) == 0);
    CHECK(maths::clamp(0.5, 0.0, 1.0) == 0.5);
    CHECK(maths::select(true, 1, 2) == 1);
    CHECK(maths::select(false, 1, 2) == 2);
}

TEST_CASE("bits are the same on every machine and compiler") {
    sim::Digest digest;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        const auto block = sim::philox4x32({i, 1, 2, 3}, {4, 5});
        const float u = sim::to_uniform(block.v[0]);
        const float x = (sim::to_uniform(block.v[1]) - 0.5f) * 40.0f;
        for (const float y :
             {maths::exp(x), maths::expm1(x), maths::log(u), maths::log1p(-u), maths::tanh(x), maths::logistic(x),
              maths::sqrt(u), maths::pow(u, x), maths::normal_quantile(u), maths::normal_from_bits(block.v[2])}) {
            digest.add_value(y);
        }
        digest.add_value(maths::exp_d(static_cast<double>(x)));
        digest.add_value(maths::log_d(static_cast<double>(u)));
    }
    CHECK(digest.value() == 0x2641C3615C57297Au);
}
