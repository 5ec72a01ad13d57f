// Places that were granted at the end of `help` become enrolments, now or when the referral is through.

#include "models/programme/delivery.h"
#include "models/programme/model.h"

namespace models::programme {

namespace {

// Referral in the person's community as institutions left it last month; certain where no model says.
float referral_chance(const Spec& spec, const Account& account, const sim::World& world, std::uint32_t community) {
    if (!account.referral || spec.referral == sim::unassigned) return 1.0F;
    return static_cast<float>(world.value(spec.referral, community));
}

std::uint32_t referral_months(const Spec& spec, const Account& account, const sim::World& world,
                              std::uint32_t community) {
    if (!account.referral || spec.referral_delay == sim::unassigned) return 0;
    return static_cast<std::uint32_t>(world.value(spec.referral_delay, community) + 0.5);  // nearest month
}

}  // namespace

void TakePlaces::step(sim::Tile<TakePlaces>& tile) {
    sim::TileData& data = tile.data();
    const Spec& spec = tile.prepared<Model>();
    if (!spec.anything) return;
    const auto returnee = tile.read<population::returnee>();
    auto& rows = tile.cell_roster<enrolment>();
    tile.each_grant<place>([&](std::size_t i, std::size_t a) {
        const Account& account = spec.accounts[a];
        const std::uint32_t person = tile.global(i);
        auto at = seek(rows, person, a);
        const bool listed = is_row(rows, at, person, a);
        const bool as_host = returnee[i] == 0 && account.host_share > 0;
        const unsigned given = components_for(account, subject_of(data, i, tile.home_of(i), as_host));
        const sim::PhiloxBlock draws = draw_for(data, sim::slot_of<referrals>, tile.id(i), tile.month(), account);
        const float chance = referral_chance(spec, account, *data.world, tile.community());
        if (given == 0 || !sim::happens(draws.v[0], chance)) {
            if (listed) rows.erase(at);
            return tile.add<lost_now>(1, a);
        }
        if (!listed) at = rows.insert(at, sim::RosterRow{person, static_cast<std::uint16_t>(a), 0, 0, 0, 0, 0, 0});
        at->state = referred;
        at->flags = static_cast<std::uint8_t>(given);
        at->since = short_month(tile.month());
        at->until = short_month(tile.month() + 1 + referral_months(spec, account, *data.world, tile.community()));
        at->dose = 1;
        tile.add<taken_now>(1, a);
        tile.add<owed_new>(static_cast<double>(account.cost_from(given, 0)), a);
    });
}

}  // namespace models::programme
