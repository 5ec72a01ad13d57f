#include "models/population/traits.h"

#include <algorithm>

#include "models/population/columns.h"
#include "models/population/parameters.h"
#include "sim/base/distributions.h"
#include "sim/base/uniform.h"

namespace models::population {

namespace {

template <std::size_t N> void take(std::array<float, N>& into, std::span<const double> from) {
    std::transform(from.begin(), from.begin() + N, into.begin(), [](double x) { return static_cast<float>(x); });
}

template <std::size_t N> void sum_up(std::array<float, N>& values) {
    float sum = 0;
    for (float& x : values) x = sum += x;
}

std::uint8_t percent(float mean, float spread, float z) {
    return static_cast<std::uint8_t>(sim::maths::clamp(mean + spread * z, 0.0F, 100.0F) + 0.5F);
}

}  // namespace

TraitMaker::TraitMaker(const sim::Run& run) : run_(&run) {
    const auto of = [&]<const auto & P>() { return setting<P>(run.settings, *run.catalogue); };
    const auto below = of.operator()<correlation>();
    // Cholesky in a fixed order of sums, so that the factor is equal on every machine.
    for (std::size_t row = 0, k = 0; row < 5; ++row) {
        for (std::size_t column = 0; column <= row; ++column) {
            double sum = row == column ? 1 : below[k++];
            for (std::size_t j = 0; j < column; ++j)
                sum -= static_cast<double>(factor_[row][j]) * static_cast<double>(factor_[column][j]);
            factor_[row][column] = row == column
                                       ? sim::maths::sqrt(static_cast<float>(std::max(sum, 1e-6)))
                                       : static_cast<float>(sum / static_cast<double>(factor_[column][column]));
        }
    }
    take(disability_, of.operator()<disability_share>());
    take(minority_, of.operator()<minority_share>());
    take(types_, of.operator()<return_types>());
    take(preparedness_, of.operator()<preparedness_mean>());
    take(motives_[0], of.operator()<motive_adults>());
    take(motives_[1], of.operator()<motive_children>());
    take(detained_, of.operator()<detained_share>());
    take(violence_, of.operator()<violence_share>());
    take(host_, of.operator()<host_mean>());
    take(expectation_, of.operator()<expectation_mean>());
    sum_up(types_), sum_up(motives_[0]), sum_up(motives_[1]);
    trafficked_ = static_cast<float>(of.operator()<trafficked_share>());
    disease_ = static_cast<float>(of.operator()<disease_share>());
    loan_ = static_cast<float>(of.operator()<loan_share>());
    spread_ = static_cast<float>(of.operator()<percent_spread>());
    skill_months_ = static_cast<float>(of.operator()<foreign_skill_months>());
}

sim::DrawKey TraitMaker::key(std::uint16_t stream) const {
    return {run_->seed, run_->catalogue->streams()[stream].hash, 0, sim::make_tick(sim::start_month, 0)};
}

void TraitMaker::draw(const std::uint32_t* ids, std::size_t count, TraitBatch& batch) const {
    const auto fill = [&](std::uint16_t stream, std::array<std::vector<std::uint32_t>, 4>& lanes) {
        for (auto& lane : lanes) lane.resize(count);
        sim::philox_fill(key(stream), ids, count, lanes[0].data(), lanes[1].data(), lanes[2].data(), lanes[3].data());
    };
    fill(sim::slot_of<character>, batch.character);
    fill(sim::slot_of<identity_draws>, batch.identity);
}

Traits TraitMaker::make(const PlaceFacts& place, const Person& person, std::uint32_t id, std::size_t i,
                        const TraitBatch& batch) const {
    Traits traits;
    // Age when the run starts, or on arrival for those who come later.
    const int from = person.returnee ? std::max<int>(person.return_month, 0) : 0;
    const int age_months = std::max(from - person.birth_month, 0);
    const int age = age_months / 12;
    traits.schooling = static_cast<std::uint8_t>(
        sim::categorical(sim::to_uniform(batch.character[0][i]), place.schooling[person.sex][age_class(age)]));
    const float calm = sim::maths::normal_from_bits(batch.character[1][i]);
    const float second = sim::maths::normal_from_bits(batch.character[2][i]);
    const float hurt = factor_[1][0] * calm + factor_[1][1] * second;
    traits.temperament = static_cast<std::int8_t>(sim::maths::clamp(calm / temperament_step, -127.0F, 127.0F));
    traits.trauma_proneness = percent(50, spread_, hurt);
    const float disabled = disability_[age < 18 ? 0 : age < 60 ? 1 : 2];
    unsigned bits = sim::happens(batch.identity[0][i], minority_[0]) ? identity_bits::ethnic_minority : 0U;
    bits |= sim::happens(batch.identity[1][i], minority_[1]) ? identity_bits::religious_minority : 0U;
    bits |= sim::happens(batch.identity[2][i], minority_[2]) ? identity_bits::orientation_risk : 0U;
    bits |= sim::happens(batch.identity[3][i], disabled) ? identity_bits::disability : 0U;
    bits |= sim::happens(batch.character[3][i], minority_[3]) ? identity_bits::gender_expression : 0U;
    traits.identity = static_cast<std::uint8_t>(bits);
    if (person.returnee) make_return(person, id, {calm, second}, traits);
    constexpr unsigned grave = journey_bits::trafficked | journey_bits::violence | journey_bits::unaccompanied;
    const bool flagged = (traits.identity & identity_bits::disability) != 0 || (traits.journey & grave) != 0 ||
                         age_months >= elder_months;
    traits.vulnerable = flagged ? 1 : 0;
    return traits;
}

void TraitMaker::make_return(const Person& person, std::uint32_t id, const std::array<float, 2>& latent,
                             Traits& traits) const {
    const sim::PhiloxBlock way = sim::philox_one(key(sim::slot_of<route>), id);
    const sim::PhiloxBlock harm = sim::philox_one(key(sim::slot_of<hardship>), id);
    const sim::PhiloxBlock why = sim::philox_one(key(sim::slot_of<reasons>), id);
    const bool adult = person.return_month - person.birth_month >= adult_months;
    const bool transit = (person.journey & journey_bits::transit) != 0;
    traits.return_type = static_cast<std::uint8_t>(1 + sim::categorical(sim::to_uniform(way.v[3]), types_));
    traits.motive = static_cast<std::uint8_t>(sim::categorical(sim::to_uniform(why.v[0]), motives_[adult ? 0 : 1]));
    std::array<float, 5> z{latent[0], latent[1], 0, 0, 0}, correlated{};
    for (std::size_t k = 0; k < 3; ++k) z[2 + k] = sim::maths::normal_from_bits(way.v[k]);
    for (std::size_t row = 2; row < 5; ++row)
        for (std::size_t k = 0; k <= row; ++k) correlated[row] += factor_[row][k] * z[k];
    traits.preparedness = percent(preparedness_[traits.return_type - 1U], spread_, correlated[2]);
    traits.expectation = percent(expectation_[transit ? 0 : 1], spread_, correlated[3]);
    traits.host_conditions = percent(host_[transit ? 0 : 1], spread_, correlated[4]);
    const float reached = 1.0F - sim::maths::exp(-static_cast<float>(person.months_abroad) / skill_months_);
    traits.foreign_skill =
        adult ? percent(static_cast<float>(traits.host_conditions) * reached, 0, 0) : std::uint8_t{0};
    unsigned bits = person.journey;
    bits |= sim::happens(harm.v[0], detained_[traits.return_type == forced ? 1 : 0]) ? journey_bits::detained : 0U;
    bits |= sim::happens(harm.v[1], trafficked_) ? journey_bits::trafficked : 0U;
    bits |= sim::happens(harm.v[2], violence_[person.sex]) ? journey_bits::violence : 0U;
    bits |= sim::happens(harm.v[3], disease_) ? journey_bits::disease : 0U;
    bits |= adult && sim::happens(why.v[1], loan_) ? journey_bits::loan : 0U;
    traits.journey = static_cast<std::uint16_t>(bits);
}

}  // namespace models::population
