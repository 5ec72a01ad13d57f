#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/io/document.h"

namespace sim::io {

namespace {

using Json = nlohmann::ordered_json;

// Builds the tree while the text is read, so that a key given twice is seen (the library would keep the last).
class Builder : public nlohmann::json_sax<Json> {
public:
    Builder(std::uint32_t file, const std::string& text, Diagnostics& diagnostics)
        : at_{file, 0, 0, 0}, text_(text), diagnostics_(diagnostics) {}

    Node take() { return std::move(root_); }

    bool null() override { return refuse("null is not a value of a scenario; leave the key out"); }
    bool boolean(bool value) override { return put(flag_node(value, at_)); }
    bool number_integer(number_integer_t value) override { return put(number_node(static_cast<double>(value), at_)); }
    bool number_unsigned(number_unsigned_t value) override { return put(number_node(static_cast<double>(value), at_)); }
    bool number_float(number_float_t value, const string_t&) override { return put(number_node(value, at_)); }
    bool string(string_t& value) override { return put(text_node(value, at_)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(NodeKind::table); }
    bool start_array(std::size_t) override { return open(NodeKind::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& value) override {
        again_.back() = !keys_.back().insert(value).second;
        if (again_.back()) {
            diagnostics_.add({.code = "RS102",
                              .at = at_,
                              .path = path() + value,
                              .message = "key '" + value + "' is given twice",
                              .label = "remove one of the two"});
        }
        key_ = value;
        return true;
    }

    bool parse_error(std::size_t byte, const std::string&, const nlohmann::detail::exception& error) override {
        const std::size_t end = std::min(byte, text_.size());
        const auto begin = text_.begin();
        const auto stop = begin + static_cast<std::ptrdiff_t>(end > 0 ? end - 1 : 0);
        Position at{at_.file, static_cast<std::uint32_t>(std::count(begin, stop, '\n') + 1), 1, 1};
        for (auto it = stop; it != begin && *(it - 1) != '\n'; --it)
            if ((static_cast<unsigned char>(*(it - 1)) & 0xC0U) != 0x80U) ++at.column;
        const std::string what = error.what();
        const std::size_t detail = what.find(": ");
        diagnostics_.add({.code = "RS101",
                          .at = at,
                          .message = "this is not JSON" + (detail == std::string::npos ? "" : what.substr(detail)),
                          .help = {"reading stops at the first mistake of this kind; what follows was not checked"}});
        return false;
    }

private:
    std::string path() const {
        std::string path;
        for (const std::string& part : parts_)
            if (!part.empty()) path += part + ".";
        return path;
    }

    bool refuse(std::string message) {
        diagnostics_.add({
            .code = "RS201",
            .at = at_,
            .path = path() + key_,
            .message = std::move(message),
        });
        return put(flag_node(false, at_));
    }

    bool put(Node node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return true;
        }
        Node& parent = open_.back();
        if (parent.kind == NodeKind::array)
            parent.items.push_back(std::move(node));
        else if (!again_.back())
            parent.members.push_back({key_, at_, std::move(node)});
        return true;
    }

    bool open(NodeKind kind) {
        if (open_.size() >= deepest_document) {
            diagnostics_.add({.code = "RS107",
                              .at = at_,
                              .path = path(),
                              .message = "tables or lists are nested more than 64 deep"});
            return false;
        }
        parts_.push_back(open_.empty() ? std::string{} : key_);
        open_.emplace_back(kind, at_);
        keys_.emplace_back();
        again_.push_back(false);
        return true;
    }

    bool close() {
        Node node = std::move(open_.back());
        open_.pop_back();
        keys_.pop_back();
        again_.pop_back();
        key_ = parts_.back();
        parts_.pop_back();
        return put(std::move(node));
    }

    Position at_;
    const std::string& text_;
    Diagnostics& diagnostics_;
    Node root_;
    std::vector<Node> open_;
    std::vector<std::set<std::string>> keys_;
    std::vector<bool> again_;  // per open table: its present key was given before
    std::vector<std::string> parts_;
    std::string key_;
};

}  // namespace

Node read_json(std::uint32_t file, const Sources& sources, Diagnostics& diagnostics) {
    const std::string& text = sources.text(file);
    Builder builder(file, text, diagnostics);
    if (!Json::sax_parse(text, &builder)) return Node{};
    Node root = builder.take();
    if (root.kind == NodeKind::table) return root;
    diagnostics.add({.code = "RS101",
                     .at = {file, 0, 0, 0},
                     .message = "a scenario is a JSON object, not " + std::string(name_of(root.kind))});
    return Node{};
}

}  // namespace sim::io
