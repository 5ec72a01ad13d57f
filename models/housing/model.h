#pragma once
// Housing: who lives how, what it costs, who finds a dwelling, who loses one.

#include <memory>

#include "models/belonging/columns.h"
#include "models/climate/columns.h"
#include "models/household/columns.h"
#include "models/housing/columns.h"
#include "models/housing/parameters.h"
#include "models/population/columns.h"
#include "models/shocks/columns.h"
#include "sim/engine/model.h"
#include "sim/state/rows.h"

namespace models::housing {

inline constexpr sim::Stream founding{.name = "housing/founding", .lanes = "tenure rest"};
inline constexpr sim::Stream furnishing{.name = "housing/furnishing", .lanes = "rooms more standard"};
inline constexpr sim::Stream looking{.name = "housing/looking", .lanes = "looks accepted key"};
inline constexpr sim::Stream keeping{.name = "housing/keeping", .lanes = "eviction refuge papers"};
inline constexpr sim::Stream lease{.name = "housing/lease", .lanes = "security standard"};
inline constexpr sim::Stream offers{.name = "housing/offers", .lanes = "part"};
inline constexpr sim::Event moved_in{
    .name = "housing/moved_in", .unit = "USD_per_month", .doc = "Found a dwelling, at this rent."};
inline constexpr sim::Event evicted{
    .name = "housing/evicted", .unit = "months", .doc = "Was evicted, owing so many rents."};

inline constexpr sim::Tally renting_residents{.name = "housing/renting_residents",
                                              .unit = "people",
                                              .audience = sim::Audience::residents,
                                              .doc = "adult residents in rented homes"};
inline constexpr sim::Tally burden_residents{.name = "housing/burden_residents",
                                             .unit = "people",
                                             .audience = sim::Audience::residents,
                                             .doc = "of those, rent over income of their home, at most 1 each",
                                             .per = "housing/renting_residents"};
inline constexpr sim::Tally renting_returnees{.name = "housing/renting_returnees",
                                              .unit = "people",
                                              .audience = sim::Audience::returnees,
                                              .doc = "adult returnees in rented homes"};
inline constexpr sim::Tally burden_returnees{.name = "housing/burden_returnees",
                                             .unit = "people",
                                             .audience = sim::Audience::returnees,
                                             .doc = "of those, rent over income of their home, at most 1 each",
                                             .per = "housing/renting_returnees"};

// What the place tables say, one entry per community.
struct Dwellings {
    sim::RowNumbers rural, crowded, quality, base_rent;
};

// Who could not pay for the plainest dwelling.
struct Assess : sim::Rule {
    static constexpr std::string_view name = "housing/assess";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 3;
    using reads = sim::list<population::status, household::income, household::first_need>;
    using params = sim::list<owners, essentials, usual_rooms, plain_rent, meanest>;
    using draws = sim::list<founding>;
    using adds = sim::list<first_poor>;
    static void step(sim::Tile<Assess>& tile);
};

struct Found : sim::Rule {
    static constexpr std::string_view name = "housing/found";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 4;
    using writes = sim::list<tenure, seeking>;
    using reads = sim::list<population::status, household::income, household::first_need>;
    using params = sim::list<owners, sharing, sheltered, secure_leases, arrival_homes, essentials, usual_rooms,
                             plain_rent, meanest>;
    using draws = sim::list<founding>;
    using totals = sim::list<first_poor>;
    using adds = sim::list<first_homes>;
    static void step(sim::Tile<Found>& tile);
};

struct OpenMarket : sim::Rule {
    static constexpr std::string_view name = "housing/open_market";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 5;
    using writes = sim::list<stock, vacancy, exploitation, crowded_share>;
    using params = sim::list<natural_vacancy, mark_up>;
    using totals = sim::list<first_homes>;
    static void step(sim::Place<OpenMarket>& place);
};

struct Furnish : sim::Rule {
    static constexpr std::string_view name = "housing/furnish";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 6;
    using writes = sim::list<rooms, quality, rent, crowding>;
    using reads = sim::list<tenure, crowded_share, population::status, household::income>;
    using params =
        sim::list<more_rooms, quality_start, usual_rooms, plain_rent, meanest, means, shelter_quality, shared_crowding>;
    using draws = sim::list<furnishing>;
    static void step(sim::Tile<Furnish>& tile);
};

// Rents, vacancy and the landlords' power, from last month's homes.
struct Market : sim::Rule {
    static constexpr std::string_view name = "housing/market";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<rent_index, vacancy, exploitation, stock>;
    using uses = sim::list<landlord_reluctance, new_dwellings>;
    using params = sim::list<natural_vacancy, rent_speed, rent_return, queue_limit, supply, mark_up>;
    using totals = sim::list<homes, applicants>;
    static void step(sim::Place<Market>& place);
};

struct Offer : sim::Rule {
    static constexpr std::string_view name = "housing/offer";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using reads = sim::list<stock, vacancy>;
    using params = sim::list<let_in_month>;
    using draws = sim::list<offers>;
    using serves = sim::list<dwelling>;
    static void step(sim::Place<Offer>& place);
};

struct Look : sim::Rule {
    static constexpr std::string_view name = "housing/look";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using reads = sim::list<population::status, population::age_band, population::returnee, rent_index,
                            climate::mean_attitude, household::price_level>;
    using recalls = sim::list<tenure, seeking, household::income, household::assistance, household::savings,
                              climate::discrimination>;
    using uses = sim::list<guarantee, search_help, landlord_reluctance>;
    using params = sim::list<search_rate, reluctance, attitude_effect, shunned, deposit, means>;
    using draws = sim::list<looking>;
    using asks = sim::list<dwelling>;
    using adds = sim::list<applicants>;
    static void step(sim::Tile<Look>& tile);
};

struct Live : sim::Rule {
    static constexpr std::string_view name = "housing/live";
    static constexpr sim::Phase phase = sim::Phase::settle;
    using writes = sim::list<tenure, quality, crowding, rent, rooms, seeking, arrears>;
    using reads = sim::list<population::status, population::age_band, population::returnee, rent_index, exploitation,
                            shocks::hazard, household::price_level, household::income, household::assistance,
                            household::need, household::consumption, belonging::support>;
    using uses = sim::list<guarantee, rent_help, shelter_place, upgrade, tenure_papers>;
    using params = sim::list<usual_rooms, plain_rent, meanest, means, secure_leases, quality_start, essentials,
                             patience, eviction, guarantor_pays, kin_takes_in, vouched_lease, housing::upkeep,
                             hazard_damage, shelter_quality, shared_crowding>;
    using draws = sim::list<keeping, lease>;
    using takes = sim::list<dwelling>;
    using adds = sim::list<homes>;
    using logs = sim::list<moved_in, evicted>;
    static void step(sim::Tile<Live>& tile);
};

struct Count : sim::Rule {
    static constexpr std::string_view name = "housing/count";
    static constexpr sim::Phase phase = sim::Phase::record;
    using reads =
        sim::list<tenure, rent, household::income, population::standing, population::returnee, population::age_band>;
    using counts = sim::list<renting_residents, burden_residents, renting_returnees, burden_returnees>;
    static void step(sim::Tile<Count>& tile);
};

struct Model {
    static constexpr std::string_view name = "housing";
    using rules = sim::rules<Assess, Found, OpenMarket, Furnish, Market, Offer, Look, Live, Count>;
    using settings = sim::list<usual_crowded, usual_rural, usual_lack, quality_start, usual_income, rent_share>;
    using Prepared = Dwellings;
    static std::shared_ptr<const Dwellings> prepare(const sim::Preparation& preparation);
};

}  // namespace models::housing
