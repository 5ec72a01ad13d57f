# The kernel again for wider vectors. Each variant is a program of its own beside the plain one, which hands over to the
# widest that the processor can run (sim/io/dispatch.h). Results are equal to the bit: only + - * / and square roots,
# no contraction, no reordered sums.
option(QUERENCIA_VARIANTS "Build the kernel for AVX2 and AVX-512 as well (x86-64 only)" ON)
set(querencia_variants)
if(QUERENCIA_VARIANTS AND NOT QUERENCIA_SANITIZE AND NOT QUERENCIA_MARCH
   AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    set(querencia_variants v3 v4)
endif()
set(querencia_flags_v3 -march=x86-64-v3)
set(querencia_flags_v4 -march=x86-64-v4 -mprefer-vector-width=512)

# Whole objects, not archives: then no plain twin of any kernel function can be linked in between.
foreach(variant IN LISTS querencia_variants)
    querencia_sources(kernel_sources FOLDERS sim/base sim/state sim/engine models)
    add_library(querencia_kernel_${variant} OBJECT ${kernel_sources} ${registry_source})
    target_link_libraries(querencia_kernel_${variant} PRIVATE querencia_options Boost::headers Eigen3::Eigen)
    target_compile_options(querencia_kernel_${variant} PRIVATE ${querencia_flags_${variant}})
endforeach()

# querencia_program(NAME SOURCES... LINKS ...): the program, and one twin per variant.
function(querencia_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LINKS})
    target_compile_definitions(${name} PRIVATE QUERENCIA_VERSION="${PROJECT_VERSION}")
    foreach(variant IN LISTS querencia_variants)
        add_executable(${name}-${variant} ${arg_SOURCES} $<TARGET_OBJECTS:querencia_kernel_${variant}>)
        target_link_libraries(${name}-${variant} PRIVATE ${arg_LINKS})
        target_compile_definitions(${name}-${variant} PRIVATE QUERENCIA_VERSION="${PROJECT_VERSION}"
            QUERENCIA_VARIANT="${variant}")
        add_dependencies(${name} ${name}-${variant})
    endforeach()
endfunction()
