// Reads [policy.ID] of the scenario.

#include <algorithm>
#include <cstdint>
#include <string>

#include "models/structure/model.h"
#include "sim/base/maths.h"

namespace models::structure {

namespace {

constexpr std::int32_t for_good = 1'000'000;

template <const auto& P> double setting(const sim::Preparation& p, std::size_t i = 0) {
    return p.settings.values[p.catalogue.parameters()[sim::slot_of<P>].offset + i];
}

std::size_t find_word(std::string_view words, std::string_view wanted) {
    std::size_t index = 0;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == wanted) return index;
        words.remove_prefix(std::min(end + 1, words.size()));
        ++index;
    }
    return levers;
}

// First whole month at or after a point in time.
std::int32_t month_of(double value) {
    const auto whole = static_cast<std::int32_t>(value);
    return static_cast<double>(whole) < value ? whole + 1 : whole;
}

class Reader {
public:
    Reader(const sim::Preparation& p, Prepared& out) : p_(p), out_(out) {}

    void read(const std::string& id) {
        const sim::Table& table = p_.inputs.scenario;
        const std::string path = "policy." + id + ".";
        const std::string word = table.text(path + "lever");
        const std::size_t lever = find_word(lever_words, word);
        if (lever == levers)
            return complain("RS631", path + "lever", "'" + word + "' is no lever of policy",
                            "choose one of: " + std::string(lever_words));
        if (!owner_[lever].empty())
            complain("RS632", path + "lever", "policies '" + owner_[lever] + "' and '" + id + "' both move " + word,
                     "keep one; a lever follows one policy at a time");
        owner_[lever] = id;
        Policy policy;
        if (!table.has(path + "level"))
            complain("RS633", path + "level", "the policy does not say how far it goes",
                     "give the level that practice reaches once adopted, from 0 to 1");
        policy.level = static_cast<float>(table.number(path + "level"));
        if (!(policy.level >= 0 && policy.level <= 1))
            complain("RS633", path + "level", "a level lies between 0 and 1",
                     "0 is nothing, 1 is everywhere in full practice");
        policy.start = month_of(table.number(path + "start"));
        policy.end = table.has(path + "end") ? month_of(table.number(path + "end")) : for_good;
        if (policy.end <= policy.start)
            complain("RS634", path + "end", "the policy ends before it begins", "set end after start, or leave it out");
        if (policy.start >= static_cast<std::int32_t>(p_.months))
            complain("RS635", path + "start", "the policy begins after the last month and changes nothing",
                     "set start below the number of months of the run", true);
        if (table.text(path + "source").empty())
            complain("RS636", path + "source", "the policy names no source",
                     "cite a document, or write 'assumption: reason'");
        out_.policy[lever] = policy;
    }

private:
    void complain(std::string code, std::string path, std::string message, std::string help, bool warning = false) {
        p_.problems.push_back({std::move(code), std::move(path), std::move(message), std::move(help), warning});
    }

    const sim::Preparation& p_;
    Prepared& out_;
    std::array<std::string, levers> owner_;
};

}  // namespace

float adopt(float adopted, float speed, float capacity_now, float months) {
    constexpr float steepest = 60.0F;  // keeps the exponential finite; e^60 is full adoption in any case
    const float growth = sim::maths::exp(std::min(speed * capacity_now * months, steepest));
    return adopted * growth / (1.0F - adopted + adopted * growth);
}

std::shared_ptr<const Prepared> Model::prepare(const sim::Preparation& p) {
    auto out = std::make_shared<Prepared>();
    const double seed = setting<adoption_seed>(p);
    const double reference = setting<reference_capacity>(p);
    out->seed = static_cast<float>(seed);
    for (std::size_t l = 0; l < levers; ++l) {
        out->base[l] = static_cast<float>(setting<practice_start>(p, l));
        // Logistic growth from the seed reaches one half when the odds have grown by (1 - seed) / seed.
        const double odds = sim::maths::log_d((1 - seed) / seed);
        out->speed[l] = static_cast<float>(odds / (setting<half_time>(p, l) * reference));
        out->policy[l] = {out->base[l], for_good, for_good};
    }
    Reader reader(p, *out);
    for (const std::string& id : p.inputs.scenario.children("policy")) reader.read(id);
    return out;
}

}  // namespace models::structure
