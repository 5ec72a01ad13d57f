// What a caseworker can see of a life. Not the outcome instrument: fewer signs, coarser, and recorded with error.

#include <array>
#include <string_view>

#include "models/programme/columns.h"
#include "models/programme/expression_parse.h"
#include "models/programme/spec.h"

namespace models::programme {

namespace {

struct Look {
    std::string_view column;
    std::uint8_t dimension;     // economic, social, psychosocial
    std::string_view good = {}; // labels that count as good; empty: a number
};

// In the order of sign_worst and sign_best.
constexpr std::array<Look, 9> looks{{{"labour/state", 0, "informal formal self_employed public_works"},
                                     {"household/food_cut", 0},
                                     {"household/asset_kinds", 0},
                                     {"documents/state", 1, "held"},
                                     {"housing/quality", 1},
                                     {"services/health_access", 1},
                                     {"wellbeing/distress", 2},
                                     {"belonging/belonging", 2},
                                     {"climate/felt_safety", 2}}};

std::uint32_t label_bits(std::string_view labels, std::string_view good) {
    std::uint32_t bits = 0;
    while (!good.empty()) {
        const std::string_view word = good.substr(0, good.find(' '));
        if (const auto index = find_label(labels, word)) bits |= 1U << *index;
        good.remove_prefix(std::min(good.size(), word.size() + 1));
    }
    return bits;
}

}  // namespace

std::vector<Sign> read_signs(const sim::Preparation& p) {
    std::vector<Sign> signs;
    const double* worst = p.settings.values.data() + p.catalogue.parameters()[sim::slot_of<sign_worst>].offset;
    const double* best = p.settings.values.data() + p.catalogue.parameters()[sim::slot_of<sign_best>].offset;
    for (std::size_t k = 0; k < looks.size(); ++k) {
        const std::uint16_t slot = p.catalogue.column(looks[k].column);
        if (slot == sim::unassigned) continue;
        const sim::ColumnInfo& info = p.catalogue.columns()[slot];
        signs.push_back({slot, info.level == sim::Level::household, looks[k].dimension, worst[k], best[k],
                         label_bits(info.labels, looks[k].good)});
    }
    return signs;
}

}  // namespace models::programme
