// Traits of everyone: from the draft of the place, and by draws keyed to the person.

#include <algorithm>

#include "models/population/draft.h"
#include "models/population/model.h"
#include "models/population/traits.h"
#include "sim/base/blocks.h"

namespace models::population {

namespace {

// Columns of the whole world, opened once.
struct Columns {
    explicit Columns(sim::World& world)
        : sex(sim::found_column<Model, population::sex>(world)),
          birth_month(sim::found_column<Model, population::birth_month>(world)),
          schooling(sim::found_column<Model, population::schooling>(world)),
          returnee(sim::found_column<Model, population::returnee>(world)),
          return_month(sim::found_column<Model, population::return_month>(world)),
          months_abroad(sim::found_column<Model, population::months_abroad>(world)),
          return_type(sim::found_column<Model, population::return_type>(world)),
          journey(sim::found_column<Model, population::journey>(world)),
          identity(sim::found_column<Model, population::identity>(world)),
          motive(sim::found_column<Model, population::motive>(world)),
          preparedness(sim::found_column<Model, population::preparedness>(world)),
          host_conditions(sim::found_column<Model, population::host_conditions>(world)),
          expectation(sim::found_column<Model, population::expectation>(world)),
          foreign_skill(sim::found_column<Model, population::foreign_skill>(world)),
          temperament(sim::found_column<Model, population::temperament>(world)),
          trauma_proneness(sim::found_column<Model, population::trauma_proneness>(world)),
          role(sim::found_column<Model, population::role>(world)),
          vulnerable(sim::found_column<Model, population::vulnerable>(world)),
          mother(sim::found_column<Model, population::mother>(world)),
          surge_order(sim::found_column<Model, population::surge_order>(world)),
          remittances(sim::found_column<Model, remittance_household>(world)) {}

    std::span<std::uint8_t> sex;
    std::span<std::int16_t> birth_month;
    std::span<std::uint8_t> schooling, returnee;
    std::span<std::int16_t> return_month;
    std::span<std::uint16_t> months_abroad;
    std::span<std::uint8_t> return_type;
    std::span<std::uint16_t> journey;
    std::span<std::uint8_t> identity, motive, preparedness, host_conditions, expectation, foreign_skill;
    std::span<std::int8_t> temperament;
    std::span<std::uint8_t> trauma_proneness, role, vulnerable, mother, surge_order, remittances;
};

void write_draft(const Draft& draft, std::size_t first, std::size_t first_home, const Columns& to) {
    for (std::size_t i = 0; i < draft.people.size(); ++i) {
        const Member& member = draft.people[i];
        const std::size_t p = first + i;
        to.sex[p] = member.sex;
        to.birth_month[p] = member.birth_month;
        to.returnee[p] = member.kind == Kind::came_back ? 1 : 0;
        to.return_month[p] = member.return_month;
        to.months_abroad[p] = member.months_abroad;
        to.journey[p] = member.journey;
        to.role[p] = member.role;
        to.mother[p] = member.mother;
        to.surge_order[p] = member.surge_order;
    }
    std::copy(draft.remittances.begin(), draft.remittances.end(),
              to.remittances.begin() + static_cast<std::ptrdiff_t>(first_home));
}

// Decisions of `count` people at once, so that draws are made in batches.
void write_traits(const TraitMaker& maker, const PlaceFacts& place, const std::uint32_t* ids, std::size_t first,
                  std::size_t count, TraitBatch& batch, const Columns& to) {
    maker.draw(ids + first, count, batch);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t p = first + i;
        Person person{.sex = to.sex[p],
                      .birth_month = to.birth_month[p],
                      .return_month = to.return_month[p],
                      .months_abroad = to.months_abroad[p],
                      .journey = to.journey[p],
                      .returnee = to.returnee[p] != 0};
        const Traits traits = maker.make(place, person, ids[p], i, batch);
        to.schooling[p] = traits.schooling;
        to.identity[p] = traits.identity;
        to.temperament[p] = traits.temperament;
        to.trauma_proneness[p] = traits.trauma_proneness;
        to.vulnerable[p] = traits.vulnerable;
        if (!person.returnee) continue;
        to.return_type[p] = traits.return_type;
        to.journey[p] = traits.journey;
        to.motive[p] = traits.motive;
        to.preparedness[p] = traits.preparedness;
        to.host_conditions[p] = traits.host_conditions;
        to.expectation[p] = traits.expectation;
        to.foreign_skill[p] = traits.foreign_skill;
    }
}

}  // namespace

void Model::found(const sim::Founding& founding, sim::World& world) {
    const Facts facts = read_facts(founding.inputs, founding.run.settings, *founding.run.catalogue, founding.run.months,
                                   founding.scale, founding.problems);
    const Numbers numbers(founding.run);
    const TraitMaker maker(founding.run);
    const Columns columns(world);
    const sim::Layout& layout = world.layout();
    founding.blocks.run(layout.communities.size(), [&](std::size_t c, std::size_t) {
        const sim::Cell& first = layout.cells[layout.communities[c].first_cell];
        write_draft(draft_place(facts, c, numbers, founding.run), first.first_person, first.first_household, columns);
    });
    std::vector<TraitBatch> batches(founding.blocks.threads());
    founding.blocks.run(layout.cells.size(), [&](std::size_t c, std::size_t thread) {
        const sim::Cell& cell = layout.cells[c];
        write_traits(maker, facts.places[cell.community], layout.person_id.data(), cell.first_person, cell.person_count,
                     batches[thread], columns);
    });
    const auto rural = sim::found_column<Model, rural_share>(world), city = sim::found_column<Model, km_to_city>(world);
    const auto people = sim::found_column<Model, founding_people>(world);
    const auto groups = sim::found_column<Model, region>(world);
    for (std::size_t c = 0; c < facts.places.size(); ++c) {
        rural[c] = static_cast<float>(facts.places[c].rural);
        city[c] = static_cast<float>(facts.places[c].distance);
        people[c] = static_cast<float>(facts.places[c].people);
        groups[c] = facts.places[c].group;
    }
}

}  // namespace models::population
