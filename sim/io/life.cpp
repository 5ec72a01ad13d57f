// Twin lives: one person replayed in every arm of a file.

#include <algorithm>

#include "sim/io/checkpoint.h"
#include "sim/io/inspect.h"
#include "sim/io/threads.h"

namespace sim::io {

namespace {

struct Shown {
    std::uint16_t slot;
    Level level;
};

std::vector<Shown> shown_columns(const Catalogue& catalogue, TwinLives& lives) {
    std::vector<Shown> shown;
    for (std::uint16_t slot = 0; slot < catalogue.columns().size(); ++slot) {
        const ColumnInfo& column = catalogue.columns()[slot];
        const bool personal = column.level == Level::person || column.level == Level::household;
        if (!personal || column.sensitive) continue;
        shown.push_back({slot, column.level});
        lives.columns.emplace_back(column.name);
        lives.units.emplace_back(column.unit);
        lives.labels.emplace_back(column.labels);
    }
    return shown;
}

struct Place {
    std::uint32_t person, household, cell;
};

Place find_person(const Layout& layout, std::uint32_t id) {
    const auto it = std::find(layout.person_id.begin(), layout.person_id.end(), id);
    if (it == layout.person_id.end()) throw FileError("there is no person " + std::to_string(id) + " in this run");
    const auto person = static_cast<std::uint32_t>(it - layout.person_id.begin());
    return {person, layout.household_row(person),
            static_cast<std::uint32_t>(&layout.cell_of(person) - layout.cells.data())};
}

LifeMonth look(const World& world, const std::vector<Shown>& shown, const Place& place) {
    LifeMonth month{world.month, {}};
    for (const Shown& column : shown)
        month.values.push_back(
            world.value(column.slot, column.level == Level::person ? place.person : place.household));
    return month;
}

void collect_events(World& world, const Place& place, Life& life) {
    for (auto& cell : world.events_) {
        for (const Logged& logged : cell)
            if (logged.person == place.person)
                life.events.push_back(
                    {logged.month, std::string(world.catalogue().events()[logged.event].name), logged.value});
        cell.clear();
    }
}

void find_split(TwinLives& lives) {
    for (std::size_t m = 0; !lives.lives.empty() && m < lives.lives[0].months.size(); ++m) {
        for (std::size_t c = 0; c < lives.columns.size(); ++c) {
            const double first = lives.lives[0].months[m].values[c];
            const bool differs = std::any_of(lives.lives.begin(), lives.lives.end(),
                                             [&](const Life& life) { return life.months[m].values[c] != first; });
            if (differs) lives.split_columns.push_back(lives.columns[c]);
        }
        if (lives.split_columns.empty()) continue;
        lives.split_month = static_cast<std::int64_t>(lives.lives[0].months[m].month);
        return;
    }
}

}  // namespace

TwinLives life(const std::string& path, std::uint32_t person, std::uint32_t replicate, std::size_t threads) {
    FileSpec spec;
    {
        const Handle file = open_file(path, Mode::read);
        spec = read_spec(file, registry());
    }
    const auto blocks = make_blocks(threads);
    Problems problems;
    const auto foundation =
        Foundation::lay(registry(), spec.arms[0].inputs, spec.arms[0].settings, spec.options, *blocks, problems);
    if (!foundation) throw RefusedInputs(std::move(problems));
    const Place place = find_person(foundation->layout(), person);
    TwinLives lives;
    lives.person = person;
    lives.community = foundation->layout().communities[foundation->layout().cells[place.cell].community].name;
    const auto shown = shown_columns(registry().catalogue, lives);
    spec.options.replicate = replicate;
    for (const Arm& arm : spec.arms) {
        auto engine = make_engine(registry(), plan(), arm.inputs, arm.settings, spec.options, *foundation, *blocks,
                                  problems, false);
        if (!engine) throw RefusedInputs(std::move(problems));
        engine->follow(place.household);
        engine->begin();
        Life& one = lives.lives.emplace_back();
        one.arm = arm.name;
        one.months.push_back(look(engine->world(), shown, place));
        while (engine->month() < spec.options.months) {
            engine->step();
            if (engine->fault()) raise_fault(*engine);
            one.months.push_back(look(engine->world(), shown, place));
            collect_events(engine->world(), place, one);
        }
    }
    find_split(lives);
    return lives;
}

}  // namespace sim::io
