// The kernel without files, threads or a clock: a bundle in, a digest out. The page and the bit-equality test call it.

#include <cstdint>
#include <cstdlib>

#include "models/registry.h"
#include "sim/base/blocks.h"
#include "sim/engine/simulation.h"
#include "sim/state/bundle.h"

namespace {

struct Session {
    sim::Registry registry;
    sim::Plan plan;
    sim::SerialBlocks blocks;
    sim::Bundle bundle;
    std::optional<sim::Foundation> foundation;
    std::unique_ptr<sim::Engine> engine;
    sim::Problems problems;
};

Session& session() {
    static Session* one = [] {
        auto* s = new Session;
        models::register_all(s->registry);
        s->plan = sim::make_plan(s->registry);
        return s;
    }();
    return *one;
}

}  // namespace

extern "C" {

__attribute__((export_name("querencia_allocate"))) void* querencia_allocate(std::uint32_t bytes) {
    return std::malloc(bytes);
}

// 0: ready at month 0; 1: the bundle is damaged; 2: the inputs do not make a world; 3: the plan is refused.
__attribute__((export_name("querencia_open"))) int querencia_open(const char* bytes, std::uint32_t size,
                                                                  std::uint32_t seed, std::uint32_t replicate,
                                                                  std::uint32_t months, double scale) {
    Session& s = session();
    if (!s.plan.refusals.empty()) return 3;
    auto bundle = sim::unpack_bundle({bytes, size});
    if (!bundle) return 1;
    s.bundle = std::move(*bundle);
    s.problems.clear();
    sim::RunOptions options;
    options.seed = seed, options.replicate = replicate, options.months = months, options.scale = scale;
    s.foundation = sim::Foundation::lay(s.registry, s.bundle.inputs, s.bundle.settings, options, s.blocks, s.problems);
    if (!s.foundation) return 2;
    s.engine = sim::make_engine(s.registry, s.plan, s.bundle.inputs, s.bundle.settings, options, *s.foundation,
                                s.blocks, s.problems);
    return s.engine ? 0 : 2;
}

__attribute__((export_name("querencia_step"))) int querencia_step(std::uint32_t months) {
    Session& s = session();
    for (std::uint32_t m = 0; m < months && !s.engine->fault(); ++m) s.engine->step();
    return s.engine->fault() ? 1 : 0;
}

__attribute__((export_name("querencia_digest"))) std::uint64_t querencia_digest() {
    return session().engine->world().fingerprint(true);
}

// As in a run file's `fingerprint`: accounts left out, so that arms can be compared.
__attribute__((export_name("querencia_fingerprint"))) std::uint64_t querencia_fingerprint() {
    return session().engine->world().fingerprint(false);
}

// Where a column's rows are and how many bytes they take, in catalogue order; for readers on the page and for tests.
__attribute__((export_name("querencia_column"))) const void* querencia_column(std::uint32_t slot) {
    return session().engine->world().buffer(static_cast<std::uint16_t>(slot)).data();
}

__attribute__((export_name("querencia_column_bytes"))) std::uint32_t querencia_column_bytes(std::uint32_t slot) {
    return static_cast<std::uint32_t>(session().engine->world().buffer(static_cast<std::uint16_t>(slot)).size());
}

__attribute__((export_name("querencia_persons"))) std::uint32_t querencia_persons() {
    return static_cast<std::uint32_t>(session().engine->world().layout().persons());
}

}  // extern "C"
