#pragma once
// Every code a message can carry, with what it means. A code is never reused; `explain CODE` prints this.
// RS1xx words and syntax, RS2xx values, RS3xx files that build on one another, RS4xx data, RS5xx and RS6xx programmes,
// policies and shocks, RS9xx the build.

#include <span>
#include <string>
#include <string_view>

namespace sim::io {

struct CodeInfo {
    std::string_view code, title, why, example, fix;
};

std::span<const CodeInfo> codes();
const CodeInfo* find_code(std::string_view code);

// What `explain` prints; empty if there is no such code.
std::string explain(std::string_view code);
std::string explain_json(std::string_view code);

}  // namespace sim::io
