#include "sim/engine/plan.h"

#include <algorithm>
#include <map>
#include <set>

namespace sim {

namespace {

constexpr int never = 99;

struct WriteSpan {
    int first = never, last = -1;
};

class Checker {
public:
    explicit Checker(const Registry& registry) : registry_(registry), writes_(registry.catalogue.columns().size()) {}

    std::vector<std::string> check() {
        for (const RuleInfo& rule : registry_.rules) resolve(rule);
        if (!refusals_.empty()) return std::move(refusals_);
        for (const RuleInfo& rule : registry_.rules) note_writes(rule);
        for (const RuleInfo& rule : registry_.rules) check_rule(rule);
        check_channels();
        check_totals_and_queues();
        return std::move(refusals_);
    }

private:
    void refuse(const RuleInfo& rule, std::string_view what, std::string_view item, std::string_view fix) {
        refusals_.push_back(std::string(rule.name) + " (" +
                            std::string(phase_names[static_cast<std::size_t>(rule.phase)]) + ") " + std::string(what) +
                            " " + std::string(item) + ": " + std::string(fix));
    }

    void resolve(const RuleInfo& rule) {
        for (const auto* items : {&rule.writes, &rule.reads, &rule.recalls, &rule.others, &rule.uses, &rule.scales,
                                  &rule.params, &rule.draws, &rule.adds, &rule.totals, &rule.asks, &rule.serves,
                                  &rule.takes, &rule.tables, &rule.logs, &rule.counts})
            for (const Reference& item : *items)
                if (*item.slot == unassigned) refuse(rule, "names", item.name, "no model declares it");
    }

    void note_writes(const RuleInfo& rule) {
        if (rule.phase == Phase::start) return;
        const int phase = static_cast<int>(rule.phase);
        for (const Reference& item : rule.writes) {
            WriteSpan& span = writes_[*item.slot];
            span.first = std::min(span.first, phase);
            span.last = std::max(span.last, phase);
            if (!writers_.insert({*item.slot, phase}).second)
                refuse(rule, "writes", item.name,
                       "another rule writes it in the same phase; use one rule or two phases");
            if (registry_.catalogue.columns()[*item.slot].fixed)
                refuse(rule, "writes", item.name, "it is declared fixed");
        }
    }

    void check_rule(const RuleInfo& rule) {
        if (rule.phase == Phase::start) return check_start(rule);
        const int phase = static_cast<int>(rule.phase);
        for (const Reference& item : rule.reads) {
            if (writes_[*item.slot].last >= phase)
                refuse(rule, "reads", item.name, "it is not finished in an earlier phase; recall last month's value");
        }
        for (const Reference& item : rule.recalls) {
            if (item.level != Level::person && item.level != Level::household) {
                if (rule.scope == Scope::tile && writes_[*item.slot].first < phase)
                    refuse(rule, "recalls", item.name, "this month's value is already there; read it");
            } else if (writes_[*item.slot].first < phase) {
                refuse(rule, "recalls", item.name,
                       "this month's value is already there; read it, or recall it earlier");
            }
        }
    }

    void check_start(const RuleInfo& rule) {
        for (const Reference& item : rule.reads)
            for (const RuleInfo& other : registry_.rules)
                if (other.phase == Phase::start && other.stage >= rule.stage && &other != &rule)
                    for (const Reference& written : other.writes)
                        if (written.slot == item.slot)
                            refuse(rule, "reads", item.name, "it is set in the same or a later stage of start");
    }

    void check_channels() {
        for (const RuleInfo& scaler : registry_.rules)
            for (const Reference& channel : scaler.scales) {
                if (channel.level == Level::person) continue;
                for (const RuleInfo& user : registry_.rules)
                    for (const Reference& used : user.uses)
                        if (used.slot == channel.slot && user.phase <= scaler.phase)
                            refuse(scaler, "scales", channel.name,
                                   "its owner has used it by then (" + std::string(user.name) + ")");
            }
    }

    void check_totals_and_queues() {
        std::map<const std::uint16_t*, Phase> adding, asking;
        for (const RuleInfo& rule : registry_.rules) {
            for (const Reference& item : rule.adds)
                if (const auto [it, fresh] = adding.emplace(item.slot, rule.phase); !fresh && it->second != rule.phase)
                    refuse(rule, "adds to", item.name, "another phase adds to it too");
            for (const Reference& item : rule.asks)
                if (const auto [it, fresh] = asking.emplace(item.slot, rule.phase); !fresh && it->second != rule.phase)
                    refuse(rule, "asks", item.name, "requests are filed in one phase only");
        }
        for (const RuleInfo& rule : registry_.rules) {
            for (const Reference& item : rule.serves)
                if (const auto it = asking.find(item.slot); it != asking.end() && rule.phase > it->second)
                    refuse(rule, "serves", item.name, "it has been shared out by then");
        }
    }

    const Registry& registry_;
    std::vector<WriteSpan> writes_;
    std::set<std::pair<std::uint16_t, int>> writers_;
    std::vector<std::string> refusals_;
};

bool moves_person_channels(const RuleInfo& rule) {
    return rule.scales_any || std::any_of(rule.scales.begin(), rule.scales.end(),
                                          [](const Reference& c) { return c.level == Level::person; });
}

void collect(const std::vector<Reference>& items, std::set<std::uint16_t>& into) {
    for (const Reference& item : items)
        if (item.level == Level::person || item.level == Level::household) into.insert(*item.slot);
}

void finish(PhasePlan& phase, const Registry& registry) {
    std::set<std::uint16_t> touched, written, recalled, used, totals, queues;
    for (const RuleInfo* rule : phase.tile) {
        for (const Reference& c : rule->uses)
            if (c.level == Level::person) used.insert(*c.slot);
        collect(rule->writes, written);
    }
    for (const RuleInfo& rule : registry.rules) {
        if (!moves_person_channels(rule)) continue;
        const bool wanted = std::any_of(rule.scales.begin(), rule.scales.end(),
                                        [&](const Reference& c) { return used.contains(*c.slot); });
        if (wanted || (rule.scales_any && !used.empty())) phase.scalers.push_back(&rule);
    }
    for (const auto* rules : {&phase.tile, &phase.scalers})
        for (const RuleInfo* rule : *rules) {
            collect(rule->reads, touched), collect(rule->recalls, touched), collect(rule->recalls, recalled);
            for (const Reference& t : rule->adds) totals.insert(*t.slot);
            for (const Reference& q : rule->asks) queues.insert(*q.slot);
        }
    touched.insert(written.begin(), written.end());
    phase.touched.assign(touched.begin(), touched.end());
    phase.written.assign(written.begin(), written.end());
    std::set_intersection(recalled.begin(), recalled.end(), written.begin(), written.end(),
                          std::back_inserter(phase.remembered));
    phase.totals.assign(totals.begin(), totals.end());
    phase.queues.assign(queues.begin(), queues.end());
}

void place_rule(PhasePlan& phase, const RuleInfo& rule) {
    auto& rules = rule.scope == Scope::tile ? phase.tile : rule.scope == Scope::place ? phase.place : phase.country;
    rules.push_back(&rule);
}

void append_names(std::string& text, std::string_view title, const std::vector<Reference>& items) {
    if (items.empty()) return;
    text += "\n      " + std::string(title);
    for (const Reference& item : items) text += " " + std::string(item.name);
}

}  // namespace

Plan make_plan(const Registry& registry) {
    Plan plan;
    plan.refusals = Checker(registry).check();
    if (!plan.refusals.empty()) return plan;
    std::vector<const RuleInfo*> order;
    for (const RuleInfo& rule : registry.rules) order.push_back(&rule);
    std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->name < b->name; });
    for (const RuleInfo* rule : order) {
        if (rule->phase == Phase::start) {
            if (plan.start.size() <= static_cast<std::size_t>(rule->stage)) plan.start.resize(rule->stage + 1U);
            place_rule(plan.start[static_cast<std::size_t>(rule->stage)], *rule);
        } else if (!(rule->scope == Scope::tile && moves_person_channels(*rule))) {
            place_rule(plan.phases[static_cast<std::size_t>(rule->phase)], *rule);
        }
    }
    for (PhasePlan& stage : plan.start) finish(stage, registry);
    for (PhasePlan& phase : plan.phases) finish(phase, registry);
    return plan;
}

std::string describe(const Plan& plan, const Registry&) {
    std::string text;
    const auto show = [&text](std::string_view title, const PhasePlan& phase) {
        text += std::string(title) + "\n";
        for (const auto& [scope, rules] : {std::pair{"channel", &phase.scalers},
                                           {"country", &phase.country},
                                           {"place", &phase.place},
                                           {"people", &phase.tile}})
            for (const RuleInfo* rule : *rules) {
                text += "  " + std::string(rule->name) + " (" + scope + ")";
                append_names(text, "writes ", rule->writes), append_names(text, "reads  ", rule->reads);
                append_names(text, "recalls", rule->recalls), append_names(text, "others ", rule->others);
                append_names(text, "uses   ", rule->uses), append_names(text, "scales ", rule->scales);
                append_names(text, "adds   ", rule->adds), append_names(text, "totals ", rule->totals);
                append_names(text, "asks   ", rule->asks), append_names(text, "takes  ", rule->takes);
                append_names(text, "draws  ", rule->draws);
                text += "\n";
            }
    };
    for (std::size_t stage = 0; stage < plan.start.size(); ++stage)
        show("start, stage " + std::to_string(stage), plan.start[stage]);
    for (std::size_t phase = 1; phase < phase_count; ++phase) show(phase_names[phase], plan.phases[phase]);
    return text;
}

}  // namespace sim
