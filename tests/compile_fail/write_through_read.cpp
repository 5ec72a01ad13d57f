// expect: assignment of read-only location
#include "tests/compile_fail/model_under_test.h"

namespace trial {

struct Step : Rule {
    static constexpr std::string_view name = "trial/step";
    static constexpr Phase phase = Phase::decide;
    using writes = list<mine>;
    static void step(Tile<Step>& tile) { tile.read<mine>()[0] = 1.0F; }
};

struct Model {
    static constexpr std::string_view name = "trial";
    using rules = sim::rules<Step>;
};

void use(Registry& registry) { add_model<Model>(registry); }

}  // namespace trial
