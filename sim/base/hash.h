#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace sim {

constexpr std::uint64_t mix64(std::uint64_t x) {
    x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93u;
    x = (x ^ (x >> 29)) * 0x9FB21C651E98DF25u;
    return x ^ (x >> 32);
}

// FNV-1a, then a final mix because its low bits alone are weak for short names.
constexpr std::uint64_t hash64(std::string_view text) {
    std::uint64_t h = 0xCBF29CE484222325u;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return mix64(h);
}

constexpr std::uint32_t hash32(std::string_view text) {
    const std::uint64_t h = hash64(text);
    return static_cast<std::uint32_t>(h ^ (h >> 32));
}

// Digest of a byte stream; how the bytes are split between calls does not matter. Against
// accidents and drift, not against attackers.
class Digest {
public:
    void add(const void* data, std::size_t size);

    // Little-endian bytes of the value, so equal on every machine.
    template <class T>
        requires(std::is_arithmetic_v<T> || std::is_enum_v<T>)
    void add_value(T value) {
        static_assert(sizeof(T) <= 8, "long double differs between machines");
        if constexpr (std::endian::native == std::endian::little) {
            add(&value, sizeof value);
        } else {
            std::array<unsigned char, sizeof(T)> bytes, reversed;
            std::memcpy(bytes.data(), &value, sizeof value);
            for (std::size_t i = 0; i < sizeof(T); ++i) reversed[i] = bytes[sizeof(T) - 1 - i];
            add(reversed.data(), sizeof(T));
        }
    }

    std::uint64_t value() const;

private:
    static constexpr std::size_t lanes = 8;
    static constexpr std::size_t stripe = lanes * 8;

    void absorb(const unsigned char* bytes, std::size_t stripes);

    std::array<std::uint64_t, lanes> state_ = {0x243F6A8885A308D3u, 0x13198A2E03707344u, 0xA4093822299F31D0u,
                                               0x082EFA98EC4E6C89u, 0x452821E638D01377u, 0xBE5466CF34E90C6Cu,
                                               0xC0AC29B7C97C50DDu, 0x3F84D5B5B5470917u};
    std::array<unsigned char, stripe> pending_ = {};
    std::uint64_t size_ = 0;
};

}  // namespace sim
