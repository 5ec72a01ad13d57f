#include "sim/engine/simulation.h"

#include <algorithm>

namespace sim {

namespace {

Run make_run(const Registry& registry, const Settings& settings, const RunOptions& options) {
    Run run;
    run.catalogue = &registry.catalogue;
    run.settings = settings;
    run.seed = options.seed;
    run.replicate = options.replicate;
    run.months = options.months;
    run.block = std::max<std::uint32_t>(options.block, 1);
    return run;
}

// Columns that are set when people are laid out and never after: runs of one foundation share them.
std::vector<bool> never_written(const Registry& registry) {
    std::vector<bool> never;
    for (const ColumnInfo& column : registry.catalogue.columns()) never.push_back(column.founded);
    for (const RuleInfo& rule : registry.rules)
        for (const Reference& column : rule.writes) never[*column.slot] = false;
    return never;
}

bool any_error(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return !p.warning; });
}

}  // namespace

std::vector<std::shared_ptr<const void>> prepare_models(const Registry& registry, const Inputs& inputs,
                                                        const Settings& settings, std::uint32_t months,
                                                        Problems& problems) {
    std::vector<std::shared_ptr<const void>> prepared;
    for (const ModelInfo& model : registry.models)
        prepared.push_back(model.prepare ? model.prepare({inputs, registry.catalogue, settings, months, problems})
                                         : nullptr);
    return prepared;
}

std::optional<Foundation> Foundation::lay(const Registry& registry, const Inputs& inputs, const Settings& settings,
                                          const RunOptions& options, Blocks& blocks, Problems& problems) {
    Run run = make_run(registry, settings, options);
    run.replicate = 0;  // replicates share one population
    run.prepared = prepare_models(registry, inputs, settings, options.months, problems);
    if (any_error(problems)) return std::nullopt;
    const Founding founding{inputs, run, blocks, problems, options.panel_households, options.scale};
    Foundation foundation;
    for (const ModelInfo& model : registry.models) {
        if (!model.lay_out) continue;
        auto layout = std::make_shared<Layout>(model.lay_out(founding));
        if (any_error(problems)) return std::nullopt;
        layout->persons_per_agent = 1 / options.scale;
        auto world = std::make_shared<World>(registry.catalogue, std::move(layout), 0);
        if (model.found) model.found(founding, *world);
        if (any_error(problems)) return std::nullopt;
        if (model.says_what_it_founds) world->forget_unfounded();
        foundation.world_ = std::move(world);
        return foundation;
    }
    problems.push_back({"RS901", {}, "no model lays out a population", "build the population model in", false});
    return std::nullopt;
}

Settings default_settings(const Catalogue& catalogue) {
    Settings settings;
    for (const ParameterInfo& parameter : catalogue.parameters())
        settings.values.insert(settings.values.end(), parameter.value.begin(), parameter.value.end());
    return settings;
}

std::unique_ptr<Engine> make_engine(const Registry& registry, const Plan& plan, const Inputs& inputs,
                                    const Settings& settings, const RunOptions& options, const Foundation& foundation,
                                    Blocks& blocks, Problems& problems, bool begin) {
    Run run = make_run(registry, settings, options);
    run.prepared = prepare_models(registry, inputs, settings, options.months, problems);
    if (any_error(problems)) return nullptr;
    std::size_t accounts = 0;
    for (const ModelInfo& model : registry.models)
        if (model.count_accounts) accounts += model.count_accounts(inputs);
    auto engine = std::make_unique<Engine>(registry, plan, std::move(run),
                                           foundation.world().begin(accounts, never_written(registry)), blocks);
    engine->checked = options.checked;
    if (begin) engine->begin();
    return engine;
}

std::size_t estimate_bytes(const Registry& registry, std::size_t persons, std::size_t households, std::size_t worlds) {
    const std::vector<bool> shared = never_written(registry);
    std::size_t person_bytes = 4 + 2 + tie_slots * 2 + worlds * (4 + tie_slots);  // id, home, ties; word, strength
    std::size_t household_bytes = 4;
    for (std::size_t slot = 0; slot < shared.size(); ++slot) {
        const ColumnInfo& column = registry.catalogue.columns()[slot];
        const std::size_t copies = shared[slot] ? 1 : worlds + (column.founded ? 1 : 0);
        if (column.level == Level::person) person_bytes += copies * column.stored_size();
        if (column.level == Level::household) household_bytes += copies * column.stored_size();
    }
    return persons * person_bytes + households * household_bytes;
}

}  // namespace sim
