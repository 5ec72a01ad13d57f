#pragma once
// A thin owner of HDF5 handles. Only the writer thread and readers outside a run use it: HDF5's lock covers single
// calls, not sequences of them.

#include <hdf5.h>

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace sim::io {

// Cannot read or write a file: what, which file, why, what to try.
class FileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Handle {
public:
    using Close = herr_t (*)(hid_t);
    Handle() = default;
    Handle(hid_t id, Close close, const std::string& doing);
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { reset(); }
    void reset();
    [[nodiscard]] hid_t get() const { return id_; }
    operator hid_t() const { return id_; }

private:
    hid_t id_ = -1;
    Close close_ = nullptr;
};

// Throws FileError if an HDF5 call failed.
void check(herr_t status, const std::string& doing);

enum class Mode { create, read, change };
Handle open_file(const std::string& path, Mode mode);
Handle make_group(hid_t parent, const std::string& name);
Handle open_group(hid_t parent, const std::string& name);
[[nodiscard]] bool exists(hid_t parent, const std::string& name);

// Element types as stored: little-endian, never enums, booleans, compounds or fixed-length strings (readers break).
enum class Element { i8, u8, i16, u16, i32, u32, i64, f32, f64 };
hid_t stored_type(Element element);
hid_t memory_type(Element element);
std::size_t bytes_of(Element element);

struct DatasetShape {
    std::vector<hsize_t> size;
    std::vector<hsize_t> chunk;  // empty: contiguous
    int deflate = 0;             // with shuffle
};

Handle make_dataset(hid_t parent, const std::string& name, Element element, const DatasetShape& shape);
Handle open_dataset(hid_t parent, const std::string& name);
void write_all(hid_t dataset, Element element, const void* values);
void write_slab(hid_t dataset, Element element, std::span<const hsize_t> start, std::span<const hsize_t> count,
                const void* values);
void read_all(hid_t dataset, Element element, void* values);
std::vector<hsize_t> size_of_dataset(hid_t dataset);

Handle write_texts(hid_t parent, const std::string& name, const std::vector<std::string>& values);
void write_text(hid_t parent, const std::string& name, const std::string& value);
void write_bytes(hid_t parent, const std::string& name, const std::string& bytes);
std::string read_bytes(hid_t parent, const std::string& name);
std::vector<std::string> read_texts(hid_t dataset);
std::string read_text(hid_t parent, const std::string& name);

void set_attribute(hid_t object, const std::string& name, const std::string& value);
void set_attribute(hid_t object, const std::string& name, double value);
void set_attribute(hid_t object, const std::string& name, std::int64_t value);
void set_attribute(hid_t object, const std::string& name, std::span<const double> values);
void set_attribute(hid_t object, const std::string& name, std::span<const std::int8_t> values);
std::string text_attribute(hid_t object, const std::string& name, const std::string& fallback = {});
double number_attribute(hid_t object, const std::string& name, double fallback = 0);

// Dimension scales. A dimension without values uses netCDF's reserved name, so that netCDF does not show it.
void make_scale(hid_t dataset, const std::string& name, bool has_values);
void attach_scales(hid_t dataset, std::span<const hid_t> scales);

}  // namespace sim::io
