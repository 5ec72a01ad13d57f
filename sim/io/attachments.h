#pragma once
// The files a scenario brings in: data tables under [data] and the cards its programmes and policies deliver.

#include <map>
#include <string>
#include <vector>

#include "sim/io/scenario.h"

namespace sim::io {

class Attachments {
public:
    Attachments(Scenario& scenario, const Registry& registry, const ReaderOptions& options);

    void read_data();
    void read_cards();

private:
    struct Wish {
        std::string id, path;  // path: the key that names it, for messages
        Position at;
        bool named = true;     // false: the programme's own name stands for it
    };
    void read_table(const std::string& role, const std::string& path, const std::string& shown, const Position& at);
    void wish_cards(const std::string& section, const Member& owner, std::vector<Wish>& wishes) const;
    void read_card(const Wish& wish, const std::string& section);
    void check_beliefs();
    [[nodiscard]] std::vector<std::string> known_cards(const std::string& section, const Position& at) const;
    [[nodiscard]] std::string card_folder(const std::string& section) const;

    Scenario& scenario_;
    std::string share_;
    std::vector<KeyInfo> card_infos_;
    KeyTree card_keys_;
    std::vector<std::string> card_sections_;  // tables whose members deliver a card: programme, policy
    std::vector<std::string> data_roles_;     // declared ones; empty: any role is accepted
};

inline constexpr std::string_view default_items = "models/evidence/rss_items.csv";

}  // namespace sim::io
