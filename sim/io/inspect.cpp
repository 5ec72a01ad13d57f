#include "sim/io/inspect.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "sim/base/hash.h"
#include "sim/io/checkpoint.h"
#include "sim/io/threads.h"

namespace sim::io {

namespace {

// Names of a group's members, sorted, so that the digest does not depend on creation order.
std::vector<std::string> members(hid_t group) {
    std::vector<std::string> names;
    const auto visit = [](hid_t, const char* name, const H5L_info_t*, void* into) -> herr_t {
        static_cast<std::vector<std::string>*>(into)->emplace_back(name);
        return 0;
    };
    check(H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, nullptr, visit, &names), "listing a group");
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> attributes(hid_t object) {
    std::vector<std::string> names;
    const auto visit = [](hid_t, const char* name, const H5A_info_t*, void* into) -> herr_t {
        static_cast<std::vector<std::string>*>(into)->emplace_back(name);
        return 0;
    };
    check(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, visit, &names), "listing attributes");
    std::sort(names.begin(), names.end());
    return names;
}

void add_text(Digest& digest, const std::string& text) {
    digest.add_value(static_cast<std::uint64_t>(text.size()));
    digest.add(text.data(), text.size());
}

void add_attributes(Digest& digest, hid_t object) {
    for (const std::string& name : attributes(object)) {
        if (name == "REFERENCE_LIST" || name == "DIMENSION_LIST") continue;  // addresses, not content
        if (name == "history") continue;  // the command as typed, file name and all
        const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "reading attribute " + name);
        const Handle type(H5Aget_type(attribute), H5Tclose, "reading attribute " + name);
        add_text(digest, name);
        if (H5Tis_variable_str(type) > 0)
            add_text(digest, text_attribute(object, name));
        else {
            const Handle space(H5Aget_space(attribute), H5Sclose, "reading attribute " + name);
            std::vector<char> bytes(H5Tget_size(type) * static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
            check(H5Aread(attribute, type, bytes.data()), "reading attribute " + name);
            digest.add(bytes.data(), bytes.size());
        }
    }
}

void add_dataset(Digest& digest, hid_t dataset) {
    const Handle type(H5Dget_type(dataset), H5Tclose, "reading a variable");
    for (const hsize_t size : size_of_dataset(dataset)) digest.add_value(static_cast<std::uint64_t>(size));
    add_attributes(digest, dataset);
    if (H5Tis_variable_str(type) > 0) {
        for (const std::string& text : read_texts(dataset)) add_text(digest, text);
        return;
    }
    const Handle space(H5Dget_space(dataset), H5Sclose, "reading a variable");
    const auto points = static_cast<std::size_t>(H5Sget_simple_extent_npoints(space));
    std::vector<char> bytes(H5Tget_size(type) * points);
    if (points > 0) check(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), "reading a variable");
    digest.add(bytes.data(), bytes.size());
}

void add_group(Digest& digest, hid_t group, bool root) {
    add_attributes(digest, group);
    for (const std::string& name : members(group)) {
        if (root && (name == "provenance" || name == "state")) continue;
        add_text(digest, name);
        const Handle object(H5Oopen(group, name.c_str(), H5P_DEFAULT), H5Oclose, "opening " + name);
        if (H5Iget_type(object) == H5I_GROUP)
            add_group(digest, object, false);
        else
            add_dataset(digest, object);
    }
}

std::string hex(std::uint64_t value) {
    char text[20];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
    return text;
}

std::vector<double> numbers_of(hid_t dataset) {
    const Handle space(H5Dget_space(dataset), H5Sclose, "reading a variable");
    std::vector<double> values(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
    if (!values.empty())
        check(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "reading a variable");
    return values;
}

// The earliest month in which a tally differs, with where.
std::string find_difference(const std::string& a, const std::string& b, const Registry& registry) {
    const Handle first = open_file(a, Mode::read), second = open_file(b, Mode::read);
    const auto arms = read_texts(open_dataset(first, "scenario"));
    const auto places = read_texts(open_dataset(first, "community"));
    std::size_t best = static_cast<std::size_t>(-1);
    std::string text;
    for (const Variable& variable : variables_of(registry.catalogue)) {
        if (variable.kind != Kind::tally && variable.kind != Kind::community) continue;
        if (!exists(first, variable.name) || !exists(second, variable.name))
            return "variable " + variable.name + " is missing";
        const Handle one = open_dataset(first, variable.name), other = open_dataset(second, variable.name);
        const auto size = size_of_dataset(one);
        if (size != size_of_dataset(other)) return "variable " + variable.name + " has another shape";
        const auto x = numbers_of(one), y = numbers_of(other);
        const std::size_t inner = variable.kind == Kind::tally ? size[3] * size[4] : size[3];
        for (std::size_t i = 0; i < x.size(); ++i) {
            const std::size_t month = i / inner % size[2];
            if (x[i] == y[i] || month >= best) continue;
            best = month;
            const std::size_t place = variable.kind == Kind::tally ? i % inner / size[4] : i % inner;
            text = "month " + std::to_string(month) + ", " + variable.name + ", arm " +
                   arms[i / inner / size[2] / size[1]] + ", replicate " +
                   std::to_string(i / inner / size[2] % size[1]) + ", " + places[place] + ": " + number_text(x[i]) +
                   " stored, " + number_text(y[i]) + " replayed";
        }
    }
    return text.empty() ? "outside the tallies (panel, paired table, events or texts)" : text;
}

}  // namespace

std::string content_digest(const std::string& path) {
    const Handle file = open_file(path, Mode::read);
    Digest digest;
    const Handle root = open_group(file, "/");
    add_group(digest, root, true);
    return hex(digest.value());
}

Verdict verify(const std::string& path, std::size_t threads) {
    RunRequest request;
    {
        const Handle file = open_file(path, Mode::read);
        request.spec = read_spec(file, registry());
    }
    request.threads = threads;
    request.force = true;
    request.output = path + ".replay-" + std::to_string(getpid()) + ".h5";
    run(request);
    Verdict verdict{false, content_digest(path), content_digest(request.output), {}};
    verdict.identical = verdict.stored == verdict.replayed;
    if (!verdict.identical) verdict.first_difference = find_difference(path, request.output, registry());
    std::error_code ignored;
    std::filesystem::remove(request.output, ignored);
    return verdict;
}

}  // namespace sim::io
