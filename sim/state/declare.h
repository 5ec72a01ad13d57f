#pragma once
// Everything a model can say about itself. Each kind is a plain constant, written once as an `inline constexpr`
// variable in the model's columns.h and read by memory layout, access checks, scenario keys, files, Python and docs.

#include <array>
#include <cstdint>
#include <string_view>

namespace sim {

// Whose property a column is: one row per person, household, community, account (programme), or one for the country.
enum class Level : std::uint8_t { person, household, community, account, country };

struct Range {
    double low = 0;
    double high = 1;
};

// `fixed16`: a bounded float kept as 16-bit fixed point across its range with dithered rounding (rules still see
// plain floats). The full-precision build keeps every column exact.
enum class Store : std::uint8_t { exact, fixed16 };

// Who a tally counts and by which category columns it is broken down.
enum class Audience : std::uint8_t { returnees, residents, children };
inline constexpr std::size_t audience_count = 3;
inline constexpr std::array<std::string_view, audience_count> audience_names{"returnees", "residents", "children"};

// Audiences that a category column breaks down: group_by(Audience::returnees, Audience::residents).
template <class... A> constexpr std::uint8_t group_by(A... audiences) {
    return static_cast<std::uint8_t>(((1U << static_cast<unsigned>(audiences)) | ... | 0U));
}

// State. The part of `name` before '/' is the model that owns it: only that model's rules write it.
template <class T, Level L = Level::person> struct Column {
    using value_type = T;
    static constexpr Level level = L;
    std::string_view name;
    std::string_view unit;
    Range range;
    double start = 0;
    std::string_view doc;
    std::string_view labels = {};   // category names in order of value, separated by spaces
    std::uint8_t publish_bits = 0;  // > 0: other people may read last month's value, packed into this many bits
    bool fixed = false;             // a trait: set at synthesis, never changed by a rule
    bool sensitive = false;         // left out of panels and exports
    bool record = false;            // community, account, country: written to the run file every month
    bool paired = false;            // person: kept for every focus person at yearly months, for paired comparison
    std::uint8_t groups = 0;        // person, labelled: the audiences whose tallies it breaks down (group_by)
    Store store = Store::exact;
};

template <class T> using PersonColumn = Column<T, Level::person>;
template <class T> using HouseholdColumn = Column<T, Level::household>;
template <class T> using CommunityColumn = Column<T, Level::community>;
template <class T> using AccountColumn = Column<T, Level::account>;
template <class T> using CountryColumn = Column<T, Level::country>;

// A modifier that others scale (`factor`, neutral 1) or add to (`addend`, neutral 0) and the owner uses. Neutral again
// every month. Person channels live only while a tile is worked on; community and country channels last the month.
enum class Neutral : std::uint8_t { factor, addend };

template <Level L = Level::person> struct Channel {
    static constexpr Level level = L;
    std::string_view name;
    std::string_view unit;
    Range range;
    Neutral neutral = Neutral::factor;
    std::string_view doc;
};

using PersonChannel = Channel<Level::person>;
using CommunityChannel = Channel<Level::community>;
using CountryChannel = Channel<Level::country>;

enum class Shape : std::uint8_t { fixed, uniform, normal, lognormal, beta };

// `a` and `b` are the central 95 % bounds of the belief, in the parameter's own unit.
struct Prior {
    Shape shape = Shape::fixed;
    double a = 0;
    double b = 0;
};

// A number of the model. `source` is an evidence row id, a data file, a citation, or the word "assumption"
// (with a reason after a colon if there is one); an empty source fails the tests.
struct Parameter {
    std::string_view name;
    std::string_view unit;
    Range range;
    double value = 0;
    Prior prior;
    std::string_view doc;
    std::string_view source;
};

// The same for a short list of numbers that belong together (one per sector, schooling level, ...).
template <std::size_t N> struct ParameterSet {
    static constexpr std::size_t size = N;
    std::string_view name;
    std::string_view unit;
    Range range;
    std::array<double, N> value;
    Prior prior;
    std::string_view labels;
    std::string_view doc;
    std::string_view source;
};

// Named random decisions of one entity in one month: up to four lanes, each a 32-bit draw that nothing else uses.
struct Stream {
    std::string_view name;
    std::string_view lanes;  // names separated by spaces, in lane order
};

// A sum over people that community and country rules read. Kept as 64-bit fixed point, so the order never matters.
// `size` entries per community; `per_account` gives one entry per account instead.
struct Total {
    std::string_view name;
    std::string_view unit;
    std::string_view doc;
    std::uint16_t size = 1;
    bool per_account = false;
};

// Scarce things (jobs, dwellings, programme places). Rules file requests with a class and a key; at the end of the
// phase the lowest keys win, up to the capacity of the class; winners are known from the next phase on.
struct Queue {
    std::string_view name;
    std::string_view doc;
    Level scope = Level::community;  // community: capacity per community; country: one capacity for all
    std::uint16_t classes = 1;
    bool per_account = false;        // one class per account
};

// A sparse table of (person, account) rows, kept per cell and sorted by person: enrolment.
struct Roster {
    std::string_view name;
    std::string_view doc;
};

// Something that happened to a person: logged with a value for people of the panel.
struct Event {
    std::string_view name;
    std::string_view unit;
    std::string_view doc;
};

// A number reported every month for every community and group: the sum of what rules count.
// `mean_of` names the tally that is its denominator when a reader wants a mean or a share.
struct Tally {
    std::string_view name;
    std::string_view unit;
    Audience audience = Audience::returnees;
    std::string_view doc;
    std::string_view per = {};
};

// A scenario key that is not a parameter: read by a model's prepare(), checked by the scenario reader.
// `path` may hold one '*' for a name chosen by the user, as in "programme.*.budget".
enum class KeyKind : std::uint8_t { number, text, flag, number_list, text_list };

struct Key {
    std::string_view path;
    KeyKind kind = KeyKind::number;
    std::string_view unit;       // numbers: the unit the model works in
    Range range{};               // numbers
    std::string_view value;      // default, as text; empty: none
    std::string_view choices{};  // texts: allowed words separated by spaces; empty: any
    std::string_view doc;
    bool required = false;
};

// Compile-time list of declarations.
template <const auto&... Items> struct list {
    static constexpr std::size_t size = sizeof...(Items);
};

template <const auto& A, const auto& B>
inline constexpr bool same_item = static_cast<const void*>(&A) == static_cast<const void*>(&B);

template <const auto& Item, class List> inline constexpr bool contains = false;
template <const auto& Item, const auto&... Items>
inline constexpr bool contains<Item, list<Items...>> = (same_item<Item, Items> || ...);

// "labour" of "labour/state": the model a declaration belongs to.
constexpr std::string_view owner_of(std::string_view name) { return name.substr(0, name.find('/')); }

}  // namespace sim
