# Each tests/fuzz/NAME.cpp is one libFuzzer target for one reader of outside bytes.
file(GLOB fuzz_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp)
foreach(source IN LISTS fuzz_sources)
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE querencia_io querencia_models)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endforeach()
