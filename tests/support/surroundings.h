#pragma once
// What the rules of one model name of other models, declared but never moved, so that the model can be tested alone:
//
//     TinyWorld tiny;
//     tests::surround<models::wellbeing::Model>(tiny);
//     tiny.add<models::wellbeing::Model>();

#include <array>
#include <utility>

#include "tests/support/tiny_world.h"

namespace tests {

namespace detail {

template <class... Lists> struct Joined {
    using type = sim::list<>;
};
template <const auto&... A> struct Joined<sim::list<A...>> {
    using type = sim::list<A...>;
};
template <const auto&... A, const auto&... B, class... Rest> struct Joined<sim::list<A...>, sim::list<B...>, Rest...> {
    using type = typename Joined<sim::list<A..., B...>, Rest...>::type;
};

template <class R>
using named_by = typename Joined<typename R::reads, typename R::recalls, typename R::others, typename R::uses,
                                 typename R::scales, typename R::totals, typename R::adds>::type;

template <class Rules> struct Named;
template <class... R> struct Named<sim::rules<R...>> {
    using type = typename Joined<sim::list<>, named_by<R>...>::type;
};

inline constexpr std::array<std::string_view, 18> model_names{
    "population", "household", "labour", "enterprise", "housing",   "services",
    "documents",  "education", "health", "wellbeing",  "belonging", "climate",
    "mobility",   "structure", "shocks", "outcomes",   "programme", "interventions"};

template <class M, std::size_t Owner> struct StandIn {
    static constexpr std::string_view name = model_names[Owner];
    using founds = typename Named<typename M::rules>::type;
    using rules = sim::rules<>;
};

}  // namespace detail

template <class M> void surround(TinyWorld& world) {
    [&]<std::size_t... owner>(std::index_sequence<owner...>) {
        const auto add = [&]<std::size_t k>() {
            if constexpr (detail::model_names[k] != M::name) world.add<detail::StandIn<M, k>>();
        };
        (add.template operator()<owner>(), ...);
    }(std::make_index_sequence<detail::model_names.size()>{});
}

}  // namespace tests
