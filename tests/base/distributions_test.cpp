#include "sim/base/distributions.h"
#include "tests/base/catch.h"

#include <array>
#include <cmath>
#include <vector>

namespace {

constexpr int steps = 20000;

// Midpoints of equal shares: an average over them is an integral over the uniform.
float midpoint(int i) { return (static_cast<float>(i) + 0.5f) / static_cast<float>(steps); }

struct Moments {
    double mean = 0.0, variance = 0.0;
};

template <class Draw> Moments moments_of(Draw draw) {
    double sum = 0.0, squares = 0.0;
    auto before = draw(midpoint(0));
    for (int i = 0; i < steps; ++i) {
        const auto value = draw(midpoint(i));
        REQUIRE(value >= before);  // monotone in the uniform
        before = value;
        sum += static_cast<double>(value);
        squares += static_cast<double>(value) * static_cast<double>(value);
    }
    const double mean = sum / steps;
    return {mean, squares / steps - mean * mean};
}

}  // namespace

TEST_CASE("exponential and lognormal") {
    const auto waiting = moments_of([](float u) { return sim::exponential(u, 0.25f); });
    CHECK(waiting.mean == Approx(4.0).epsilon(1e-3));
    CHECK(waiting.variance == Approx(16.0).epsilon(5e-3));
    CHECK(sim::exponential(0.5f, 2.0f) == Approx(std::log(2.0) / 2.0));
    CHECK(sim::lognormal(0.5f, 300.0f, 0.8f) == 300.0f);
    CHECK(sim::lognormal(0.975f, 300.0f, 0.8f) == Approx(300.0 * std::exp(0.8 * 1.959963985)));
    const auto wage = moments_of([](float u) { return sim::lognormal(u, 2.0f, 0.5f); });
    CHECK(wage.mean == Approx(2.0 * std::exp(0.125)).epsilon(1e-3));
}

TEST_CASE("poisson") {
    for (const float mean : {0.01f, 0.7f, 5.0f, 30.0f, 60.0f}) {
        const auto events = moments_of([=](float u) { return sim::poisson(u, mean); });
        CHECK(events.mean == Approx(mean).epsilon(2e-3));
        CHECK(events.variance == Approx(mean).epsilon(1e-2));
    }
    CHECK(sim::poisson(0.99999994f, 0.0f) == 0);
    CHECK(sim::poisson(0.36f, 1.0f) == 0);  // e^-1 = 0.3679
    CHECK(sim::poisson(0.37f, 1.0f) == 1);
    CHECK(sim::poisson(0.99999994f, 60.0f) > 95);
    CHECK(sim::poisson(0.99999994f, 60.0f) < 120);
}

TEST_CASE("binomial") {
    for (const float chance : {0.001f, 0.2f, 0.5f, 0.73f, 0.999f}) {
        for (const int n : {1, 6, 40, 1000}) {
            const auto hits = moments_of([=](float u) { return sim::binomial(u, n, chance); });
            const double p = static_cast<double>(chance);
            CHECK(hits.mean == Approx(n * p).epsilon(2e-3).margin(1e-3));
            CHECK(hits.variance == Approx(n * p * (1 - p)).epsilon(1e-2).margin(1e-3));
        }
    }
    CHECK(sim::binomial(0.9f, 5, 0.0f) == 0);
    CHECK(sim::binomial(0.9f, 5, -1.0f) == 0);
    CHECK(sim::binomial(0.1f, 5, 1.0f) == 5);
    CHECK(sim::binomial(0.9f, 0, 0.5f) == 0);
    CHECK(sim::binomial(0.99999994f, 3, 0.9f) == 3);
}

TEST_CASE("geometric months") {
    const auto wait = moments_of([](float u) { return sim::geometric_months(u, 0.2f); });
    CHECK(wait.mean == Approx(5.0).epsilon(2e-3));
    CHECK(wait.variance == Approx(20.0).epsilon(2e-2));
    CHECK(sim::geometric_months(0x1p-24f, 0.2f) == 1);
    CHECK(sim::geometric_months(0.19f, 0.2f) == 1);
    CHECK(sim::geometric_months(0.21f, 0.2f) == 2);
    CHECK(sim::geometric_months(0.5f, 1.0f) == 1);
    CHECK(sim::geometric_months(0.5f, 0.0f) == sim::never_months);
    CHECK(sim::geometric_months(0.5f, -1.0f) == sim::never_months);
    CHECK(sim::geometric_months(0.5f, 1e-20f) == sim::never_months);
    CHECK(sim::geometric_months(0.5f, 1e-8f) == Approx(69314718.0).epsilon(1e-6));
}

TEST_CASE("categorical") {
    const std::array<float, 5> cumulative = {0.0f, 1.0f, 1.0f, 3.0f, 3.0f};
    std::array<int, 5> counts = {};
    for (int i = 0; i < 3000; ++i) {
        ++counts[sim::categorical((static_cast<float>(i) + 0.5f) / 3000.0f, cumulative)];
    }
    CHECK(counts == std::array<int, 5>{0, 1000, 0, 2000, 0});
    CHECK(sim::categorical(0x1p-24f, cumulative) == 1);
    CHECK(sim::categorical(0.99999994f, cumulative) == 3);
    const std::array<float, 1> single = {0.1f};
    CHECK(sim::categorical(0.99999994f, single) == 0);
}
