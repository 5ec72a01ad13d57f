// The country: adoption of policies, and what they sustain.

#include <algorithm>
#include <span>

#include "models/structure/model.h"

namespace models::structure {

namespace {

// Mean over places by the people who lived there at the start; places without people count as one person.
template <class Value> float place_mean(std::span<const float> people, Value&& value) {
    double sum = 0, weight = 0;
    for (std::size_t c = 0; c < people.size(); ++c) {
        const double w = people[c] > 0 ? static_cast<double>(people[c]) : 1;
        sum += w * static_cast<double>(value(c));
        weight += w;
    }
    return weight > 0 ? static_cast<float>(sum / weight) : 0.0F;
}

// Share adopted at month 0 of policies that were in force before.
template <const auto& Adopted> void adopted_before(sim::Country<Found>& country, Lever lever) {
    const Prepared& prepared = country.template prepared<Model>();
    const auto l = static_cast<std::size_t>(lever);
    const Policy& policy = prepared.policy[l];
    const bool before = policy.start < 0 && policy.end > 0;
    const float institutions = prepared.base[static_cast<std::size_t>(Lever::capacity)];
    const auto months = static_cast<float>(std::max(-policy.start, 0));
    country.template write<Adopted>() = before ? adopt(prepared.seed, prepared.speed[l], institutions, months) : 0.0F;
}

template <const auto& Adopted> float advance(sim::Country<Govern>& country, Lever lever, float institutions) {
    const Prepared& prepared = country.template prepared<Model>();
    const auto l = static_cast<std::size_t>(lever);
    const float before = country.template recall<Adopted>();
    const float kept = before * (1.0F - static_cast<float>(country.template param<turnover>()));
    const bool in_force = prepared.policy[l].in_force(static_cast<std::int32_t>(country.month()));
    const float now =
        in_force ? before < prepared.seed ? prepared.seed : adopt(before, prepared.speed[l], institutions) : kept;
    country.template write<Adopted>() = now;
    return prepared.sustained(lever, now);
}

// Practice held up by policy and raised by work; what lies above the sustained level wears away.
float practise(float before, float sustained, float lost, float work) {
    const float held = before > sustained ? before - lost * (before - sustained) : sustained;
    return held + std::min(work, 1.0F) * (1.0F - held);
}

// How much of what is missing cooperation adds.
float fill(float own, float share) { return 1.0F - (1.0F - own) * (1.0F - share); }

}  // namespace

void Found::step(sim::Country<Found>& country) {
    adopted_before<adopted_capacity>(country, Lever::capacity);
    adopted_before<adopted_coordination>(country, Lever::coordination);
    adopted_before<adopted_mainstreaming>(country, Lever::mainstreaming);
    adopted_before<adopted_cooperation>(country, Lever::cooperation);
    adopted_before<adopted_funding>(country, Lever::funding);
    adopted_before<adopted_information>(country, Lever::information);
    adopted_before<adopted_rights>(country, Lever::rights);
    adopted_before<adopted_enforcement>(country, Lever::enforcement);
    adopted_before<adopted_women_work>(country, Lever::women_work);
    adopted_before<adopted_girls_schooling>(country, Lever::girls_schooling);
    const Prepared& prepared = country.prepared<Model>();
    const auto people = country.read<population::founding_people>();
    const auto mean_of = [&](auto values) { return place_mean(people, [&](std::size_t c) { return values[c]; }); };
    country.write<capacity>() = mean_of(country.read<local_capacity>());
    country.write<coordination>() = mean_of(country.read<local_coordination>());
    country.write<mainstreaming>() = mean_of(country.read<local_mainstreaming>());
    const auto now = [&](Lever lever, float adopted) { return prepared.sustained(lever, adopted); };
    const float cooperates = now(Lever::cooperation, country.write<adopted_cooperation>());
    country.write<cooperation>() = cooperates;
    country.write<rights>() = now(Lever::rights, country.write<adopted_rights>());
    country.write<enforcement>() = now(Lever::enforcement, country.write<adopted_enforcement>());
    country.write<women_work>() = now(Lever::women_work, country.write<adopted_women_work>());
    country.write<girls_schooling>() = now(Lever::girls_schooling, country.write<adopted_girls_schooling>());
    const float steady = now(Lever::funding, country.write<adopted_funding>());
    country.write<funding_predictability>() =
        fill(steady, static_cast<float>(country.param<predictability_gain>()) * cooperates);
    country.write<funding_before>() = country.write<funding_predictability>();
    country.write<staff_turnover>() = static_cast<float>(country.param<turnover>());
    const float told = now(Lever::information, country.write<adopted_information>());
    const float used = static_cast<float>(country.param<information_gain>()) * cooperates * country.write<capacity>();
    country.write<information>() = fill(told, used);
    country.write<information_before>() = fill(told, used);
}

void Govern::step(sim::Country<Govern>& country) {
    const auto people = country.read<population::founding_people>();
    const float institutions = place_mean(people, [&](std::size_t c) { return country.recall<local_capacity>(c); });
    const float lost = country.recall<staff_turnover>();
    country.write<capacity>() = institutions;
    country.write<coordination>() =
        place_mean(people, [&](std::size_t c) { return country.recall<local_coordination>(c); });
    country.write<mainstreaming>() =
        place_mean(people, [&](std::size_t c) { return country.recall<local_mainstreaming>(c); });
    advance<adopted_capacity>(country, Lever::capacity, institutions);
    advance<adopted_coordination>(country, Lever::coordination, institutions);
    advance<adopted_mainstreaming>(country, Lever::mainstreaming, institutions);

    const float cooperates = practise(
        country.recall<cooperation>(), advance<adopted_cooperation>(country, Lever::cooperation, institutions), lost,
        institutions * place_mean(people, [&](std::size_t c) { return country.recall<cooperation_work>(c); }));
    country.write<cooperation>() = cooperates;
    country.write<rights>() =
        practise(country.recall<rights>(), advance<adopted_rights>(country, Lever::rights, institutions), lost,
                 institutions * place_mean(people, [&](std::size_t c) { return country.recall<rights_work>(c); }));
    country.write<enforcement>() = practise(
        country.recall<enforcement>(), advance<adopted_enforcement>(country, Lever::enforcement, institutions), lost,
        institutions * place_mean(people, [&](std::size_t c) { return country.recall<enforcement_work>(c); }));

    const float steady = advance<adopted_funding>(country, Lever::funding, institutions);
    country.write<funding_predictability>() =
        fill(steady, static_cast<float>(country.param<predictability_gain>()) * cooperates) *
        std::min(country.recall<shocks::funding>(), 1.0F);
    const float missing = country.read<funding_before>() - country.write<funding_predictability>();
    const float more = 1.0F + static_cast<float>(country.param<contracts_lost>()) * missing;
    country.write<staff_turnover>() =
        std::clamp(static_cast<float>(country.param<turnover>()) * std::max(more, 0.0F), 0.0F, 1.0F);
    const float told = advance<adopted_information>(country, Lever::information, institutions);
    country.write<information>() =
        fill(told, static_cast<float>(country.param<information_gain>()) * cooperates * institutions);

    country.write<women_work>() = advance<adopted_women_work>(country, Lever::women_work, institutions);
    country.write<girls_schooling>() = advance<adopted_girls_schooling>(country, Lever::girls_schooling, institutions);
}

}  // namespace models::structure
