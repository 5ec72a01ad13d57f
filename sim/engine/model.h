#pragma once
// Registration of models: what the compiler knows of a model's rules becomes data that the plan, the loop and every
// reader of the catalogue use. A model is a struct with a name and its rules; it holds no state.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/place.h"
#include "sim/engine/rule.h"

namespace sim {

template <class... Rules> struct rules {};

// What a model may offer; each of these is optional, see `add_model`:
//   static constexpr std::array<Key, N> keys          scenario keys that are not parameters
//   using settings = list<...>                        parameters used only in prepare()
//   using declares = list<...>                        what it owns and only other models' rules name
//   struct Prepared; static std::shared_ptr<const Prepared> prepare(const Preparation&)
//   static std::size_t count_accounts(const Inputs&)  one model: how many programme accounts there are
//   static Layout lay_out(const Founding&)            one model: who lives where
//   static void found(const Founding&, World&)        the same model: traits of everyone
//   using founds = list<...>                          the traits it sets there

struct Preparation {
    const Inputs& inputs;
    const Catalogue& catalogue;
    const Settings& settings;
    std::uint32_t months;
    Problems& problems;
};

class Blocks;

struct Founding {
    const Inputs& inputs;
    const Run& run;
    Blocks& blocks;
    Problems& problems;
    std::size_t panel_households = 0;
    double scale = 1;   // agents per person: 0.1 means that one agent stands for ten people
};

// A declaration that a rule names: its slot is read after all models have registered.
struct Reference {
    const std::uint16_t* slot = nullptr;
    std::string_view name;
    Level level = Level::person;
};

struct RuleInfo {
    std::string_view name, model;
    Phase phase = Phase::decide;
    Scope scope = Scope::tile;
    int stage = 0;  // start phase only
    bool scales_any = false;
    std::vector<Reference> writes, reads, recalls, others, uses, scales, params, draws, adds, totals, asks, serves,
        takes, tables, logs, counts;
    std::function<void(TileData&)> tile;
    std::function<void(PlaceData&)> place;
};

struct ModelInfo {
    std::string_view name;
    std::function<std::shared_ptr<const void>(const Preparation&)> prepare;
    std::function<std::size_t(const Inputs&)> count_accounts;
    std::function<Layout(const Founding&)> lay_out;
    std::function<void(const Founding&, World&)> found;
    bool says_what_it_founds = false;  // then nothing else that found() wrote is kept
};

struct Registry {
    Catalogue catalogue;
    std::vector<ModelInfo> models;
    std::vector<RuleInfo> rules;
};

namespace detail {

template <const auto& Item> constexpr Level level_of() {
    if constexpr (requires { std::remove_cvref_t<decltype(Item)>::level; })
        return std::remove_cvref_t<decltype(Item)>::level;
    return Level::person;
}

template <const auto&... Items> std::vector<Reference> references(list<Items...>) {
    return {Reference{&slot_of<Items>, Items.name, level_of<Items>()}...};
}

// A model's own declarations are registered; those of others are only referred to.
template <const auto&... Items>
void declare_own([[maybe_unused]] Catalogue& catalogue, [[maybe_unused]] std::string_view model, list<Items...>) {
    ((owner_of(Items.name) == model ? catalogue.declare<Items>() : void()), ...);
}

template <class R> void add_rule(Registry& registry, std::string_view model) {
    static_assert(R::name.find('/') != std::string_view::npos, "a rule is named model/verb");
    RuleInfo info;
    info.name = R::name, info.model = model, info.phase = R::phase;
    Catalogue& c = registry.catalogue;
    const auto take = [&](auto items, std::vector<Reference>& into) {
        declare_own(c, model, items);
        into = references(items);
    };
    take(typename R::writes{}, info.writes), take(typename R::reads{}, info.reads);
    take(typename R::recalls{}, info.recalls), take(typename R::others{}, info.others);
    take(typename R::uses{}, info.uses), take(typename R::scales{}, info.scales);
    take(typename R::params{}, info.params), take(typename R::draws{}, info.draws);
    take(typename R::adds{}, info.adds), take(typename R::totals{}, info.totals);
    take(typename R::asks{}, info.asks), take(typename R::serves{}, info.serves);
    take(typename R::takes{}, info.takes), take(typename R::tables{}, info.tables);
    take(typename R::logs{}, info.logs), take(typename R::counts{}, info.counts);
    if constexpr (requires { R::stage; }) info.stage = R::stage;
    if constexpr (requires { R::scales_any; }) info.scales_any = R::scales_any;
    if constexpr (std::is_invocable_v<decltype(&R::step), Tile<R>&>) {
        info.scope = Scope::tile;
        info.tile = [](TileData& data) {
            Tile<R> tile(data);
            R::step(tile);
        };
    } else if constexpr (std::is_invocable_v<decltype(&R::step), Place<R>&>) {
        info.scope = Scope::place;
        info.place = [](PlaceData& data) {
            Place<R> place(data);
            R::step(place);
        };
    } else {
        static_assert(std::is_invocable_v<decltype(&R::step), Country<R>&>,
                      "step takes Tile<Rule>&, Place<Rule>& or Country<Rule>&");
        info.scope = Scope::country;
        info.place = [](PlaceData& data) {
            Country<R> country(data);
            R::step(country);
        };
    }
    registry.rules.push_back(std::move(info));
}

template <class... Rules>
void add_rules([[maybe_unused]] Registry& registry, [[maybe_unused]] std::string_view model, rules<Rules...>) {
    (add_rule<Rules>(registry, model), ...);
}

}  // namespace detail

template <class M> void add_model(Registry& registry) {
    model_slot<M> = static_cast<std::uint16_t>(registry.models.size());
    ModelInfo info;
    info.name = M::name;
    if constexpr (requires { typename M::founds; }) {
        detail::declare_own(registry.catalogue, M::name, typename M::founds{});
        info.says_what_it_founds = true;
        for (const Reference& column : detail::references(typename M::founds{}))
            registry.catalogue.mark_founded(column.name);
    }
    if constexpr (requires { typename M::declares; })
        detail::declare_own(registry.catalogue, M::name, typename M::declares{});
    if constexpr (requires { typename M::settings; })
        detail::declare_own(registry.catalogue, M::name, typename M::settings{});
    if constexpr (requires { M::keys; }) registry.catalogue.add_keys(M::keys, M::name);
    if constexpr (requires(const Preparation& p) { M::prepare(p); })
        info.prepare = [](const Preparation& p) -> std::shared_ptr<const void> { return M::prepare(p); };
    if constexpr (requires(const Inputs& i) { M::count_accounts(i); }) info.count_accounts = &M::count_accounts;
    if constexpr (requires(const Founding& f) { M::lay_out(f); }) info.lay_out = &M::lay_out;
    if constexpr (requires(const Founding& f, World& w) { M::found(f, w); }) info.found = &M::found;
    registry.models.push_back(std::move(info));
    detail::add_rules(registry, M::name, typename M::rules{});
}

// Typed access to whole columns for found(), which runs before any rule. Only a model's own columns.
template <class M, const auto& C> auto found_column(World& world) {
    static_assert(owner_of(C.name) == M::name, "only the owner writes a column");
    static_assert(C.store == Store::exact, "columns set by found() are stored exactly");
    using T = typename std::remove_cvref_t<decltype(C)>::value_type;
    return std::span<T>(reinterpret_cast<T*>(world.column_bytes(slot_of<C>)),
                        world.rows(std::remove_cvref_t<decltype(C)>::level));
}

}  // namespace sim
