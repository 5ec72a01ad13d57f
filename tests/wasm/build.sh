#!/usr/bin/env bash
# Compiles the kernel and the models to WebAssembly: the explorer's engine, and the proof that
# the core needs no threads, files, clock or exceptions. Result: build/wasm/querencia.wasm
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

compiler=$(command -v clang++-19 || command -v clang++)
out=build/wasm
flags=(--target=wasm32-wasi -std=c++20 -stdlib=libc++ -fno-exceptions -O2 -DNDEBUG -ffp-contract=off
    -fno-math-errno -fno-trapping-math -Wall -Wextra
    -Wno-missing-field-initializers -I. -isystem /usr/include/eigen3)
# Boost alone out of /usr/include: the rest of that folder belongs to this machine's C library.
mkdir -p "$out/object" "$out/include"
ln -sfn /usr/include/boost "$out/include/boost"
flags+=(-isystem "$out/include")

mapfile -t sources < <(find sim/base sim/state sim/engine models -name '*.cpp' ! -name '*_test.cpp' | sort)
sources+=(build/generated/registry.cpp sim/wasm_main.cpp)

# Ninja brings what make would: only what changed, on every processor.
{
    echo "builddir = $out"
    echo "rule compile"
    echo "  command = $(command -v ccache || true) $compiler ${flags[*]} -MD -MF \$out.d -c \$in -o \$out"
    echo "  description = compile \$in"
    echo "  depfile = \$out.d"
    echo "  deps = gcc"
    echo "rule link"
    echo "  command = $compiler --target=wasm32-wasi -mexec-model=reactor -fno-exceptions -Wl,--strip-all \$in -lc++ -lc++abi -o \$out"
    echo "  description = link \$out"
    objects=()
    for source in "${sources[@]}"; do
        object=$out/object/${source//\//_}.o
        objects+=("$object")
        echo "build $object: compile $source"
    done
    echo "build $out/querencia.wasm: link ${objects[*]}"
} >"$out/build.ninja.new"
cmp -s "$out/build.ninja.new" "$out/build.ninja" || cp "$out/build.ninja.new" "$out/build.ninja"
ninja -f "$out/build.ninja" "$out/querencia.wasm"
