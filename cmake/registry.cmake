# A folder of models/ that holds model.h is a model: writing the folder is all that registering takes.
file(GLOB model_headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/models/*/model.h)
list(SORT model_headers)

set(registry_includes "")
set(registry_calls "")
foreach(header IN LISTS model_headers)
    get_filename_component(folder ${header} DIRECTORY)
    get_filename_component(model ${folder} NAME)
    string(APPEND registry_includes "#include \"${header}\"\n")
    string(APPEND registry_calls "    sim::add_model<models::${model}::Model>(registry);\n")
endforeach()

set(registry_source ${PROJECT_BINARY_DIR}/generated/registry.cpp)
configure_file(${PROJECT_SOURCE_DIR}/cmake/registry.cpp.in ${registry_source} @ONLY)
