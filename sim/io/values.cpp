#include "sim/io/values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "sim/base/units.h"
#include "sim/io/suggest.h"

namespace sim::io {

std::string shown_unit(std::string_view unit) {
    std::string shown(unit);
    std::replace(shown.begin(), shown.end(), '_', ' ');
    return shown;
}

bool stands_bare(std::string_view unit) {
    constexpr std::array<std::string_view, 6> plain{"share", "factor", "count", "people", "score", "index"};
    const Unit* known = find_unit(unit);
    return !known || std::find(plain.begin(), plain.end(), known->dimension) != plain.end();
}

std::string plain_number(double value) {
    if (std::floor(value) != value || std::abs(value) >= 1e15) return number_text(value);
    char whole[32];
    std::snprintf(whole, sizeof whole, "%.0f", value);
    return whole;
}

std::string shown_quantity(double value, std::string_view unit) {
    if (stands_bare(unit)) return plain_number(value);
    return "\"" + plain_number(value) + " " + shown_unit(unit) + "\"";
}

Wanted wanted(const KeyInfo& key) {
    Wanted w{.kind = key.kind,
             .unit = key.unit,
             .range = key.range,
             .choices = key.choices,
             .default_text = std::string(key.value)};
    if (const auto number = parse_number(key.value); number && key.kind == KeyKind::number)
        w.default_text = shown_quantity(*number, key.unit);
    w.range_source = key.model.empty() ? "the range is fixed by the program"
                                       : "the range is declared by the model '" + std::string(key.model) + "'";
    w.bare = stands_bare(key.unit);
    return w;
}

Wanted wanted(const ParameterInfo& parameter) {
    Wanted w{.kind = parameter.value.size() == 1 ? KeyKind::number : KeyKind::number_list,
             .unit = parameter.unit,
             .range = parameter.range};
    if (parameter.value.size() == 1) w.default_text = shown_quantity(parameter.value[0], parameter.unit);
    w.range_source = "source of the default and its range: " + std::string(parameter.source);
    w.bare = stands_bare(parameter.unit);
    return w;
}

namespace {

class ValueReader {
public:
    ValueReader(const std::string& path, const Wanted& wanted, Diagnostics& diagnostics)
        : path_(path), wanted_(wanted), diagnostics_(diagnostics), name_(path.substr(path.rfind('.') + 1)) {}

    std::optional<double> number(const Node& node) {
        std::optional<double> value;
        if (node.kind == NodeKind::number)
            value = bare(node);
        else if (node.kind == NodeKind::text)
            value = quantity(node);
        else
            wrong_kind(node, number_form());
        if (!value) return std::nullopt;
        if (!std::isfinite(*value)) return fail("RS201", node, name_ + " is not a finite number", {});
        if (*value < wanted_.range.low || *value > wanted_.range.high) return out_of_range(node, *value);
        return value;
    }

    std::optional<std::string> text(const Node& node) {
        if (node.kind != NodeKind::text) {
            wrong_kind(node, "text in quotes");
            return std::nullopt;
        }
        const std::vector<std::string> choices = split_words(wanted_.choices);
        if (choices.empty() || std::find(choices.begin(), choices.end(), node.text) != choices.end()) return node.text;
        const std::string near = nearest(node.text, choices);
        fail("RS205", node, "'" + node.text + "' is not a choice for " + name_,
             near.empty() ? "" : "did you mean '" + near + "'?", "choices: " + list_words(choices));
        return std::nullopt;
    }

    std::optional<bool> flag(const Node& node) {
        if (node.kind == NodeKind::flag) return node.flag;
        wrong_kind(node, "true or false, without quotes");
        return std::nullopt;
    }

    template <class T, class Read> std::optional<Value> list(const Node& node, std::string_view form, Read read) {
        if (node.kind != NodeKind::array) {
            wrong_kind(node, form);
            return std::nullopt;
        }
        std::vector<T> values;
        bool good = true;
        for (const Node& item : node.items) {
            const auto value = read(item);
            if (value)
                values.push_back(*value);
            else
                good = false;
        }
        if (!good) return std::nullopt;
        return Value(std::move(values));
    }

    [[nodiscard]] std::string number_form() const {
        return wanted_.bare ? "a number" : "a quantity in quotes, such as \"1 " + shown_unit(wanted_.unit) + "\"";
    }

private:
    std::optional<double> bare(const Node& node) {
        if (wanted_.bare || node.number == 0 || !std::isfinite(node.number)) return node.number;
        return fail("RS202", node, name_ + " needs a unit", "write " + shown_quantity(node.number, wanted_.unit),
                    accepted());
    }

    std::optional<double> quantity(const Node& node) {
        const std::string_view text = node.text;
        if (const auto parsed = parse_quantity(text)) {
            if (const auto value = convert(*parsed, wanted_.unit)) return value;
            if (wanted_.unit == parsed->unit) return parsed->value;
            return fail("RS203", node,
                        name_ + " is given in " + shown_unit(parsed->unit) + " but is measured in " + unit_words(), {},
                        accepted());
        }
        std::size_t digits = std::min(text.find_first_not_of("+-.0123456789eE"), text.size());
        while (digits > 0 && (text[digits - 1] == 'e' || text[digits - 1] == 'E')) --digits;
        const auto number = parse_number(text.substr(0, digits));
        const std::string unit(text.substr(std::min(text.find_first_not_of(' ', digits), text.size())));
        if (!number) {
            wrong_kind(node, number_form());
            return std::nullopt;
        }
        if (text.substr(digits).starts_with(','))
            return fail("RS201", node, "'" + node.text + "' is not a number",
                        "write a decimal point and no thousands separators", {});
        if (unit.empty())
            return wanted_.bare ? fail("RS201", node, name_ + " is text, but must be a number", "remove the quotes", {})
                                : fail("RS202", node, name_ + " needs a unit",
                                       "write " + shown_quantity(*number, wanted_.unit), accepted());
        if (unit == shown_unit(wanted_.unit)) return number;  // a unit that only this declaration knows
        return unknown_unit(node, unit);
    }

    std::optional<double> unknown_unit(const Node& node, const std::string& unit) {
        std::vector<std::string> known;
        const std::string all = accepted_units(wanted_.unit);
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t end = std::min(all.find(", ", at), all.size());
            known.push_back(all.substr(at, end - at));
            at = end + 2;
        }
        const std::string near = nearest(unit, known);
        return fail("RS203", node, "'" + unit + "' is not a unit of " + name_,
                    near.empty() ? "" : "did you mean '" + near + "'?", accepted());
    }

    std::optional<double> out_of_range(const Node& node, double value) {
        return fail("RS204", node,
                    name_ + " is " + plain_number(value) + ", outside its range " + plain_number(wanted_.range.low) +
                        " to " + plain_number(wanted_.range.high) + " " + unit_words(),
                    {}, wanted_.range_source, default_line());
    }

    std::optional<double> fail(std::string code, const Node& node, std::string message, std::string label,
                               std::string help = {}, std::string more = {}) {
        Diagnostic d{.code = std::move(code),
                     .at = node.at,
                     .path = path_,
                     .message = std::move(message),
                     .label = std::move(label)};
        for (std::string* line : {&help, &more})
            if (!line->empty()) d.help.push_back(std::move(*line));
        diagnostics_.add(std::move(d));
        return std::nullopt;
    }

    void wrong_kind(const Node& node, std::string_view form) {
        fail("RS201", node, name_ + " is " + std::string(name_of(node.kind)) + ", but must be " + std::string(form), {},
             default_line());
    }

    [[nodiscard]] std::string unit_words() const { return shown_unit(wanted_.unit); }
    [[nodiscard]] std::string accepted() const {
        const std::string units = accepted_units(wanted_.unit);
        const std::string line = units.empty() ? "" : "accepted units: " + units;
        const std::string standard = default_line();
        return line + (line.empty() || standard.empty() ? "" : "; ") + standard;
    }
    [[nodiscard]] std::string default_line() const {
        return wanted_.default_text.empty() ? "" : "default: " + wanted_.default_text;
    }

    const std::string& path_;
    const Wanted& wanted_;
    Diagnostics& diagnostics_;
    std::string name_;
};

}  // namespace

std::optional<double> read_number(const Node& node, const std::string& path, const Wanted& wanted,
                                  Diagnostics& diagnostics) {
    return ValueReader(path, wanted, diagnostics).number(node);
}

std::optional<Value> read_value(const Node& node, const std::string& path, const Wanted& wanted,
                                Diagnostics& diagnostics) {
    ValueReader reader(path, wanted, diagnostics);
    const auto any = [](auto value) { return value ? std::optional<Value>(std::move(*value)) : std::nullopt; };
    switch (wanted.kind) {
        case KeyKind::number: return any(reader.number(node));
        case KeyKind::text: return any(reader.text(node));
        case KeyKind::flag: return any(reader.flag(node));
        case KeyKind::number_list:
            return reader.list<double>(node, "a list: each " + reader.number_form(),
                                       [&](const Node& item) { return reader.number(item); });
        case KeyKind::text_list:
            return reader.list<std::string>(node, "a list of texts",
                                            [&](const Node& item) { return reader.text(item); });
    }
    return std::nullopt;
}

std::optional<Node> default_node(const KeyInfo& key) {
    if (key.value.empty()) return std::nullopt;
    const auto number = [&](std::string_view text) {
        const auto value = parse_number(text);
        if (!value || stands_bare(key.unit)) return value ? number_node(*value) : text_node(std::string(text));
        return text_node(plain_number(*value) + " " + shown_unit(key.unit));
    };
    switch (key.kind) {
        case KeyKind::number: return number(key.value);
        case KeyKind::text: return text_node(std::string(key.value));
        case KeyKind::flag: return flag_node(key.value == "true");
        case KeyKind::number_list:
        case KeyKind::text_list: break;
    }
    Node list(NodeKind::array);
    for (const std::string& word : split_words(key.value))
        list.items.push_back(key.kind == KeyKind::number_list ? number(word) : text_node(word));
    return list;
}

}  // namespace sim::io
