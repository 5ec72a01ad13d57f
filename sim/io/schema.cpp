#include "sim/io/schema.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/base/units.h"
#include "sim/io/key_tree.h"
#include "sim/io/suggest.h"
#include "sim/io/values.h"

namespace sim::io {

namespace {

using Json = nlohmann::ordered_json;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view(".*+?()[]{}|^$\\").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

// One unit as a pattern; units are plural in messages and may be singular in a file.
std::string unit_pattern(const std::string& unit) {
    if (unit == "%") return "%|percent";
    if (unit == "people") return "people|person";
    const std::size_t word = std::min(unit.find(' '), unit.size());
    const bool plural = word > 2 && unit[word - 1] == 's';
    return plural ? escaped(unit.substr(0, word - 1)) + "s?" + escaped(unit.substr(word)) : escaped(unit);
}

// "18 months": a number and one of the units that convert to the declared one.
std::string quantity_pattern(std::string_view unit) {
    std::string units = accepted_units(unit);
    if (units.empty()) units = shown_unit(unit);
    std::string choice;
    for (std::size_t at = 0; at < units.size();) {
        const std::size_t end = std::min(units.find(", ", at), units.size());
        choice += (choice.empty() ? "" : "|") + unit_pattern(units.substr(at, end - at));
        at = end + 2;
    }
    return "^[-+]?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)? *(" + choice + ")$";
}

Json number_schema(std::string_view unit, Range range, bool bare) {
    Json plain{{"type", "number"}, {"minimum", range.low}, {"maximum", range.high}};
    if (!bare) plain = {{"type", "number"}, {"enum", {0}}};
    return {{"anyOf", {Json{{"type", "string"}, {"pattern", quantity_pattern(unit)}}, plain}}};
}

Json value_schema(KeyKind kind, std::string_view unit, Range range, std::string_view choices) {
    Json text{{"type", "string"}};
    if (!choices.empty()) text["enum"] = split_words(choices);
    const Json number = number_schema(unit, range, stands_bare(unit));
    switch (kind) {
        case KeyKind::number: return number;
        case KeyKind::text: return text;
        case KeyKind::flag: return {{"type", "boolean"}};
        case KeyKind::number_list: return {{"type", "array"}, {"items", number}};
        case KeyKind::text_list: return {{"type", "array"}, {"items", text}};
    }
    return Json::object();
}

std::string described(std::string_view doc, std::string_view unit, std::string_view standard) {
    std::string text(doc);
    if (!unit.empty()) text += " Unit: " + shown_unit(unit) + ".";
    if (!standard.empty()) text += " Default: " + std::string(standard) + ".";
    return text;
}

Json key_schema(const KeyInfo& key) {
    Json schema{{"description", described(key.doc, key.unit, key.value)}};
    schema.update(value_schema(key.kind, key.unit, key.range, key.choices));
    return schema;
}

// Nothing is required of a scenario: the file it extends may say it.
Json tree_schema(const KeyTree& tree, bool complete) {
    if (tree.key) return key_schema(*tree.key);
    Json schema{{"type", "object"}};
    Json properties = Json::object(), required = Json::array();
    for (const auto& [name, child] : tree.children) {
        properties[name] = tree_schema(child, complete);
        if (child.key && child.key->required) required.push_back(name);
    }
    if (!properties.empty()) schema["properties"] = std::move(properties);
    if (complete && !required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = tree.any ? tree_schema(*tree.any, complete) : Json(false);
    return schema;
}

Json parameter_schema(const ParameterInfo& parameter) {
    Json schema{
        {"description", described(std::string(parameter.doc) + " Source: " + std::string(parameter.source) + ".",
                                  parameter.unit, parameter.value.size() == 1 ? number_text(parameter.value[0]) : "")}};
    Json number = number_schema(parameter.unit, parameter.range, stands_bare(parameter.unit));
    if (parameter.value.size() == 1)
        schema.update(number);
    else
        schema.update({{"type", "array"},
                       {"items", number},
                       {"minItems", parameter.value.size()},
                       {"maxItems", parameter.value.size()}});
    return schema;
}

Json parameters_schema(const Catalogue& catalogue) {
    Json properties = Json::object();
    std::map<std::string, Json> by_owner;
    for (const ParameterInfo& parameter : catalogue.parameters()) {
        const std::string name(parameter.name), owner(owner_of(parameter.name));
        properties[name] = parameter_schema(parameter);
        if (name.size() > owner.size()) by_owner[owner][name.substr(owner.size() + 1)] = parameter_schema(parameter);
    }
    for (auto& [owner, inner] : by_owner)
        properties[owner] = {{"type", "object"}, {"properties", std::move(inner)}, {"additionalProperties", false}};
    return {{"type", "object"},
            {"description", "Numbers of the models, changed from their defaults."},
            {"properties", std::move(properties)},
            {"additionalProperties", false}};
}

std::string finished(Json schema, std::string_view title) {
    Json out{{"$schema", "http://json-schema.org/draft-04/schema#"}, {"title", title}};
    out.update(schema);
    return out.dump(2) + "\n";
}

}  // namespace

std::string scenario_schema(const Registry& registry) {
    std::vector<KeyInfo> keys(reader_keys().begin(), reader_keys().end());
    keys.insert(keys.end(), registry.catalogue.keys().begin(), registry.catalogue.keys().end());
    Json schema = tree_schema(make_key_tree(keys), false);
    const Json text{{"type", "string"}};
    Json& properties = schema["properties"];
    properties["schema"] = {{"description", "Version of the format."}, {"enum", {1}}};
    for (const std::string name : {"assumption", "data"}) {
        if (!properties.contains(name)) properties[name] = {{"type", "object"}};
        properties[name]["additionalProperties"] = text;
    }
    properties["assumption"]["description"] = "What is assumed because no data settle it, a sentence each.";
    properties["data"]["description"] = "Data tables by role: CSV files, relative to this file.";
    properties["parameter"] = parameters_schema(registry.catalogue);
    schema["required"] = {"schema"};
    return finished(std::move(schema), "Querencia scenario");
}

std::string card_schema(std::span<const Key> card_keys) {
    const std::vector<KeyInfo> keys = key_infos(card_keys, "programme");
    return finished(tree_schema(make_key_tree(keys), true), "Querencia card");
}

}  // namespace sim::io
