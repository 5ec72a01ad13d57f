// expect: parameter is not in this rule's params list
#include "tests/compile_fail/model_under_test.h"

namespace trial {

struct Step : Rule {
    static constexpr std::string_view name = "trial/step";
    static constexpr Phase phase = Phase::decide;
    using writes = list<mine>;
    static void step(Tile<Step>& tile) { (void)tile.param<rate>(); }
};

struct Model {
    static constexpr std::string_view name = "trial";
    using rules = sim::rules<Step>;
};

void use(Registry& registry) { add_model<Model>(registry); }

}  // namespace trial
