#include "sim/state/world.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace sim {

namespace {
constexpr std::size_t alignment = 64;

void digest_rows(Digest& digest, const Buffer& buffer, std::size_t row_size, std::size_t first, std::size_t count) {
    digest.add(buffer.data() + first * row_size, count * row_size);
}

template <class T> void digest_vector(Digest& digest, const std::vector<T>& values) {
    digest.add_value(static_cast<std::uint64_t>(values.size()));
    digest.add(values.data(), values.size() * sizeof(T));
}

double read_number(Type type, const std::byte* at) {
    const auto as = [at]<class T>(T value) {
        std::memcpy(&value, at, sizeof value);
        return static_cast<double>(value);
    };
    switch (type) {
        case Type::u8: return as(std::uint8_t{});
        case Type::i8: return as(std::int8_t{});
        case Type::u16: return as(std::uint16_t{});
        case Type::i16: return as(std::int16_t{});
        case Type::u32: return as(std::uint32_t{});
        case Type::i32: return as(std::int32_t{});
        case Type::f32: return as(float{});
        case Type::f64: return as(double{});
    }
    return 0;
}

void write_number(Type type, std::byte* at, double number) {
    const auto put = [at]<class T>(T value) { std::memcpy(at, &value, sizeof value); };
    switch (type) {
        case Type::u8: return put(static_cast<std::uint8_t>(number));
        case Type::i8: return put(static_cast<std::int8_t>(number));
        case Type::u16: return put(static_cast<std::uint16_t>(number));
        case Type::i16: return put(static_cast<std::int16_t>(number));
        case Type::u32: return put(static_cast<std::uint32_t>(number));
        case Type::i32: return put(static_cast<std::int32_t>(number));
        case Type::f32: return put(static_cast<float>(number));
        case Type::f64: return put(number);
    }
}
}  // namespace

Buffer::Buffer(std::size_t rows, std::size_t row_size) : size_(rows * row_size) {
    auto* raw = static_cast<std::byte*>(::operator new(std::max<std::size_t>(size_, 1), std::align_val_t{alignment}));
    bytes_ = std::shared_ptr<std::byte[]>(raw, [](std::byte* p) { ::operator delete(p, std::align_val_t{alignment}); });
    std::memset(raw, 0, size_);
}

Buffer Buffer::copy() const {
    Buffer twin(size_, 1);
    if (size_ > 0) std::memcpy(twin.data(), data(), size_);
    return twin;
}

World::World(const Catalogue& catalogue, std::shared_ptr<const Layout> layout, std::size_t accounts)
    : catalogue_(&catalogue), layout_(std::move(layout)), accounts_(accounts), columns_(catalogue.columns().size()) {
    for (std::uint16_t slot = 0; slot < columns_.size(); ++slot) make_column(slot);
    make_tables();
}

World::World(const World& founded, std::size_t accounts, const std::vector<bool>& shared)
    : month(founded.month),
      catalogue_(founded.catalogue_),
      layout_(founded.layout_),
      accounts_(accounts),
      columns_(founded.columns_) {
    for (std::uint16_t slot = 0; slot < columns_.size(); ++slot) {
        const bool forgotten = columns_[slot].size() == 0;
        if (forgotten || catalogue_->columns()[slot].level == Level::account)
            make_column(slot);
        else if (!shared[slot])
            columns_[slot] = columns_[slot].copy();
    }
    make_tables();
}

void World::make_column(std::uint16_t slot) {
    const ColumnInfo& info = catalogue_->columns()[slot];
    columns_[slot] = Buffer(rows(info.level), info.stored_size());
    fill_column(slot, info.start);
}

void World::make_tables() {
    const Catalogue& catalogue = *catalogue_;
    const std::size_t communities = layout_->communities.size();
    const std::size_t cells = layout_->cells.size();
    for (std::uint16_t slot = 0; slot < catalogue.totals().size(); ++slot)
        totals_.emplace_back(communities * total_size(slot), 0);
    for (const ChannelInfo& info : catalogue.channels()) {
        const std::size_t size = info.level == Level::community ? communities : info.level == Level::country ? 1 : 0;
        channels_.emplace_back(size, info.neutral == Neutral::factor ? 1.0F : 0.0F);
    }
    for (std::uint16_t slot = 0; slot < catalogue.queues().size(); ++slot) {
        const bool national = catalogue.queues()[slot].scope == Level::country;
        requests_.emplace_back(cells);
        grants_.emplace_back(cells);
        capacity_.emplace_back((national ? 1 : communities) * queue_classes(slot), 0);
    }
    for (std::size_t r = 0; r < catalogue.rosters().size(); ++r) rosters_.emplace_back(cells);
    public_words_.assign(layout_->persons() + layout_->halo.size(), 0);
    events_.resize(cells);
    for (std::size_t k = 0; k < tie_slots; ++k) strength_[k].assign(layout_->ties[k].size(), 128);
}

void World::fill_column(std::uint16_t slot, double number) {
    const std::size_t size = columns_[slot].size();
    const std::size_t row_size = catalogue_->columns()[slot].stored_size();
    if (size == 0) return;
    set_value(slot, 0, number);
    std::byte* bytes = columns_[slot].data();
    for (std::size_t done = row_size; done < size; done *= 2)
        std::memcpy(bytes + done, bytes, std::min(done, size - done));
}

World World::clone() const {
    World twin = *this;
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) twin.columns_[slot] = columns_[slot].copy();
    return twin;
}

void World::forget_unfounded() {
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
        const ColumnInfo& info = catalogue_->columns()[slot];
        const bool personal = info.level == Level::person || info.level == Level::household;
        if (personal && !info.founded) columns_[slot] = Buffer();
    }
    public_words_ = {};
    for (auto& strength : strength_) strength = {};
}

World World::begin(std::size_t accounts, const std::vector<bool>& shared) const { return {*this, accounts, shared}; }

std::size_t World::rows(Level level) const {
    switch (level) {
        case Level::person: return layout_->persons();
        case Level::household: return layout_->households();
        case Level::community: return layout_->communities.size();
        case Level::account: return accounts_;
        case Level::country: return 1;
    }
    return 0;
}

double World::value(std::uint16_t slot, std::size_t row) const {
    const ColumnInfo& info = catalogue_->columns()[slot];
    const std::byte* at = columns_[slot].data() + row * info.stored_size();
    if (info.store != Store::fixed16) return read_number(info.type, at);
    std::uint16_t code = 0;
    std::memcpy(&code, at, sizeof code);
    const auto low = static_cast<float>(info.range.low);
    return decode16(code, low, (static_cast<float>(info.range.high) - low) / 65535.0F);
}

void World::set_value(std::uint16_t slot, std::size_t row, double number) {
    const ColumnInfo& info = catalogue_->columns()[slot];
    std::byte* at = columns_[slot].data() + row * info.stored_size();
    if (info.store != Store::fixed16) return write_number(info.type, at, number);
    const auto low = static_cast<float>(info.range.low);
    const float inverse = 65535.0F / (static_cast<float>(info.range.high) - low);
    const std::uint16_t code = encode16(static_cast<float>(number), low, inverse, 0.5F);
    std::memcpy(at, &code, sizeof code);
}

Fixed World::national_total(std::uint16_t slot, std::size_t entry) const {
    Fixed sum = 0;
    for (std::size_t c = 0; c < layout_->communities.size(); ++c) sum += total(slot, c, entry);
    return sum;
}

std::uint64_t World::fingerprint(bool with_accounts) const {
    Digest digest;
    digest.add_value(month);
    for (std::size_t slot = 0; slot < columns_.size(); ++slot)
        if (with_accounts || catalogue_->columns()[slot].level != Level::account)
            digest.add(columns_[slot].data(), columns_[slot].size());
    for (const auto& strength : strength_) digest_vector(digest, strength);
    if (!with_accounts) return digest.value();
    for (const auto& total : totals_) digest_vector(digest, total);
    for (const auto& channel : channels_) digest_vector(digest, channel);
    for (const auto& roster : rosters_)
        for (const auto& cell : roster) digest_vector(digest, cell);
    for (const auto& capacity : capacity_) digest_vector(digest, capacity);
    return digest.value();
}

std::uint64_t World::community_fingerprint(std::size_t community) const {
    Digest digest;
    const Community& place = layout_->communities[community];
    if (place.cell_count == 0) return digest.value();
    const Cell& first = layout_->cells[place.first_cell];
    const Cell& last = layout_->cells[place.first_cell + place.cell_count - 1];
    const std::size_t persons = last.first_person + last.person_count - first.first_person;
    const std::size_t homes = last.first_household + last.household_count - first.first_household;
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
        const ColumnInfo& info = catalogue_->columns()[slot];
        if (info.level == Level::person)
            digest_rows(digest, columns_[slot], info.stored_size(), first.first_person, persons);
        if (info.level == Level::household)
            digest_rows(digest, columns_[slot], info.stored_size(), first.first_household, homes);
        if (info.level == Level::community) digest_rows(digest, columns_[slot], info.stored_size(), community, 1);
    }
    return digest.value();
}

std::size_t World::bytes() const {
    std::size_t sum = public_words_.size() * sizeof(std::uint32_t);
    for (const Buffer& buffer : columns_) sum += buffer.size();
    for (const auto& strength : strength_) sum += strength.size();
    for (const auto& ties : layout_->ties) sum += ties.size() * sizeof(std::uint16_t);
    sum += layout_->person_id.size() * 4 + layout_->household_of.size() * 2 + layout_->household_first.size() * 4;
    return sum;
}

}  // namespace sim
