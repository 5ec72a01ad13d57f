#include "sim/io/attachments.h"

#include <algorithm>
#include <set>

#include "sim/io/layers.h"
#include "sim/io/suggest.h"
#include "sim/io/text_file.h"

namespace sim::io {

namespace {

std::string did_you_mean(const std::string& near) { return near.empty() ? "" : "did you mean '" + near + "'?"; }

}  // namespace

Attachments::Attachments(Scenario& scenario, const Registry& registry, const ReaderOptions& options)
    : scenario_(scenario),
      share_(as_folder(options.share.empty() ? find_share() : options.share)),
      card_infos_(key_infos(options.card_keys, "programme")),
      card_keys_(make_key_tree(card_infos_)) {
    for (const KeyInfo& key : registry.catalogue.keys()) {
        if (key.path.ends_with(".*.card")) card_sections_.emplace_back(key.path.substr(0, key.path.find('.')));
        if (key.path.starts_with("data.")) data_roles_.emplace_back(key.path.substr(5));
    }
}

void Attachments::read_data() {
    const Member* data = scenario_.document.find("data");
    std::set<std::string> given;
    if (data && data->value.kind != NodeKind::table) {
        scenario_.diagnostics.add(
            {.code = "RS201",
             .at = data->value.at,
             .path = "data",
             .message = "'data' is " + std::string(name_of(data->value.kind)) + ", but must be a table",
             .label = "write [data] and role = \"file.csv\" below"});
        return;
    }
    for (const Member& member : data ? data->value.members : std::vector<Member>{}) {
        const std::string path = "data." + member.key;
        scenario_.places.note(path, member.value.at);
        given.insert(member.key);
        const bool known = data_roles_.empty() || member.key == "rss_items" ||
                           std::find(data_roles_.begin(), data_roles_.end(), member.key) != data_roles_.end();
        if (!known)
            scenario_.diagnostics.add({.code = "RS104",
                                       .at = member.key_at,
                                       .path = path,
                                       .message = "unknown key '" + member.key + "' in [data]",
                                       .label = did_you_mean(nearest(member.key, data_roles_)),
                                       .help = {"known here: " + list_words(data_roles_, 40)}});
        else if (member.value.kind != NodeKind::text)
            scenario_.diagnostics.add({.code = "RS201",
                                       .at = member.value.at,
                                       .path = path,
                                       .message = member.key + " is " + std::string(name_of(member.value.kind)) +
                                                  ", but must be the name of a CSV file"});
        else {
            const std::string file = join_path(scenario_.sources.folder(member.value.at.file), member.value.text);
            read_table(member.key, file, file, member.value.at);
        }
    }
    const std::string items = share_ + std::string(default_items);
    if (!given.contains("rss_items") && is_file(items)) read_table("rss_items", items, std::string(default_items), {});
}

void Attachments::read_table(const std::string& role, const std::string& path, const std::string& shown,
                             const Position& at) {
    TextFile read = read_text_file(path, largest_csv);
    if (!read.trouble.empty()) {
        scenario_.diagnostics.add({.code = "RS411",
                                   .at = at,
                                   .path = "data." + role,
                                   .message = "the data file '" + shown + "' cannot be read: " + read.trouble,
                                   .label = did_you_mean(nearest_file(path, ".csv")),
                                   .help = {"the path is relative to the file that names it"}});
        return;
    }
    const std::uint32_t file = scenario_.sources.add(shown, std::move(read.text));
    if (auto csv = read_csv(role, file, scenario_.sources, scenario_.diagnostics)) {
        scenario_.inputs.data.insert_or_assign(role, csv->table);
        scenario_.data.push_back(std::move(*csv));
    }
}

std::string Attachments::card_folder(const std::string& section) const {
    return section == "programme" ? "models/interventions/" : "models/policies/";
}

// Cards beside the scenario come first, so that a copied scenario folder can change one.
std::vector<std::string> Attachments::known_cards(const std::string& section, const Position& at) const {
    std::set<std::string> names;
    for (const std::string& name : folder_names(scenario_.sources.folder(at.file) + "cards"))
        if (name.ends_with(".toml")) names.insert(name.substr(0, name.size() - 5));
    for (const std::string& folder : {card_folder(section), card_folder("policy")})
        for (const std::string& name : folder_names(share_ + folder))
            if (is_file(share_ + folder + name + "/card.toml")) names.insert(name);
    return {names.begin(), names.end()};
}

void Attachments::wish_cards(const std::string& section, const Member& owner, std::vector<Wish>& wishes) const {
    if (owner.value.kind != NodeKind::table) return;
    const std::string path = section + "." + owner.key;
    if (scenario_.diagnostics.names(path)) return;
    bool any = false;
    if (const Member* card = owner.value.find("card"); card && card->value.kind == NodeKind::text) {
        wishes.push_back({card->value.text, path + ".card", card->value.at});
        any = true;
    }
    if (const Member* parts = owner.value.find("components"); parts && parts->value.kind == NodeKind::array) {
        for (const Node& part : parts->value.items)
            if (part.kind == NodeKind::text) wishes.push_back({part.text, path + ".components", part.at});
        any = true;
    }
    if (!any) wishes.push_back({owner.key, path, owner.key_at, false});
}

void Attachments::read_cards() {
    if (card_keys_.children.empty()) return;
    for (const std::string& section : card_sections_) {
        const Member* table = scenario_.document.find(section);
        if (!table || table->value.kind != NodeKind::table) continue;
        std::vector<Wish> wishes;
        for (const Member& owner : table->value.members) wish_cards(section, owner, wishes);
        for (const Wish& wish : wishes) read_card(wish, section);
    }
    check_beliefs();
}

void Attachments::read_card(const Wish& wish, const std::string& section) {
    if (scenario_.inputs.cards.contains(wish.id)) return;
    const bool plain = wish.id.find_first_of("/\\") == std::string::npos && !wish.id.starts_with('.');
    const std::string own = join_path(scenario_.sources.folder(wish.at.file), "cards/" + wish.id + ".toml");
    std::string path, shown;
    if (plain && is_file(own)) path = shown = own;
    for (const std::string& folder : {card_folder(section), card_folder("policy")}) {
        const std::string name = folder + wish.id + "/card.toml";
        if (plain && path.empty() && is_file(share_ + name)) path = share_ + name, shown = name;
    }
    if (path.empty()) {
        const std::vector<std::string> known = known_cards(section, wish.at);
        scenario_.diagnostics.add(
            {.code = "RS311",
             .at = wish.at,
             .path = wish.path,
             .message = wish.named ? "there is no card '" + wish.id + "'"
                                   : "[" + wish.path + "] names no card, and there is none of its own name",
             .label = did_you_mean(nearest(wish.id, known)),
             .help = {share_.empty() ? "the folder of shipped cards was not found: set QUERENCIA_SHARE to it"
                                     : "cards: " + list_words(known, 20),
                      "a card of your own goes to cards/NAME.toml beside the scenario"}});
        return;
    }
    TextFile read = read_text_file(path, largest_document);
    const std::uint32_t file = scenario_.sources.add(shown, std::move(read.text));
    Table& card = scenario_.inputs.cards[wish.id];
    const std::size_t before = scenario_.diagnostics.errors();
    Node document = read_document(file, scenario_.sources, scenario_.diagnostics);
    if (scenario_.diagnostics.errors() != before) return;
    const std::string subject = "card '" + wish.id + "'";
    Checker(card, scenario_.origins, scenario_.places, scenario_.diagnostics)
        .check(document, card_keys_, {.bare_numbers = true, .subject = subject, .prefix = "cards." + wish.id + "."});
    if (const Member* parts = document.find("components"))
        for (const Node& part : parts->value.items)
            if (part.kind == NodeKind::text)
                read_card({part.text, "cards." + wish.id + ".components", part.at}, section);
}

// [card.ID] speaks of a card; one that does not exist is a misspelling.
void Attachments::check_beliefs() {
    const Member* cards = scenario_.document.find("card");
    if (!cards || cards->value.kind != NodeKind::table) return;
    for (const Member& member : cards->value.members) {
        const std::vector<std::string> known = known_cards("programme", member.key_at);
        if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
        scenario_.diagnostics.add({.code = "RS311",
                                   .at = member.key_at,
                                   .path = "card." + member.key,
                                   .message = "there is no card '" + member.key + "'",
                                   .label = did_you_mean(nearest(member.key, known)),
                                   .help = {"cards: " + list_words(known, 20)}});
    }
}

}  // namespace sim::io
