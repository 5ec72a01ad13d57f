# Everything is compiled through this one interface target, so a flag has one home.
add_library(querencia_options INTERFACE)
target_compile_features(querencia_options INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
string(REPLACE "-O2" "-O3" CMAKE_CXX_FLAGS_RELWITHDEBINFO "${CMAKE_CXX_FLAGS_RELWITHDEBINFO}")

# Contraction would make results depend on the machine. The other two only drop errno and
# signal side effects, which nothing here observes; they cannot change a bit of any result.
target_compile_options(querencia_options INTERFACE
    -ffp-contract=off -fno-math-errno -fno-trapping-math)

target_compile_options(querencia_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wcast-qual -Wextra-semi -Wformat=2
    -Wimplicit-fallthrough -Wnon-virtual-dtor -Woverloaded-virtual -Wundef
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>)
# Debian's HDF5 names two dozen libraries it links itself; loading them again slows every start.
target_link_options(querencia_options INTERFACE -Wl,--as-needed)

# Designated initialisers name what differs from the default; the rest is left out on purpose.
target_compile_options(querencia_options INTERFACE -Wno-missing-field-initializers)
# False alarms inside GCC 12's own headers: vector intrinsics (its bug 105593), string + (105651).
target_compile_options(querencia_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict>)
if(QUERENCIA_WERROR)
    target_compile_options(querencia_options INTERFACE -Werror)
endif()

target_include_directories(querencia_options INTERFACE
    ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
target_compile_definitions(querencia_options INTERFACE
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS QUERENCIA_CHECKED=1>)

if(QUERENCIA_SANITIZE)
    target_compile_options(querencia_options INTERFACE
        -fsanitize=${QUERENCIA_SANITIZE} -fno-omit-frame-pointer)
    if(QUERENCIA_SANITIZE MATCHES "undefined")
        # With GCC the null checks stop addresses from being constants, which comparing two
        # declarations at compile time needs. The address sanitizer still sees a null access.
        target_compile_options(querencia_options INTERFACE -fno-sanitize-recover=undefined
            $<$<CXX_COMPILER_ID:GNU>:-fno-sanitize=null,nonnull-attribute,returns-nonnull-attribute>)
    endif()
    target_link_options(querencia_options INTERFACE -fsanitize=${QUERENCIA_SANITIZE})
    # GCC 12 reports false overflows inside the standard library once sanitizers split its code.
    target_compile_options(querencia_options INTERFACE
        $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow -Wno-array-bounds>)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
