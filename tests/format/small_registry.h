#pragma once
// A few declarations that never change, so that the expected messages of tests/format/bad do not either.

#include <array>

#include "sim/engine/model.h"
#include "sim/io/scenario.h"

namespace small {

using sim::Key;
using sim::KeyKind;

inline constexpr sim::Parameter skill_return{.name = "labour/skill_return",
                                             .unit = "share",
                                             .range = {0, 1},
                                             .value = 0.05,
                                             .prior = {},
                                             .doc = "Rise of wages with a standard deviation of skill.",
                                             .source = "assumption: for tests"};
inline constexpr sim::Parameter search_cost{.name = "labour/search_cost",
                                            .unit = "USD_per_month",
                                            .range = {0, 500},
                                            .value = 12,
                                            .prior = {},
                                            .doc = "Cost of looking for work.",
                                            .source = "assumption: for tests"};
inline constexpr sim::ParameterSet<3> season{.name = "labour/season",
                                             .unit = "factor",
                                             .range = {0, 3},
                                             .value = {1, 1.2, 0.8},
                                             .prior = {},
                                             .labels = "farming trade services",
                                             .doc = "Seasonal demand.",
                                             .source = "assumption: for tests"};

struct Model {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
    static constexpr std::array keys{
        Key{.path = "programme.*.card", .kind = KeyKind::text, .doc = "Card delivered."},
        Key{.path = "programme.*.components", .kind = KeyKind::text_list, .doc = "Cards of a bundle."},
        Key{.path = "programme.*.budget",
            .kind = KeyKind::number,
            .unit = "USD",
            .range = {0, 1e9},
            .doc = "Money for the whole run.",
            .required = true},
        Key{.path = "programme.*.start",
            .kind = KeyKind::number,
            .unit = "months",
            .range = {0, 240},
            .value = "0",
            .doc = "Month in which it opens."},
        Key{.path = "programme.*.take_up",
            .kind = KeyKind::number,
            .unit = "share",
            .range = {0, 1},
            .value = "0.5",
            .doc = "Share of those asked who accept."},
        Key{.path = "programme.*.drop_out",
            .kind = KeyKind::number,
            .unit = "chance_per_month",
            .range = {0, 1},
            .doc = "Chance of leaving early."},
        Key{.path = "programme.*.menu", .kind = KeyKind::flag, .value = "false", .doc = "One component each."},
        Key{.path = "programme.*.shares",
            .kind = KeyKind::number_list,
            .unit = "share",
            .range = {0, 1},
            .doc = "Dose of each component."},
        Key{.path = "programme.*.communities", .kind = KeyKind::text_list, .doc = "Where."},
        Key{.path = "shock.*.kind",
            .kind = KeyKind::text,
            .choices = "violence recession surge",
            .doc = "What happens.",
            .required = true},
        Key{.path = "assumption.cash_fades", .kind = KeyKind::flag, .value = "true", .doc = "Whether cash fades."},
    };
    static constexpr std::array<Key, 4> card_keys{
        Key{.path = "schema", .kind = KeyKind::number, .unit = "count", .range = {1, 1}, .doc = "Version."},
        Key{.path = "title", .kind = KeyKind::text, .doc = "Name for readers.", .required = true},
        Key{.path = "unit_cost.default",
            .kind = KeyKind::number,
            .unit = "USD",
            .range = {0, 1e6},
            .doc = "Cost.",
            .required = true},
        Key{.path = "effect.*.size",
            .kind = KeyKind::number,
            .unit = "SD_per_month",
            .range = {-4, 4},
            .doc = "Strength.",
            .required = true},
    };
#pragma GCC diagnostic pop
    struct Prepared {};
    // Reports what models report: a key, a card and a cell of a table.
    static std::shared_ptr<const Prepared> prepare(const sim::Preparation& p) {
        for (const std::string& id : p.inputs.scenario.children("programme")) {
            const std::string path = "programme." + id + ".start";
            if (p.inputs.scenario.number(path) >= p.months)
                p.problems.push_back(
                    {"RS508", path, "the programme opens after the last month", "choose an earlier start"});
        }
        for (const auto& [id, card] : p.inputs.cards)
            if (card.number("effect.belonging.size") < 0)
                p.problems.push_back(
                    {"RS508", "cards." + id + ".effect.belonging.size", "this effect does harm", "", true});
        if (const auto places = p.inputs.data.find("places"); places != p.inputs.data.end())
            for (std::size_t row = 0; row < places->second.rows(); ++row)
                places->second.required(row, "pop", p.problems);
        return nullptr;
    }
};

inline const sim::Registry& registry() {
    static const sim::Registry* const one = [] {
        auto* made = new sim::Registry;
        made->catalogue.add_keys(Model::keys, "small");
        sim::ModelInfo info;
        info.name = "small";
        info.prepare = [](const sim::Preparation& p) -> std::shared_ptr<const void> { return Model::prepare(p); };
        made->models.push_back(std::move(info));
        made->catalogue.declare<skill_return>();
        made->catalogue.declare<search_cost>();
        made->catalogue.declare<season>();
        return made;
    }();
    return *one;
}

inline sim::io::ReaderOptions options(std::vector<std::string> set = {}) {
    return {.set = std::move(set),
            .card_keys = Model::card_keys,
            .share = "tests/format/share",
            .months = {},
            .prepare = true};
}

inline sim::io::Scenario read(const std::string& text, std::vector<std::string> set = {},
                              const std::string& name = "tests/format/text.toml") {
    return sim::io::read_scenario_text(name, text, registry(), options(std::move(set)));
}

}  // namespace small
