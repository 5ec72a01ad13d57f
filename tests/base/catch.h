// Catch2 of either major version.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Approx = Catch::Approx;
#else
#include <catch2/catch.hpp>
using Approx = Catch::Detail::Approx;
#endif
