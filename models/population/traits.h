#pragma once
// Traits that are drawn person by person: schooling, character, identity, and what the journey did.

#include <array>
#include <vector>

#include "models/population/facts.h"
#include "sim/base/philox.h"

namespace models::population {

struct Person {
    std::uint8_t sex = 0;
    std::int16_t birth_month = 0, return_month = 0;
    std::uint16_t months_abroad = 0, journey = 0;
    bool returnee = false;
};

struct Traits {
    std::uint8_t schooling = 0, identity = 0, vulnerable = 0, return_type = 0, motive = 0;
    std::uint16_t journey = 0;
    std::uint8_t preparedness = 0, host_conditions = 0, expectation = 0, foreign_skill = 0, trauma_proneness = 0;
    std::int8_t temperament = 0;
};

struct TraitBatch {
    std::array<std::vector<std::uint32_t>, 4> character, identity;
};

class TraitMaker {
public:
    explicit TraitMaker(const sim::Run& run);
    void draw(const std::uint32_t* ids, std::size_t count, TraitBatch& batch) const;
    // `i` is the position in the batch.
    [[nodiscard]] Traits make(const PlaceFacts& place, const Person& person, std::uint32_t id, std::size_t i,
                              const TraitBatch& batch) const;

private:
    void make_return(const Person& person, std::uint32_t id, const std::array<float, 2>& latent, Traits& traits) const;
    [[nodiscard]] sim::DrawKey key(std::uint16_t stream) const;

    const sim::Run* run_;
    std::array<std::array<float, 5>, 5> factor_{};  // lower triangle with factor * transpose = correlations
    std::array<float, 3> disability_{}, types_{}, preparedness_{};
    std::array<float, 4> minority_{};
    std::array<std::array<float, 4>, 2> motives_{};  // adults, children; running sums
    std::array<float, 2> detained_{}, violence_{}, host_{}, expectation_{};
    float trafficked_, disease_, loan_, spread_, skill_months_;
};

}  // namespace models::population
