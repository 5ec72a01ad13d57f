#include "sim/io/hdf5.h"

#include <hdf5_hl.h>

#include <numeric>

namespace sim::io {

namespace {

std::string last_reason() {
    std::string reason;
    const auto visit = [](unsigned, const H5E_error2_t* error, void* into) -> herr_t {
        auto& text = *static_cast<std::string*>(into);
        if (text.empty() && error->desc) text = error->desc;
        return 0;
    };
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, visit, &reason);
    return reason.empty() ? "no reason given" : reason;
}

// Messages go into exceptions, never onto the user's terminal.
const bool quiet = [] { return H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) >= 0; }();

Handle text_type() {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "making a text type");
    check(H5Tset_size(type, H5T_VARIABLE), "making a text type");
    check(H5Tset_cset(type, H5T_CSET_UTF8), "making a text type");
    return type;
}

Handle plain_space(std::span<const hsize_t> size) {
    return {size.empty() ? H5Screate(H5S_SCALAR)
                         : H5Screate_simple(static_cast<int>(size.size()), size.data(), nullptr),
            H5Sclose, "making a data space"};
}

Handle tracked(hid_t kind) {
    Handle properties(H5Pcreate(kind), H5Pclose, "making properties");
    const unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    if (kind == H5P_DATASET_CREATE)
        check(H5Pset_attr_creation_order(properties, order), "tracking order");
    else {
        check(H5Pset_link_creation_order(properties, order), "tracking order");
        check(H5Pset_attr_creation_order(properties, order), "tracking order");
    }
    return properties;
}

void put_attribute(hid_t object, const std::string& name, hid_t file_type, hid_t type, std::span<const hsize_t> size,
                   const void* values) {
    if (H5Aexists(object, name.c_str()) > 0) check(H5Adelete(object, name.c_str()), "replacing attribute " + name);
    const Handle space = plain_space(size);
    const Handle attribute(H5Acreate2(object, name.c_str(), file_type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                           "making attribute " + name);
    check(H5Awrite(attribute, type, values), "writing attribute " + name);
}

}  // namespace

Handle::Handle(hid_t id, Close close, const std::string& doing) : id_(id), close_(close) {
    if (id < 0) throw FileError(doing + ": " + last_reason());
}

void Handle::reset() {
    if (id_ >= 0 && close_) close_(id_);
    id_ = -1;
}

void check(herr_t status, const std::string& doing) {
    if (status < 0) throw FileError(doing + ": " + last_reason());
}

Handle open_file(const std::string& path, Mode mode) {
    (void)quiet;
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "opening " + path);
    check(H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V110), "opening " + path);
    if (mode == Mode::create) {
        const Handle create = tracked(H5P_FILE_CREATE);
        return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, create, access), H5Fclose, "cannot create " + path};
    }
    const unsigned flags = mode == Mode::read ? H5F_ACC_RDONLY : H5F_ACC_RDWR;
    return {H5Fopen(path.c_str(), flags, access), H5Fclose, "cannot open " + path};
}

Handle make_group(hid_t parent, const std::string& name) {
    const Handle create = tracked(H5P_GROUP_CREATE);
    return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, create, H5P_DEFAULT), H5Gclose, "making group " + name};
}

Handle open_group(hid_t parent, const std::string& name) {
    return {H5Gopen2(parent, name.c_str(), H5P_DEFAULT), H5Gclose, "opening group " + name};
}

bool exists(hid_t parent, const std::string& name) { return H5Lexists(parent, name.c_str(), H5P_DEFAULT) > 0; }

hid_t stored_type(Element element) {
    switch (element) {
        case Element::i8: return H5T_STD_I8LE;
        case Element::u8: return H5T_STD_U8LE;
        case Element::i16: return H5T_STD_I16LE;
        case Element::u16: return H5T_STD_U16LE;
        case Element::i32: return H5T_STD_I32LE;
        case Element::u32: return H5T_STD_U32LE;
        case Element::i64: return H5T_STD_I64LE;
        case Element::f32: return H5T_IEEE_F32LE;
        case Element::f64: return H5T_IEEE_F64LE;
    }
    return -1;
}

hid_t memory_type(Element element) { return stored_type(element); }  // this kernel runs on little-endian machines only

std::size_t bytes_of(Element element) { return H5Tget_size(stored_type(element)); }

Handle make_dataset(hid_t parent, const std::string& name, Element element, const DatasetShape& shape) {
    const Handle space = plain_space(shape.size);
    const Handle create = tracked(H5P_DATASET_CREATE);
    if (!shape.chunk.empty()) {
        check(H5Pset_chunk(create, static_cast<int>(shape.chunk.size()), shape.chunk.data()), "chunking " + name);
        if (shape.deflate > 0) {
            check(H5Pset_shuffle(create), "filtering " + name);
            check(H5Pset_deflate(create, static_cast<unsigned>(shape.deflate)), "filtering " + name);
        }
    }
    return {H5Dcreate2(parent, name.c_str(), stored_type(element), space, H5P_DEFAULT, create, H5P_DEFAULT), H5Dclose,
            "making variable " + name};
}

Handle open_dataset(hid_t parent, const std::string& name) {
    return {H5Dopen2(parent, name.c_str(), H5P_DEFAULT), H5Dclose, "opening variable " + name};
}

void write_all(hid_t dataset, Element element, const void* values) {
    check(H5Dwrite(dataset, memory_type(element), H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "writing");
}

void write_slab(hid_t dataset, Element element, std::span<const hsize_t> start, std::span<const hsize_t> count,
                const void* values) {
    const Handle space(H5Dget_space(dataset), H5Sclose, "writing");
    check(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), "writing");
    const hsize_t total = std::accumulate(count.begin(), count.end(), hsize_t{1}, std::multiplies<>());
    const Handle memory = plain_space(std::span(&total, 1));
    check(H5Dwrite(dataset, memory_type(element), memory, space, H5P_DEFAULT, values), "writing");
}

void read_all(hid_t dataset, Element element, void* values) {
    check(H5Dread(dataset, memory_type(element), H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "reading");
}

std::vector<hsize_t> size_of_dataset(hid_t dataset) {
    const Handle space(H5Dget_space(dataset), H5Sclose, "reading");
    const int rank = H5Sget_simple_extent_ndims(space);
    check(rank, "reading");
    std::vector<hsize_t> size(static_cast<std::size_t>(rank));
    if (rank > 0) check(H5Sget_simple_extent_dims(space, size.data(), nullptr), "reading");
    return size;
}

Handle write_texts(hid_t parent, const std::string& name, const std::vector<std::string>& values) {
    const Handle type = text_type();
    const hsize_t size = values.size();
    const Handle space = plain_space(std::span(&size, 1));
    const Handle create = tracked(H5P_DATASET_CREATE);
    Handle dataset(H5Dcreate2(parent, name.c_str(), type, space, H5P_DEFAULT, create, H5P_DEFAULT), H5Dclose,
                   "making variable " + name);
    std::vector<const char*> pointers;
    for (const std::string& value : values) pointers.push_back(value.c_str());
    if (!values.empty())
        check(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "writing " + name);
    return dataset;
}

void write_text(hid_t parent, const std::string& name, const std::string& value) {
    const Handle type = text_type();
    const Handle space = plain_space({});
    const Handle create = tracked(H5P_DATASET_CREATE);
    const Handle dataset(H5Dcreate2(parent, name.c_str(), type, space, H5P_DEFAULT, create, H5P_DEFAULT), H5Dclose,
                         "making variable " + name);
    const char* pointer = value.c_str();
    check(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, &pointer), "writing " + name);
}

void write_bytes(hid_t parent, const std::string& name, const std::string& bytes) {
    const hsize_t size = std::max<hsize_t>(bytes.size(), 1);
    const Handle dataset = make_dataset(parent, name, Element::u8, {{size}, {size}, 4});
    write_all(dataset, Element::u8, bytes.data());
}

std::string read_bytes(hid_t parent, const std::string& name) {
    const Handle dataset = open_dataset(parent, name);
    const auto size = size_of_dataset(dataset);
    if (size.size() != 1) throw FileError(name + " is not a block of bytes");
    std::string bytes(size[0], '\0');
    read_all(dataset, Element::u8, bytes.data());
    return bytes;
}

std::vector<std::string> read_texts(hid_t dataset) {
    const Handle type = text_type();
    const Handle stored(H5Dget_type(dataset), H5Tclose, "reading texts");
    if (H5Tis_variable_str(stored) <= 0) throw FileError("a text variable has another type");
    const Handle space(H5Dget_space(dataset), H5Sclose, "reading texts");
    const hssize_t count = H5Sget_simple_extent_npoints(space);
    std::vector<char*> pointers(static_cast<std::size_t>(count), nullptr);
    if (count > 0) check(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "reading texts");
    std::vector<std::string> values;
    for (const char* pointer : pointers) values.emplace_back(pointer ? pointer : "");
    if (count > 0) H5Dvlen_reclaim(type, space, H5P_DEFAULT, pointers.data());
    return values;
}

std::string read_text(hid_t parent, const std::string& name) {
    const auto values = read_texts(open_dataset(parent, name));
    return values.empty() ? std::string() : values.front();
}

void set_attribute(hid_t object, const std::string& name, const std::string& value) {
    const Handle type = text_type();
    const char* pointer = value.c_str();
    put_attribute(object, name, type, type, {}, &pointer);
}

void set_attribute(hid_t object, const std::string& name, double value) {
    put_attribute(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, {}, &value);
}

void set_attribute(hid_t object, const std::string& name, std::int64_t value) {
    put_attribute(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, {}, &value);
}

void set_attribute(hid_t object, const std::string& name, std::span<const double> values) {
    const hsize_t size = values.size();
    put_attribute(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, std::span(&size, 1), values.data());
}

void set_attribute(hid_t object, const std::string& name, std::span<const std::int8_t> values) {
    const hsize_t size = values.size();
    put_attribute(object, name, H5T_STD_I8LE, H5T_NATIVE_INT8, std::span(&size, 1), values.data());
}

std::string text_attribute(hid_t object, const std::string& name, const std::string& fallback) {
    if (H5Aexists(object, name.c_str()) <= 0) return fallback;
    const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "reading attribute " + name);
    const Handle stored(H5Aget_type(attribute), H5Tclose, "reading attribute " + name);
    if (H5Tis_variable_str(stored) <= 0) return fallback;
    const Handle type = text_type();
    char* pointer = nullptr;
    check(H5Aread(attribute, type, &pointer), "reading attribute " + name);
    std::string value = pointer ? pointer : "";
    H5free_memory(pointer);
    return value;
}

double number_attribute(hid_t object, const std::string& name, double fallback) {
    if (H5Aexists(object, name.c_str()) <= 0) return fallback;
    const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "reading attribute " + name);
    double value = fallback;
    return H5Aread(attribute, H5T_NATIVE_DOUBLE, &value) >= 0 ? value : fallback;
}

void make_scale(hid_t dataset, const std::string& name, bool has_values) {
    const std::string label = has_values ? name : "This is a netCDF dimension but not a netCDF variable.         0";
    check(H5DSset_scale(dataset, label.c_str()), "making dimension " + name);
}

void attach_scales(hid_t dataset, std::span<const hid_t> scales) {
    for (std::size_t d = 0; d < scales.size(); ++d)
        check(H5DSattach_scale(dataset, scales[d], static_cast<unsigned>(d)), "attaching dimensions");
}

}  // namespace sim::io
