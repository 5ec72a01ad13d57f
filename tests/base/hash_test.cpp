#include "sim/base/hash.h"
#include "tests/base/catch.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace {

std::vector<unsigned char> sample_bytes(std::size_t n) {
    std::vector<unsigned char> bytes(n);
    for (std::size_t i = 0; i < n; ++i) bytes[i] = static_cast<unsigned char>(sim::mix64(i + 1));
    return bytes;
}

std::uint64_t digest_of(const std::vector<unsigned char>& bytes) {
    sim::Digest digest;
    digest.add(bytes.data(), bytes.size());
    return digest.value();
}

enum class Colour : std::uint16_t { red = 0x0102 };

}  // namespace

static_assert(sim::hash64("job_training/attend") != sim::hash64("job_training/attene"));

TEST_CASE("name hashes are pinned, because streams and files hold them") {
    CHECK(sim::hash64("") == 0x4A92A09C7B16C5D2u);
    CHECK(sim::hash64("labour/find") == 0x9539CE5DD44D12A5u);
    CHECK(sim::hash32("labour/find") == 0x4174DCF8u);
}

TEST_CASE("short names do not collide") {
    std::set<std::uint32_t> low;
    for (int i = 0; i < 2000; ++i) low.insert(sim::hash32("model/draw" + std::to_string(i)));
    CHECK(low.size() == 2000);
}

TEST_CASE("a digest does not depend on how bytes are split") {
    const auto bytes = sample_bytes(1000);
    const std::uint64_t whole = digest_of(bytes);
    for (const std::size_t chunk : {1u, 3u, 8u, 63u, 64u, 65u, 128u, 999u}) {
        sim::Digest digest;
        for (std::size_t at = 0; at < bytes.size(); at += chunk) {
            digest.add(bytes.data() + at, std::min<std::size_t>(chunk, bytes.size() - at));
            digest.add(nullptr, 0);
        }
        CHECK(digest.value() == whole);
    }
}

TEST_CASE("a digest is pinned and may be read on the way") {
    CHECK(digest_of(sample_bytes(1000)) == 0x80A2D34ADF90AD70u);
    sim::Digest digest;
    const std::uint64_t empty = digest.value();
    digest.add_value(std::uint8_t{0});
    CHECK(digest.value() != empty);
    CHECK(digest.value() == digest.value());
}

TEST_CASE("every single bit shows in a digest, and half the bits change") {
    auto bytes = sample_bytes(150);
    const std::uint64_t before = digest_of(bytes);
    double changed = 0.0;
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        bytes[bit / 8] ^= static_cast<unsigned char>(1u << (bit % 8));
        const std::uint64_t after = digest_of(bytes);
        REQUIRE(after != before);
        changed += std::popcount(after ^ before);
        bytes[bit / 8] ^= static_cast<unsigned char>(1u << (bit % 8));
    }
    const double mean = changed / (static_cast<double>(bytes.size()) * 8.0);
    CHECK(mean > 31.0);
    CHECK(mean < 33.0);
}

TEST_CASE("trailing zeros and order count") {
    std::set<std::uint64_t> seen;
    for (std::size_t n = 0; n < 300; ++n) seen.insert(digest_of(std::vector<unsigned char>(n, 0)));
    CHECK(seen.size() == 300);
    auto bytes = sample_bytes(256);
    const std::uint64_t before = digest_of(bytes);
    std::swap_ranges(bytes.begin(), bytes.begin() + 64, bytes.begin() + 64);
    CHECK(digest_of(bytes) != before);
    std::swap_ranges(bytes.begin(), bytes.begin() + 8, bytes.begin() + 8);
    CHECK(digest_of(bytes) != before);
}

TEST_CASE("values enter as little-endian bytes") {
    sim::Digest values, bytes;
    values.add_value(std::uint32_t{0x04030201});
    values.add_value(Colour::red);
    const unsigned char expected[] = {1, 2, 3, 4, 2, 1};
    bytes.add(expected, sizeof expected);
    CHECK(values.value() == bytes.value());
}
