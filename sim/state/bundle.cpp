#include "sim/state/bundle.h"

#include <bit>
#include <cstring>

#include "sim/base/hash.h"

namespace sim {

namespace {

static_assert(std::endian::native == std::endian::little, "bundles are little-endian");
constexpr std::string_view magic = "QRNC0001";

class Packer {
public:
    void number(double value) { raw(&value, sizeof value); }
    void size(std::size_t value) {
        const auto wide = static_cast<std::uint64_t>(value);
        raw(&wide, sizeof wide);
    }
    void text(std::string_view value) {
        size(value.size());
        raw(value.data(), value.size());
    }
    void texts(const std::vector<std::string>& values) {
        size(values.size());
        for (const std::string& value : values) text(value);
    }
    void table(const Table& table) {
        size(table.entries().size());
        for (const auto& [path, entry] : table.entries()) {
            text(path);
            size(entry.value.index());
            std::visit([this](const auto& value) { item(value); }, entry.value);
        }
    }
    void raw(const void* data, std::size_t count) { bytes.append(static_cast<const char*>(data), count); }
    std::string bytes;

private:
    void item(double value) { number(value); }
    void item(bool value) { size(value ? 1 : 0); }
    void item(const std::string& value) { text(value); }
    void item(const std::vector<std::string>& values) { texts(values); }
    void item(const std::vector<double>& values) {
        size(values.size());
        for (const double value : values) number(value);
    }
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool done() const { return good_ && rest_.empty(); }

    double number() {
        double value = 0;
        raw(&value, sizeof value);
        return value;
    }
    // A count of things that take at least one byte each: more than what is left means damage.
    std::size_t size() {
        std::uint64_t value = 0;
        raw(&value, sizeof value);
        if (value > rest_.size() + 1) good_ = false;
        return good_ ? static_cast<std::size_t>(value) : 0;
    }
    std::string text() {
        const std::size_t count = size();
        if (count > rest_.size()) good_ = false;
        if (!good_) return {};
        std::string value(rest_.substr(0, count));
        rest_.remove_prefix(count);
        return value;
    }
    std::vector<std::string> texts() {
        std::vector<std::string> values;
        for (std::size_t left = size(); left > 0 && good_; --left) values.push_back(text());
        return values;
    }
    Table table() {
        Table table;
        for (std::size_t left = size(); left > 0 && good_; --left) {
            std::string path = text();
            switch (size()) {
                case 0: table.set(std::move(path), number()); break;
                case 1: table.set(std::move(path), size() != 0); break;
                case 2: table.set(std::move(path), text()); break;
                case 3: table.set(std::move(path), numbers()); break;
                case 4: table.set(std::move(path), texts()); break;
                default: good_ = false;
            }
        }
        return table;
    }
    std::vector<double> numbers() {
        std::vector<double> values;
        for (std::size_t left = size(); left > 0 && good_; --left) values.push_back(number());
        return values;
    }

private:
    void raw(void* into, std::size_t count) {
        if (count > rest_.size()) good_ = false;
        if (!good_) return;
        std::memcpy(into, rest_.data(), count);
        rest_.remove_prefix(count);
    }
    std::string_view rest_;
    bool good_ = true;
};

}  // namespace

std::string pack(const Bundle& bundle) {
    Packer out;
    out.raw(magic.data(), magic.size());
    out.table(bundle.inputs.scenario);
    out.size(bundle.inputs.data.size());
    for (const auto& [role, table] : bundle.inputs.data) {
        out.text(role);
        out.text(table.name());
        out.texts(table.header());
        out.size(table.rows());
        for (std::size_t row = 0; row < table.rows(); ++row)
            for (const std::string& column : table.header()) out.text(table.text(row, column));
    }
    out.size(bundle.inputs.cards.size());
    for (const auto& [id, card] : bundle.inputs.cards) {
        out.text(id);
        out.table(card);
    }
    out.size(bundle.settings.values.size());
    for (const double value : bundle.settings.values) out.number(value);
    Digest digest;
    digest.add(out.bytes.data(), out.bytes.size());
    const std::uint64_t check = digest.value();
    out.raw(&check, sizeof check);
    return std::move(out.bytes);
}

std::optional<Bundle> unpack_bundle(std::string_view bytes) {
    std::uint64_t check = 0;
    if (bytes.size() < magic.size() + sizeof check || !bytes.starts_with(magic)) return std::nullopt;
    std::memcpy(&check, bytes.data() + bytes.size() - sizeof check, sizeof check);
    bytes.remove_suffix(sizeof check);
    Digest digest;
    digest.add(bytes.data(), bytes.size());
    if (digest.value() != check) return std::nullopt;
    Unpacker in(bytes.substr(magic.size()));
    Bundle bundle;
    bundle.inputs.scenario = in.table();
    for (std::size_t left = in.size(); left > 0 && in.good(); --left) {
        std::string role = in.text(), name = in.text();
        std::vector<std::string> header = in.texts();
        std::vector<std::vector<std::string>> rows;
        for (std::size_t row = in.size(); row > 0 && in.good(); --row) {
            rows.emplace_back();
            for (std::size_t c = 0; c < header.size(); ++c) rows.back().push_back(in.text());
        }
        bundle.inputs.data.emplace(std::move(role), DataTable(std::move(name), std::move(header), std::move(rows)));
    }
    for (std::size_t left = in.size(); left > 0 && in.good(); --left) {
        std::string id = in.text();
        bundle.inputs.cards.emplace(std::move(id), in.table());
    }
    bundle.settings.values = in.numbers();
    if (!in.done()) return std::nullopt;
    return bundle;
}

}  // namespace sim
