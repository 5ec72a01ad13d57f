#include "sim/io/listing.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/engine/plan.h"
#include "sim/io/document.h"
#include "sim/io/provenance.h"
#include "sim/io/text_file.h"
#include "sim/io/values.h"

namespace sim::io {

namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

std::string range_text(Range range) { return plain_number(range.low) + " to " + plain_number(range.high); }

// Columns as wide as their longest cell; the last one flows.
std::string aligned(const Rows& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            if (i >= widths.size()) widths.push_back(0);
            widths[i] = std::max(widths[i], row[i].size());
        }
    std::string out;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) line.append(widths[i] - row[i].size() + 2, ' ');
        }
        out += line + "\n";
    }
    return out;
}

std::string level_word(Level level) {
    constexpr std::array<std::string_view, 5> words{"person", "household", "community", "account", "country"};
    return std::string(words[static_cast<std::size_t>(level)]);
}

Rows column_rows(const Catalogue& catalogue) {
    Rows rows;
    for (const ColumnInfo& c : catalogue.columns())
        rows.push_back({std::string(c.name), level_word(c.level), c.labels.empty() ? shown_unit(c.unit) : "labels",
                        c.labels.empty() ? range_text(c.range) : "",
                        std::string(c.doc) + (c.labels.empty() ? "" : " (" + std::string(c.labels) + ")")});
    return rows;
}

Rows parameter_rows(const Catalogue& catalogue) {
    Rows rows;
    for (const ParameterInfo& p : catalogue.parameters()) {
        std::string value;
        for (const double v : p.value) value += (value.empty() ? "" : " ") + plain_number(v);
        rows.push_back({std::string(p.name), value, shown_unit(p.unit), range_text(p.range),
                        std::string(p.doc) + " [" + std::string(p.source) + "]"});
    }
    return rows;
}

Rows stream_rows(const Catalogue& catalogue) {
    Rows rows;
    for (const StreamInfo& s : catalogue.streams()) rows.push_back({std::string(s.name), std::string(s.lanes)});
    return rows;
}

Rows channel_rows(const Catalogue& catalogue) {
    Rows rows;
    for (const ChannelInfo& c : catalogue.channels())
        rows.push_back({std::string(c.name), level_word(c.level), c.neutral == Neutral::factor ? "factor" : "addend",
                        shown_unit(c.unit), range_text(c.range), std::string(c.doc)});
    return rows;
}

Rows key_rows(const Catalogue& catalogue) {
    Rows rows;
    for (const KeyInfo& k : catalogue.keys())
        rows.push_back({std::string(k.path), shown_unit(k.unit), k.required ? "required" : std::string(k.value),
                        std::string(k.doc) + (k.choices.empty() ? "" : " (" + std::string(k.choices) + ")")});
    return rows;
}

// The heads of the cards in a folder: enough to choose one.
Json cards_json(const std::string& given_share, const std::string& folder) {
    const std::string share = as_folder(given_share);
    Json list = Json::array();
    for (const std::string& id : folder_names(share + folder)) {
        const std::string path = share + folder + id + "/card.toml";
        if (!is_file(path)) continue;
        Sources sources;
        Diagnostics diagnostics;
        const Node card =
            read_document(sources.add(path, read_text_file(path, largest_document).text), sources, diagnostics);
        const auto text = [&](std::string_view key) {
            const Member* member = card.find(key);
            return member ? member->value.text : std::string{};
        };
        Json one{{"id", id}, {"title", text("title")}, {"level", text("level")}, {"card", folder + id + "/card.toml"}};
        if (const Member* dimensions = card.find("dimensions"))
            for (const Node& item : dimensions->value.items) one["dimensions"].push_back(item.text);
        if (const Member* cost = card.find("unit_cost"))
            for (const Member& m : cost->value.members)
                one["unit_cost"][m.key] = m.value.kind == NodeKind::number ? Json(m.value.number) : Json(m.value.text);
        list.push_back(std::move(one));
    }
    return list;
}

Rows card_rows(const std::string& share, const std::string& folder) {
    Rows rows;
    for (const Json& card : cards_json(share, folder)) rows.push_back({card["id"], card["level"], card["title"]});
    return rows;
}

std::string plan_text(const Registry& registry) {
    const Plan plan = make_plan(registry);
    if (plan.refusals.empty()) return describe(plan, registry);
    std::string out = "The plan is refused:\n";
    for (const std::string& refusal : plan.refusals) out += "  " + refusal + "\n";
    return out;
}

Json names_of(const std::vector<Reference>& items) {
    Json names = Json::array();
    for (const Reference& item : items) names.push_back(item.name);
    return names;
}

Json plan_json(const Registry& registry) {
    Json rules = Json::array();
    for (const RuleInfo& rule : registry.rules)
        rules.push_back({{"rule", rule.name},
                         {"model", rule.model},
                         {"phase", phase_names[static_cast<std::size_t>(rule.phase)]},
                         {"stage", rule.stage},
                         {"writes", names_of(rule.writes)},
                         {"reads", names_of(rule.reads)},
                         {"recalls", names_of(rule.recalls)},
                         {"others", names_of(rule.others)},
                         {"uses", names_of(rule.uses)},
                         {"scales", names_of(rule.scales)},
                         {"parameters", names_of(rule.params)},
                         {"streams", names_of(rule.draws)},
                         {"adds", names_of(rule.adds)},
                         {"totals", names_of(rule.totals)},
                         {"asks", names_of(rule.asks)},
                         {"takes", names_of(rule.takes)}});
    std::stable_sort(rules.begin(), rules.end(), [](const Json& a, const Json& b) {
        const auto index = [](const Json& rule) {
            return std::find(phase_names.begin(), phase_names.end(), rule["phase"].get<std::string>()) -
                   phase_names.begin();
        };
        return index(a) < index(b);
    });
    return rules;
}

std::string overview(const Registry& registry) {
    const Catalogue& c = registry.catalogue;
    const Rows rows{
        {"models", std::to_string(registry.models.size())}, {"columns", std::to_string(c.columns().size())},
        {"channels", std::to_string(c.channels().size())},  {"parameters", std::to_string(c.parameters().size())},
        {"streams", std::to_string(c.streams().size())},    {"tallies", std::to_string(c.tallies().size())},
        {"keys", std::to_string(c.keys().size())}};
    return aligned(rows) + "List one kind: catalogue columns, or with --json all of them.\n";
}

constexpr std::string_view interventions_folder = "models/interventions/", policies_folder = "models/policies/";

}  // namespace

std::span<const std::string_view> listing_kinds() {
    static constexpr std::array<std::string_view, 8> kinds{"columns", "parameters", "interventions", "policies",
                                                           "streams", "plan",       "channels",      "keys"};
    return kinds;
}

std::string listing_text(const Registry& registry, std::string_view kind, const std::string& share) {
    const Catalogue& catalogue = registry.catalogue;
    if (kind == "columns") return aligned(column_rows(catalogue));
    if (kind == "parameters") return aligned(parameter_rows(catalogue));
    if (kind == "streams") return aligned(stream_rows(catalogue));
    if (kind == "channels") return aligned(channel_rows(catalogue));
    if (kind == "keys") return aligned(key_rows(catalogue));
    if (kind == "interventions") return aligned(card_rows(share, std::string(interventions_folder)));
    if (kind == "policies") return aligned(card_rows(share, std::string(policies_folder)));
    if (kind == "plan") return plan_text(registry);
    return overview(registry);
}

std::string listing_json(const Registry& registry, std::string_view kind, const std::string& share) {
    Json out{{"schema", 1}};
    const auto cards = [&](std::string_view folder) { return cards_json(share, std::string(folder)); };
    if (kind == "interventions")
        out["interventions"] = cards(interventions_folder);
    else if (kind == "policies")
        out["policies"] = cards(policies_folder);
    else if (kind == "plan")
        out["plan"] = plan_json(registry);
    else {
        Json all = Json::parse(catalogue_json(registry));
        if (!kind.empty()) {
            out[std::string(kind)] = all.contains(kind) ? all[std::string(kind)] : Json::array();
        } else {
            out.update(all);
            out["interventions"] = cards(interventions_folder);
            out["policies"] = cards(policies_folder);
            out["plan"] = plan_json(registry);
        }
    }
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sim::io
