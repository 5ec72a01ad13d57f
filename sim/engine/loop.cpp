// The month. What must precede what: `publish` fixes what people can know of each other before anyone changes;
// within a phase the country's rules come first, then the places', then the people's, and no rule of a phase reads what
// another rule of the same phase and scope writes (the plan has refused that), so rules, cells and tiles of a phase may
// run in any order or at once. Sums and scarce things are settled between phases, from integers and total orders.

#include "sim/engine/engine.h"

namespace sim {

void Engine::begin() {
    for (const PhasePlan& stage : plan_->start) run_phase(stage, Phase::start, start_month);
    publish();
    remember_places();
    reset_channels();
    run_phase(plan_->phases[static_cast<std::size_t>(Phase::record)], Phase::record, start_month);
    collect_tallies();
}

void Engine::step() {
    const std::uint32_t month = world_.month;
    publish();
    remember_places();
    reset_channels();
    for (std::size_t phase = 1; phase < phase_count && !fault_; ++phase)
        run_phase(plan_->phases[phase], static_cast<Phase>(phase), month);
    collect_tallies();
    world_.month = month + 1;
}

void Engine::run_phase(const PhasePlan& phase, Phase name, std::uint32_t month) {
    run_places(phase, month);
    if (!phase.tile.empty()) {
        blocks_->run(world_.layout().cells.size(),
                     [&](std::size_t cell, std::size_t thread) { run_cell(phase, name, month, cell, thread); });
        fold_totals(phase);
        for (const std::uint16_t queue : phase.queues) share_out(queue);
    }
    for (const auto& fault : cell_faults_)
        if (fault && !fault_) fault_ = fault;
}

}  // namespace sim
