// Only for a Catch2 that brings no ready-made main.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
