// Every declaration complete, every plan lawful: one test over the whole registry, so that a new model is tested before
// its author writes a test.

#include <bit>
#include <filesystem>
#include <map>
#include <set>

#include "models/registry.h"
#include "sim/base/units.h"
#include "sim/engine/plan.h"
#include "tests/support/catch.h"

namespace {

const sim::Registry& registry() {
    static const sim::Registry* all = [] {
        auto* made = new sim::Registry;
        models::register_all(*made);
        return made;
    }();
    return *all;
}

std::set<std::string_view> model_names() {
    std::set<std::string_view> names;
    for (const auto& model : registry().models) names.insert(model.name);
    return names;
}

bool known_unit(std::string_view unit) { return unit.empty() || unit == "1" || sim::find_unit(unit) != nullptr; }

}  // namespace

TEST_CASE("the plan of a month is lawful") {
    const sim::Plan plan = sim::make_plan(registry());
    for (const std::string& refusal : plan.refusals) FAIL_CHECK(refusal);
    CHECK(plan.phases[static_cast<std::size_t>(sim::Phase::decide)].tile.size() > 5);
}

TEST_CASE("columns say what they are") {
    const auto owners = model_names();
    std::set<std::string_view> seen;
    for (const auto& column : registry().catalogue.columns()) {
        INFO(column.name);
        CHECK(seen.insert(column.name).second);
        CHECK(owners.contains(sim::owner_of(column.name)));
        CHECK_FALSE(column.doc.empty());
        CHECK(known_unit(column.unit));
        CHECK(column.range.low < column.range.high);
        CHECK(column.start >= column.range.low);
        CHECK(column.start <= column.range.high);
        if (!column.labels.empty()) {
            const auto words = 1 + std::count(column.labels.begin(), column.labels.end(), ' ');
            CHECK(static_cast<double>(words) >= column.range.high - column.range.low);
        }
        if (column.groups != 0) CHECK_FALSE(column.labels.empty());
    }
    CHECK(registry().catalogue.publish_bits_used() <= 32);
}

TEST_CASE("parameters have a value in range, a unit, a meaning and a source") {
    for (const auto& parameter : registry().catalogue.parameters()) {
        INFO(parameter.name);
        CHECK_FALSE(parameter.doc.empty());
        CHECK_FALSE(parameter.source.empty());
        CHECK(known_unit(parameter.unit));
        CHECK_FALSE(parameter.unit.empty());
        for (const double value : parameter.value) {
            CHECK(value >= parameter.range.low);
            CHECK(value <= parameter.range.high);
        }
        if (parameter.prior.shape != sim::Shape::fixed) CHECK(parameter.prior.a < parameter.prior.b);
    }
}

TEST_CASE("channels, totals, queues, events and tallies say what they are") {
    const auto owners = model_names();
    const auto complete = [&](std::string_view name, std::string_view doc) {
        INFO(name);
        CHECK_FALSE(doc.empty());
        CHECK(owners.contains(sim::owner_of(name)));
    };
    for (const auto& channel : registry().catalogue.channels()) complete(channel.name, channel.doc);
    for (const auto& total : registry().catalogue.totals()) complete(total.name, total.doc);
    for (const auto& queue : registry().catalogue.queues()) complete(queue.name, queue.doc);
    for (const auto& event : registry().catalogue.events()) complete(event.name, event.doc);
    for (const auto& tally : registry().catalogue.tallies()) {
        complete(tally.name, tally.doc);
        if (!tally.per.empty()) CHECK(registry().catalogue.tally(tally.per) != sim::unassigned);
    }
}

TEST_CASE("no two streams share a hash") {
    std::map<std::uint32_t, std::string_view> seen;
    for (const auto& stream : registry().catalogue.streams()) {
        const auto [at, fresh] = seen.emplace(stream.hash, stream.name);
        INFO(stream.name << " and " << at->second);
        CHECK(fresh);
    }
}

TEST_CASE("a stream is drawn by one model, for decisions that its lanes name") {
    // Draws at the start have a tick of their own, so the same lanes may serve once at the start and once a month.
    std::map<std::pair<const std::uint16_t*, bool>, std::set<std::string_view>> drawn;
    for (const auto& rule : registry().rules)
        for (const auto& stream : rule.draws) {
            INFO(stream.name << " in " << rule.name);
            CHECK(stream.name.substr(0, stream.name.find('/')) == rule.model);
            drawn[{stream.slot, rule.phase == sim::Phase::start}].insert(rule.name);
        }
    for (const auto& [key, rules] : drawn) {
        const auto& stream = registry().catalogue.streams()[*key.first];
        INFO(stream.name);
        CHECK(rules.size() <= 1U + static_cast<std::size_t>(std::count(stream.lanes.begin(), stream.lanes.end(), ' ')));
    }
    for (const auto& stream : registry().catalogue.streams()) {
        INFO(stream.name);
        CHECK_FALSE(stream.lanes.empty());
        CHECK(std::count(stream.lanes.begin(), stream.lanes.end(), ' ') <= 3);
    }
}

TEST_CASE("every column somebody reads is written or founded by its owner") {
    std::set<const std::uint16_t*> written;
    for (const auto& rule : registry().rules)
        for (const auto& item : rule.writes) written.insert(item.slot);
    for (const auto& rule : registry().rules)
        for (const auto* items : {&rule.reads, &rule.recalls})
            for (const auto& item : *items) {
                INFO(rule.name << " reads " << item.name);
                CHECK((written.contains(item.slot) || registry().catalogue.columns()[*item.slot].fixed));
            }
}

TEST_CASE("every model has a page") {
    for (const auto& model : registry().models) {
        INFO(model.name);
        CHECK(std::filesystem::exists("models/" + std::string(model.name) + "/README.md"));
    }
}
