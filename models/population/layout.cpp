// Gives everyone who will ever live here a slot: community by community, cell by cell, home by home.

#include <algorithm>
#include <numeric>

#include "models/population/draft.h"
#include "models/population/model.h"
#include "models/population/ties.h"
#include "sim/base/blocks.h"

namespace models::population {

namespace {

using sim::Layout;

// Whole homes in order, in cells of nearly equal size.
void add_cells(const Draft& draft, std::uint32_t community, Layout& layout) {
    const auto people = static_cast<std::uint32_t>(draft.people.size());
    const std::uint32_t wanted =
        std::max<std::uint32_t>(1, (people + sim::cell_capacity - 201) / (sim::cell_capacity - 200));
    const std::uint32_t target = (people + wanted - 1) / wanted;
    const std::uint32_t base_person =
        layout.cells.empty() ? 0 : layout.cells.back().first_person + layout.cells.back().person_count;
    const std::uint32_t base_home =
        layout.cells.empty() ? 0 : layout.cells.back().first_household + layout.cells.back().household_count;
    layout.communities[community].first_cell = static_cast<std::uint32_t>(layout.cells.size());
    sim::Cell cell{community, base_person, 0, base_home, 0, 0, 0};
    const auto close = [&] {
        layout.cells.push_back(cell);
        cell = {community, cell.first_person + cell.person_count, 0, cell.first_household + cell.household_count, 0, 0,
                0};
    };
    for (std::size_t h = 0; h + 1 < draft.home_first.size(); ++h) {
        const std::uint32_t size = draft.home_first[h + 1] - draft.home_first[h];
        if (cell.person_count > 0 && (cell.person_count >= target || cell.person_count + size > sim::cell_capacity))
            close();
        cell.person_count += size;
        ++cell.household_count;
    }
    close();  // a place without people has one empty cell
    layout.communities[community].cell_count =
        static_cast<std::uint32_t>(layout.cells.size()) - layout.communities[community].first_cell;
}

void add_homes(const Draft& draft, std::uint32_t community, Layout& layout) {
    const sim::Community& place = layout.communities[community];
    const sim::Cell& first = layout.cells[place.first_cell];
    for (std::size_t h = 0; h + 1 < draft.home_first.size(); ++h)
        layout.household_first[first.first_household + h] = first.first_person + draft.home_first[h];
    for (std::uint32_t c = 0; c < place.cell_count; ++c) {
        const sim::Cell& cell = layout.cells[place.first_cell + c];
        for (std::uint32_t h = 0; h < cell.household_count; ++h) {
            const std::uint32_t home = cell.first_household + h - first.first_household;
            for (std::uint32_t p = draft.home_first[home]; p < draft.home_first[home + 1]; ++p)
                layout.household_of[first.first_person + p] = static_cast<std::uint16_t>(h);
        }
    }
}

void add_ties(const std::vector<Draft>& drafts, const sim::Founding& founding, Layout& layout) {
    const auto of = [&]<const auto & P>() { return setting<P>(founding.run.settings, *founding.run.catalogue); };
    const TieChances chances{of.operator()<far_kin>(), of.operator()<far_place>(), of.operator()<member_mix>()[2]};
    std::vector<std::vector<std::uint32_t>> halos(layout.cells.size());
    founding.blocks.run(layout.cells.size(), [&](std::size_t c, std::size_t) {
        const sim::Cell& cell = layout.cells[c];
        const std::uint32_t start = layout.cells[layout.communities[cell.community].first_cell].first_person;
        halos[c] = tie_cell(layout, c, drafts[cell.community].people.data() + (cell.first_person - start), chances,
                            founding.run);
    });
    for (std::size_t c = 0; c < halos.size(); ++c) {
        layout.cells[c].first_halo = static_cast<std::uint32_t>(layout.halo.size());
        layout.cells[c].halo_count = static_cast<std::uint32_t>(halos[c].size());
        layout.halo.insert(layout.halo.end(), halos[c].begin(), halos[c].end());
    }
}

// Homes with the lowest draws, half of them homes of returnees who come as planned.
void add_panel(const std::vector<Draft>& drafts, const sim::Founding& founding, Layout& layout) {
    if (founding.panel_households == 0) return;
    const sim::DrawKey key{founding.run.seed, founding.run.catalogue->streams()[sim::slot_of<panel_draws>].hash, 0,
                           sim::make_tick(sim::start_month, 0)};
    std::array<std::vector<std::pair<std::uint32_t, std::uint32_t>>, 2> homes;  // without and with a returnee
    std::uint32_t home = 0;
    for (const Draft& draft : drafts)
        for (std::size_t h = 0; h + 1 < draft.home_first.size(); ++h, ++home) {
            bool back = false, anyone = false;
            for (std::uint32_t p = draft.home_first[h]; p < draft.home_first[h + 1]; ++p) {
                const Member& member = draft.people[p];
                back = back || (member.kind == Kind::came_back && member.surge_order == 0);
                anyone = anyone || member.kind == Kind::stayed;
            }
            if (back || anyone) homes[back ? 1 : 0].emplace_back(sim::philox_one(key, home).v[0], home);
        }
    const std::size_t half = std::min(homes[1].size(), (founding.panel_households + 1) / 2);
    const std::array<std::size_t, 2> sizes{std::min(homes[0].size(), founding.panel_households - half), half};
    for (std::size_t k = 0; k < 2; ++k) {
        std::partial_sort(homes[k].begin(), homes[k].begin() + static_cast<std::ptrdiff_t>(sizes[k]), homes[k].end());
        for (std::size_t i = 0; i < sizes[k]; ++i) layout.panel_households.push_back(homes[k][i].second);
    }
    std::sort(layout.panel_households.begin(), layout.panel_households.end());
}

}  // namespace

std::shared_ptr<const void> Model::prepare(const sim::Preparation& from) {
    read_facts(from.inputs, from.settings, from.catalogue, from.months, 1, from.problems);
    return nullptr;
}

Layout Model::lay_out(const sim::Founding& founding) {
    const Facts facts = read_facts(founding.inputs, founding.run.settings, *founding.run.catalogue, founding.run.months,
                                   founding.scale, founding.problems);
    Layout layout;
    if (std::any_of(founding.problems.begin(), founding.problems.end(), [](const auto& p) { return !p.warning; }))
        return layout;
    const Numbers numbers(founding.run);
    std::vector<Draft> drafts(facts.places.size());
    founding.blocks.run(drafts.size(),
                        [&](std::size_t p, std::size_t) { drafts[p] = draft_place(facts, p, numbers, founding.run); });
    for (std::size_t p = 0; p < drafts.size(); ++p) {
        layout.communities.push_back({facts.places[p].name, facts.places[p].code, 0, 0});
        add_cells(drafts[p], static_cast<std::uint32_t>(p), layout);
    }
    const sim::Cell& last = layout.cells.back();
    const std::size_t people = last.first_person + last.person_count;
    layout.person_id.resize(people);
    std::iota(layout.person_id.begin(), layout.person_id.end(), 0U);
    layout.household_first.resize(last.first_household + last.household_count + 1);
    layout.household_first.back() = static_cast<std::uint32_t>(people);
    layout.household_of.resize(people);
    for (auto& slots : layout.ties) slots.assign(people, sim::no_tie);
    founding.blocks.run(drafts.size(), [&](std::size_t p, std::size_t) {
        add_homes(drafts[p], static_cast<std::uint32_t>(p), layout);
    });
    add_ties(drafts, founding, layout);
    std::uint32_t slot = 0;
    for (const Draft& draft : drafts)
        for (const Member& member : draft.people) {
            if (member.kind == Kind::came_back) layout.focus.push_back(slot);
            ++slot;
        }
    add_panel(drafts, founding, layout);
    layout.persons_per_agent = 1 / founding.scale;
    return layout;
}

}  // namespace models::population
