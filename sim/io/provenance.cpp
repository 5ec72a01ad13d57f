#include "sim/io/provenance.h"

#include <hdf5.h>
#include <tbb/version.h>

#include <boost/version.hpp>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>

#ifndef QUERENCIA_VERSION
#define QUERENCIA_VERSION "0.1.0"
#endif
#ifndef QUERENCIA_COMMIT
#define QUERENCIA_COMMIT "unknown"
#endif

namespace sim::io {

bool full_precision() {
    static const bool full = [] {
        const char* asked = std::getenv("QUERENCIA_PRECISION");
        return asked && std::string_view(asked) == "full";
    }();
    return full;
}

// The two ways to store give different numbers, so files of one are not continued or replayed by the other.
std::string_view version() { return full_precision() ? QUERENCIA_VERSION "+full_precision" : QUERENCIA_VERSION; }

std::string_view limits_text() {
    return "Projections under stated assumptions, not forecasts. Simulated people only; no use for decisions about an "
           "individual. The instrument is shaped like the Reintegration Sustainability Survey; its weights are not "
           "official.";
}

std::string utc_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

std::vector<std::pair<std::string, std::string>> build_facts() {
    unsigned major = 0, minor = 0, release = 0;
    H5get_libversion(&major, &minor, &release);
    return {{"compiler", "GCC-compatible " __VERSION__},
            {"commit", QUERENCIA_COMMIT},
            {"boost", BOOST_LIB_VERSION},
            {"tbb", std::to_string(TBB_VERSION_MAJOR) + "." + std::to_string(TBB_VERSION_MINOR)},
            {"hdf5", std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(release)}};
}

namespace {

using nlohmann::json;

constexpr std::string_view level_names[]{"person", "household", "community", "account", "country"};
constexpr std::string_view shape_names[]{"fixed", "uniform", "normal", "lognormal", "beta"};
constexpr std::string_view kind_names[]{"number", "text", "flag", "number_list", "text_list"};

std::string_view level_name(Level level) { return level_names[static_cast<std::size_t>(level)]; }

json columns_json(const Catalogue& catalogue) {
    json list = json::array();
    for (const ColumnInfo& c : catalogue.columns())
        list.push_back({{"name", c.name},
                        {"level", level_name(c.level)},
                        {"type", name_of(c.type)},
                        {"unit", c.unit},
                        {"low", c.range.low},
                        {"high", c.range.high},
                        {"start", c.start},
                        {"meaning", c.doc},
                        {"labels", c.labels},
                        {"owner", owner_of(c.name)},
                        {"trait", c.fixed},
                        {"sensitive", c.sensitive},
                        {"recorded", c.record},
                        {"paired", c.paired},
                        {"published_bits", c.publish_bits},
                        {"stored_bytes", c.stored_size()}});
    return list;
}

json parameters_json(const Catalogue& catalogue) {
    json list = json::array();
    for (const ParameterInfo& p : catalogue.parameters())
        list.push_back(
            {{"name", p.name},
             {"unit", p.unit},
             {"low", p.range.low},
             {"high", p.range.high},
             {"value", p.value},
             {"labels", p.labels},
             {"meaning", p.doc},
             {"source", p.source},
             {"owner", owner_of(p.name)},
             {"prior",
              {{"shape", shape_names[static_cast<std::size_t>(p.prior.shape)]}, {"a", p.prior.a}, {"b", p.prior.b}}}});
    return list;
}

json others_json(const Catalogue& catalogue) {
    json document;
    for (const ChannelInfo& c : catalogue.channels())
        document["channels"].push_back({{"name", c.name},
                                        {"level", level_name(c.level)},
                                        {"unit", c.unit},
                                        {"low", c.range.low},
                                        {"high", c.range.high},
                                        {"neutral", c.neutral == Neutral::factor ? 1 : 0},
                                        {"meaning", c.doc},
                                        {"owner", owner_of(c.name)}});
    for (const StreamInfo& s : catalogue.streams())
        document["streams"].push_back(
            {{"name", s.name}, {"lanes", s.lanes}, {"hash", s.hash}, {"owner", owner_of(s.name)}});
    for (const TotalInfo& t : catalogue.totals())
        document["totals"].push_back(
            {{"name", t.name}, {"unit", t.unit}, {"meaning", t.doc}, {"owner", owner_of(t.name)}});
    for (const QueueInfo& q : catalogue.queues())
        document["queues"].push_back({{"name", q.name}, {"meaning", q.doc}, {"scope", level_name(q.scope)}});
    for (const NamedInfo& e : catalogue.events())
        document["events"].push_back({{"name", e.name}, {"unit", e.unit}, {"meaning", e.doc}});
    for (const TallyInfo& t : catalogue.tallies())
        document["tallies"].push_back({{"name", t.name},
                                       {"unit", t.unit},
                                       {"meaning", t.doc},
                                       {"per", t.per},
                                       {"audience", audience_names[static_cast<std::size_t>(t.audience)]}});
    for (const KeyInfo& k : catalogue.keys())
        document["keys"].push_back({{"path", k.path},
                                    {"kind", kind_names[static_cast<std::size_t>(k.kind)]},
                                    {"unit", k.unit},
                                    {"default", k.value},
                                    {"choices", k.choices},
                                    {"meaning", k.doc},
                                    {"required", k.required},
                                    {"owner", k.model}});
    return document;
}

}  // namespace

std::string catalogue_json(const Registry& registry) {
    json document = others_json(registry.catalogue);
    document["schema"] = 1;
    document["columns"] = columns_json(registry.catalogue);
    document["parameters"] = parameters_json(registry.catalogue);
    return document.dump(1);
}

}  // namespace sim::io
