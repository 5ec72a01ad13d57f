// From a card to the component and effects of a programme.

#include <algorithm>
#include <set>

#include "models/programme/columns.h"
#include "models/programme/spec.h"
#include "sim/base/maths.h"
#include "sim/base/units.h"

namespace models::programme {

namespace {

using sim::Preparation;
using sim::Table;

double setting(const Preparation& p, std::uint16_t slot) {
    return p.settings.values[p.catalogue.parameters()[slot].offset];
}

std::string path_of(const std::string& programme, std::string_view key) {
    return "programme." + programme + "." + std::string(key);
}

// Where in a card something is wrong, as the reader names it.
std::string card_path(const std::string& card, std::string_view key) {
    return "cards." + card + "." + std::string(key);
}

float fading_rate(double half_life) {
    return half_life > 0 ? static_cast<float>(sim::maths::log_d(2.0) / half_life) : 0.0F;
}

// What turns a size in the card's unit into the channel's; 0: they do not fit.
double unit_factor(const std::string& given, const sim::ChannelInfo& channel, bool once) {
    if (channel.neutral == sim::Neutral::factor) return given == "factor" || given == "1" ? 1 : 0;
    const auto plain = [](std::string_view u) {
        return u == "1" || u == "share" || u == "count" || u == "factor" || u == "chance";
    };
    if (given == channel.unit || (plain(given) && plain(channel.unit))) return 1;
    const std::string_view suffix = "_per_month";
    if (once && channel.unit.ends_with(suffix) && channel.unit.substr(0, channel.unit.size() - suffix.size()) == given)
        return 1;
    if (once && plain(given) && channel.unit == "per_month") return 1;
    return sim::convert({1, given}, channel.unit).value_or(0);
}

class EffectReader {
public:
    EffectReader(const Preparation& p, const CardUse& use, const Table& card, double stretch, double quality)
        : p_(&p), use_(&use), card_(&card), stretch_(stretch), quality_(quality) {}

    void read(const std::string& name, Account& account) {
        base_ = "effect." + name + ".";
        const std::string channel = card_->text(base_ + "channel");
        const std::uint16_t slot = p_->catalogue.channel(channel);
        if (slot == sim::unassigned)
            return fail("RS502", "channel", "no model has a channel '" + channel + "'", near_channel(channel));
        const sim::ChannelInfo& info = p_->catalogue.channels()[slot];
        Effect effect;
        effect.channel = slot;
        effect.component = static_cast<std::uint8_t>(account.components.size() - 1);
        effect.factor = info.neutral == sim::Neutral::factor;
        effect.national = info.level == sim::Level::country;
        effect.once = card_->text(base_ + "kind", "monthly") == "once";
        effect.on_completion = card_->flag(base_ + "on_completion");
        effect.contact_based = card_->flag("contact_based");
        if (!reach(info, account, effect)) return;
        in_channel_unit_ = unit_factor(card_->text(base_ + "unit"), info, effect.once);
        if (in_channel_unit_ <= 0)
            return fail("RS503", "unit", "the unit of the effect does not fit " + std::string(info.name),
                        "write " + std::string(effect.factor ? "factor" : info.unit));
        strength(effect);
        timing(account.components.back(), effect);
        people(effect);
        account.effects.push_back(std::move(effect));
    }

private:
    [[nodiscard]] double number(std::string_view key, double fallback) const {
        return card_->number(base_ + std::string(key), fallback);
    }
    void fail(std::string code, std::string_view key, std::string message, std::string help = {}) const {
        p_->problems.push_back({std::move(code), card_path(use_->card, base_ + std::string(key)), std::move(message),
                                std::move(help), false});
    }
    [[nodiscard]] std::string near_channel(const std::string& name) const {
        const std::string owner(sim::owner_of(name));
        std::string known;
        for (const sim::ChannelInfo& channel : p_->catalogue.channels())
            if (sim::owner_of(channel.name) == owner) known += (known.empty() ? "" : ", ") + std::string(channel.name);
        return known.empty() ? "" : "known: " + known;
    }
    bool reach(const sim::ChannelInfo& info, const Account& account, Effect& effect) const {
        const std::string per = card_->text(base_ + "per", "person");
        effect.reach = per == "community" ? Reach::community : per == "household" ? Reach::household : Reach::person;
        const bool personal = info.level == sim::Level::person;
        if (personal != (effect.reach != Reach::community)) {
            fail("RS513", "per", std::string(info.name) + (personal ? " is felt by persons" : " is felt by a place"),
                 personal ? "write per = \"person\" or \"household\"" : "write per = \"community\"");
            return false;
        }
        if (account.for_places && personal) {
            fail("RS513", "per", "a card delivered to places cannot act on single persons", "use a community channel");
            return false;
        }
        return true;
    }
    // Centre, moved along its uncertainty: the published interval and the spread of transfer to another place.
    void strength(Effect& effect) const {
        const double size = number("size", 0);
        const double interval = card_->has(base_ + "low") && card_->has(base_ + "high")
                                    ? (number("high", 0) - number("low", 0)) / (2 * 1.96)  // 95 % bounds to SD
                                    : 0;
        const double transfer = number("transfer", 0.3) * size;
        const auto spread =
            static_cast<double>(sim::maths::sqrt(static_cast<float>(interval * interval + transfer * transfer)));
        const double belief = p_->inputs.scenario.number("card." + use_->card + ".belief", 0);
        const double towards = size < 0 ? -1 : 1;  // a higher belief is a stronger effect
        const double power = number("dose_power", 1);
        const double dose = use_->share > 0 ? sim::maths::exp_d(power * sim::maths::log_d(use_->share)) : 0;
        const double payments = effect.once ? std::max(1.0, number("payments", 1)) : 1;
        const double quality =
            number("transfer", 0.3) > 0 ? quality_ : 1;  // what is handed over is not of lower quality
        effect.size =
            static_cast<float>((size + towards * belief * spread) * in_channel_unit_ * dose * quality / payments);
        effect.spill = static_cast<float>(number("spill", 0));
        effect.saturation = static_cast<float>(std::max(1e-6, number("saturation", 0.05)));
    }
    void timing(Component& component, Effect& effect) const {
        const double duration = component.months;
        const double start = number("from", effect.on_completion ? 0 : card_->number("onset_months", 0));
        const double payments = std::max(1.0, number("payments", 1));
        double end = number("until", -1);
        if (end < 0)
            end = effect.on_completion ? for_ever : duration;
        else if (!effect.on_completion)
            end *= stretch_;
        if (effect.once) end = start + payments;
        if (effect.once && !effect.on_completion) component.months = std::max(component.months, to_month(end));
        const double delay = effect.on_completion ? 0 : component.delay;
        effect.from = to_month(delay + start);
        effect.until = to_month(delay + end);
        effect.ramp = effect.once ? std::uint16_t{0} : to_month(number("ramp", card_->number("ramp_months", 0)));
        const double half_life = number("half_life", card_->number("half_life_months_after_end", 0));
        effect.fade = effect.once ? 0.0F : fading_rate(half_life);
        if (effect.until <= effect.from)
            fail("RS504", "until", "the effect ends before it begins", "raise `until` or the card's duration");
    }
    static std::uint16_t to_month(double months) {
        return static_cast<std::uint16_t>(std::clamp(months, 0.0, static_cast<double>(for_ever)));
    }
    void people(Effect& effect) const {
        const std::string when = card_->text(base_ + "when");
        if (!when.empty())
            effect.when = Expression::parse(when, p_->catalogue, Names::persons, Result::condition,
                                            card_path(use_->card, base_ + "when"), p_->problems);
        for (const std::string& text : card_->texts(base_ + "moderators")) {
            const std::size_t colon = text.rfind(':');
            const auto factor = sim::parse_number(colon == std::string::npos ? "" : trimmed(text.substr(colon + 1)));
            if (!factor) {
                fail("RS508", "moderators", "'" + text + "' is not EXPRESSION : FACTOR");
                continue;
            }
            effect.moderators.push_back(
                {Expression::parse(text.substr(0, colon), p_->catalogue, Names::persons, Result::condition,
                                   card_path(use_->card, base_ + "moderators"), p_->problems),
                 static_cast<float>(*factor)});
        }
    }
    static std::string trimmed(std::string text) {
        const std::size_t first = text.find_first_not_of(' ');
        return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
    }

    const Preparation* p_;
    const CardUse* use_;
    const Table* card_;
    double stretch_, quality_, in_channel_unit_ = 1;
    std::string base_;
};

// Cost of one unit at the doses, prices and caseload of the programme.
double unit_cost(const Preparation& p, const std::string& programme, const CardUse& use, const Table& card,
                 const Account& account, double stretch) {
    const Table& scenario = p.inputs.scenario;
    const double staff_share = card.number("unit_cost.staff_share", 0);
    double cost = card.number("unit_cost.default", 0);
    const double year = scenario.number(path_of(programme, "price_year"), 0);
    const double card_year = card.number("unit_cost.price_year", year);
    if (year > 0)
        cost *= sim::maths::exp_d((year - card_year) * sim::maths::log_d(1 + setting(p, sim::slot_of<price_growth>)));
    cost *= 1 - staff_share + staff_share * account.usual_caseload / std::max(0.01, account.caseload);
    return cost * use.share * stretch;
}

}  // namespace

void add_card(const Preparation& p, const std::string& programme, const CardUse& use, Account& account) {
    const Table& card = p.inputs.cards.at(use.card);
    const Table& scenario = p.inputs.scenario;
    const double own_months = std::max(1.0, card.number("duration_months", 1));
    const double months = scenario.number(path_of(programme, "duration"), own_months);
    const double stretch = months / own_months;
    Component component;
    component.card = use.card;
    component.delay = use.delay;
    component.months = static_cast<std::uint16_t>(std::max(1.0, months));
    component.eligible = Expression::parse(card.text("eligibility", "returnee"), p.catalogue, Names::persons,
                                           Result::condition, card_path(use.card, "eligibility"), p.problems);
    for (const std::string& bundle : use.within)
        if (const Table& whole = p.inputs.cards.at(bundle); whole.has("eligibility"))
            component.eligible = Expression::both(
                component.eligible, Expression::parse(whole.text("eligibility"), p.catalogue, Names::persons,
                                                      Result::condition, card_path(bundle, "eligibility"), p.problems));
    component.cents = static_cast<std::int64_t>(unit_cost(p, programme, use, card, account, stretch) * 100 + 0.5);
    const double crowding = std::min(1.0, account.usual_caseload / std::max(0.01, account.caseload));
    component.centihours =
        static_cast<std::int64_t>(card.number("staff_hours_per_case_month", 0) * 100 * crowding + 0.5);
    account.components.push_back(std::move(component));
    EffectReader reader(p, use, card, stretch, scenario.number(path_of(programme, "quality"), 1));
    for (const std::string& name : card.children("effect")) reader.read(name, account);
}

namespace {

void resolve(const Preparation& p, const std::string& programme, const CardUse& use, std::vector<std::string>& above,
             std::vector<CardUse>& found) {
    const std::string path = path_of(programme, "card");
    const auto it = p.inputs.cards.find(use.card);
    if (it == p.inputs.cards.end()) {
        p.problems.push_back({"RS501", path, "there is no card '" + use.card + "'",
                              "list them with: querencia catalogue interventions", false});
        return;
    }
    if (std::find(above.begin(), above.end(), use.card) != above.end()) {
        p.problems.push_back({"RS512", path, "the bundle '" + use.card + "' contains itself", "break it up", false});
        return;
    }
    const Table& card = it->second;
    const std::vector<std::string> parts = card.texts("components");
    if (parts.empty()) {
        found.push_back(use);
        found.back().within = above;
        return;
    }
    above.push_back(use.card);
    const std::vector<double> shares = card.numbers("shares"), delays = card.numbers("delays");
    for (std::size_t i = 0; i < parts.size(); ++i)
        resolve(p, programme,
                {parts[i],
                 use.share * (i < shares.size() ? shares[i] : 1),
                 static_cast<std::uint16_t>(use.delay + (i < delays.size() ? delays[i] : 0)),
                 {}},
                above, found);
    above.pop_back();
}

void check_order(const Preparation& p, const std::string& programme, const std::vector<CardUse>& cards) {
    for (const CardUse& use : cards)
        for (const std::string& needed : p.inputs.cards.at(use.card).texts("requires")) {
            const auto before =
                std::find_if(cards.begin(), cards.end(), [&](const CardUse& other) { return other.card == needed; });
            if (before == cards.end() || before->delay > use.delay)
                p.problems.push_back({"RS514", path_of(programme, "components"),
                                      use.card + " cannot start before " + needed + ", which it needs",
                                      "add it to the bundle, or give it the smaller delay", false});
        }
}

}  // namespace

std::vector<CardUse> cards_of(const Preparation& p, const std::string& programme) {
    const Table& scenario = p.inputs.scenario;
    const double dose = scenario.number(path_of(programme, "dose"), 1);
    std::vector<CardUse> found;
    std::vector<std::string> above;
    const std::size_t before = p.problems.size();
    const std::vector<std::string> parts = scenario.texts(path_of(programme, "components"));
    const std::vector<double> shares = scenario.numbers(path_of(programme, "shares"));
    const std::vector<double> delays = scenario.numbers(path_of(programme, "delays"));
    if ((!shares.empty() && shares.size() != parts.size()) || (!delays.empty() && delays.size() != parts.size()))
        p.problems.push_back({"RS513", path_of(programme, "components"),
                              "shares and delays must have one number per component", "", false});
    for (std::size_t i = 0; i < parts.size(); ++i)
        resolve(p, programme,
                {parts[i],
                 dose * (i < shares.size() ? shares[i] : 1),
                 static_cast<std::uint16_t>(i < delays.size() ? std::clamp(delays[i], 0.0, 240.0) : 0),
                 {}},
                above, found);
    const std::string card = scenario.text(path_of(programme, "card"), programme);
    if (parts.empty()) resolve(p, programme, {card, dose, 0, {}}, above, found);
    if (found.size() > most_components)
        p.problems.push_back({"RS513", path_of(programme, "components"),
                              "a bundle has at most " + std::to_string(most_components) + " components",
                              "use several programmes", false});
    if (p.problems.size() > before) return {};
    check_order(p, programme, found);
    return found;
}

}  // namespace models::programme
