#include "sim/base/hash.h"

namespace sim {

namespace {

constexpr std::uint64_t word_multiplier = 0x9E3779B97F4A7C15u;
constexpr std::uint64_t lane_multiplier = 0xA0761D6478BD642Fu;
constexpr std::uint64_t join_multiplier = 0xD1342543DE82EF95u;

std::uint64_t load_little(const unsigned char* bytes) {
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    if constexpr (std::endian::native != std::endian::little) word = __builtin_bswap64(word);
    return word;
}

// One to one in the lane and in the word, so a single changed word always shows. The word is
// multiplied first: otherwise a flipped top bit could be cancelled by a bit of the next word.
std::uint64_t absorb_word(std::uint64_t lane, std::uint64_t word) {
    return std::rotl(lane ^ (word * word_multiplier), 29) * lane_multiplier;
}

}  // namespace

void Digest::absorb(const unsigned char* bytes, std::size_t stripes) {
    std::array<std::uint64_t, lanes> state = state_;
    for (std::size_t s = 0; s < stripes; ++s, bytes += stripe) {
        for (std::size_t k = 0; k < lanes; ++k) {
            state[k] = absorb_word(state[k], load_little(bytes + 8 * k));
        }
    }
    state_ = state;
}

void Digest::add(const void* data, std::size_t size) {
    if (size == 0) return;
    const auto* bytes = static_cast<const unsigned char*>(data);
    const std::size_t held = size_ % stripe;
    size_ += size;
    if (held != 0) {
        const std::size_t room = stripe - held;
        const std::size_t taken = size < room ? size : room;
        std::memcpy(pending_.data() + held, bytes, taken);
        if (taken < room) return;
        absorb(pending_.data(), 1);
        bytes += taken;
        size -= taken;
    }
    absorb(bytes, size / stripe);
    const std::size_t rest = size % stripe;
    if (rest != 0) std::memcpy(pending_.data(), bytes + (size - rest), rest);
}

std::uint64_t Digest::value() const {
    Digest last = *this;
    const std::size_t held = size_ % stripe;
    if (held != 0) {
        std::memset(last.pending_.data() + held, 0, stripe - held);  // the length tells them apart
        last.absorb(last.pending_.data(), 1);
    }
    std::uint64_t joined = mix64(size_);
    for (const std::uint64_t lane : last.state_) joined = (joined ^ mix64(lane)) * join_multiplier;
    return mix64(joined);
}

}  // namespace sim
