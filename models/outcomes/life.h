#pragma once
// From a person's state to answers.

#include <array>
#include <cstdint>

#include "models/outcomes/instrument.h"

namespace models::outcomes {

// What the instrument asks about. Shares and scores run from 0 to 1; the values here are those of a full life.
struct Life {
    // economic
    float satisfaction = 1;
    float food_cut = 0;          // share of the food need not met
    float credit = 1;            // share of a month's need that could be borrowed
    float borrowing = 0;         // share of the last months with borrowing
    float debt = 0;              // in months of spending
    float job_access = 1;
    bool at_work = true, learns = false;
    bool work_applies = true;    // false: retired, full-time care, unable to work
    bool jobless = false;        // looks for work and has none
    bool unhappy_at_work = false;
    int assets = 2;              // kinds
    // social
    float housing_access = 1, dwelling = 1, school_access = 1;
    int school_children = 0, at_school = 0;
    float justice = 1;
    bool document = true;
    float document_access = 1, water = 1, health_access = 1, health_quality = 1;
    // psychosocial
    float participation = 1, support = 1, belonging = 1, safety = 1;
    bool family = true;          // somebody of the family is there
    float tension = 0, discrimination = 0;
    float distress = -4;         // SD
    bool wants_support = false;
    bool wishes_to_leave = false;
    int unmet = 0;               // conditions of living here that are not met
};

using Cuts = std::array<float, 4>;

struct Thresholds {
    Cuts quality{}, food{}, borrowing{}, tension{}, discrimination{}, distress{};
    std::array<float, 2> credit{};
    float trifle = 0;
    int unable_to_stay = 0;
};

Answers answers_of(const Life& life, const Thresholds& at);

}  // namespace models::outcomes
