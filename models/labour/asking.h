#pragma once
// Passes of the search rule that two files share.

#include "models/labour/model.h"
#include "models/labour/search.h"
#include "sim/base/loops.h"

namespace models::labour {

// What the place and the month do to all of one sex.
struct OfSex {
    float pulled, pushed;  // one over the mean circumstances at the start
    float outside, reach;  // what safety, and the change of roads and transport, do to work outside the home
    float allowed;
    std::array<float, tiers> chance;  // of those who ask, by kind of job
    float searches, rises;  // one over the mean effort of those without work, and of those who look for better
};

struct Local {
    const Beliefs& b;
    Rates<float> rates;
    std::array<OfSex, sexes> of{};
    std::array<float, sectors> stopped{};  // added job loss by sector while closed
    float encouraged = 1, rights = 0, closed = 0;
    float certificate = 1;  // what it does to the aim at formal jobs

    explicit Local(const sim::Tile<Search>& tile);
};

// One value per person of the tile.
struct Everybody {
    float *age, *live, *care;  // live: here and of working age; care: hours against the usual of one's sex
    std::int32_t *cell, *next;

    explicit Everybody(const sim::Tile<Search>& tile) {
        const std::size_t n = tile.size();
        for (float** values : {&age, &live, &care}) *values = tile.scratch<float>(n).data();
        for (std::int32_t** values : {&cell, &next}) *values = tile.scratch<std::int32_t>(n).data();
    }
};

// All who look for a job, or for a better one, ask for one kind of job each.
void ask_for_jobs(sim::Tile<Search>& tile, const Local& local, const Everybody& all);

}  // namespace models::labour
