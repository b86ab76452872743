# Tests mirror the source tree: tests/<room>/*_test.cc becomes one program <room>_test, registered test by test.
# A test named …Soak… gets the label `soak` and is left out by scripts/test (see scripts/soak).
include(GoogleTest)
file(GLOB support CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/support/*.cc ${CMAKE_SOURCE_DIR}/tests/oracle/*.cc
     ${CMAKE_SOURCE_DIR}/tests/eval/text_distance.cc)
if(support)
  add_library(tests_support STATIC ${support})
  target_link_libraries(tests_support PUBLIC models_text models_document)
else()
  add_library(tests_support INTERFACE)
endif()

file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/*_test.cc)
set(rooms "")
foreach(source IN LISTS test_sources)
  get_filename_component(folder ${source} DIRECTORY)
  file(RELATIVE_PATH room ${CMAKE_SOURCE_DIR}/tests ${folder})
  list(APPEND rooms ${room})
endforeach()
list(REMOVE_DUPLICATES rooms)

foreach(room IN LISTS rooms)
  string(REPLACE "/" "_" name ${room})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${room}/*_test.cc)
  add_executable(${name}_test ${sources})
  target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR})
  # Tests of a room link that room; those that walk the whole way (tests/golden …) link the program's library.
  if(TARGET ${name})
    target_link_libraries(${name}_test PRIVATE ${name})
  else()
    target_link_libraries(${name}_test PRIVATE pipeline_cli)
  endif()
  target_link_libraries(${name}_test PRIVATE tests_support GTest::gtest_main GTest::gmock)
  target_compile_definitions(${name}_test PRIVATE FRISAET_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                                  FRISAET_PROGRAM="$<TARGET_FILE:frisaet>")
  if(NOT room MATCHES "^(models|extractors|pipeline/repair)")
    add_dependencies(${name}_test frisaet)  # these may start the program
  endif()
  gtest_discover_tests(${name}_test TEST_PREFIX ${room}/ NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60
                       TEST_FILTER "-*Soak*" PROPERTIES TIMEOUT 300)
  gtest_discover_tests(${name}_test TEST_PREFIX ${room}/ NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60 TEST_LIST ${name}_soak
                       TEST_FILTER "*Soak*" PROPERTIES TIMEOUT 3600 LABELS soak)
endforeach()

# Measuring programs of tests/eval: evaluate (scripts/evaluate) and one for each *_eval.cc, all on the same measures.
file(GLOB eval_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/eval/evaluate.cc ${CMAKE_SOURCE_DIR}/tests/eval/*_eval.cc)
foreach(source IN LISTS eval_sources)
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  if(name STREQUAL repair_eval)  # one room alone: quick to build while rules are tried
    target_sources(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/eval/repair_methods.cc)
    target_link_libraries(${name} PRIVATE tests_support pipeline_repair PkgConfig::HUNSPELL)
    continue()
  endif()
  target_sources(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/eval/record_score.cc)
  target_link_libraries(${name} PRIVATE tests_support pipeline_run pipeline_json nlohmann_json::nlohmann_json fmt::fmt)
endforeach()

# Measurements of speed, built on demand only, by scripts/bench
file(GLOB benches CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bench/*_bench.cc)
foreach(source IN LISTS benches)
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} EXCLUDE_FROM_ALL ${source})
  if(name STREQUAL repair_bench)
    target_link_libraries(${name} PRIVATE pipeline_repair PkgConfig::HUNSPELL)
  else()
    target_link_libraries(${name} PRIVATE pipeline_run PkgConfig::HUNSPELL)
  endif()
endforeach()

add_test(NAME hostile_files COMMAND ${CMAKE_SOURCE_DIR}/tests/eval/hostile $<TARGET_FILE:frisaet> ${CMAKE_BINARY_DIR}/hostile_files --quick --damaged 40)
add_test(NAME scripts/made_up_round COMMAND ${CMAKE_SOURCE_DIR}/scripts/made_up_round test $<TARGET_FILE:frisaet>)
# What is installed is a release: with its debug information a program names the source tree.
if(CMAKE_BUILD_TYPE STREQUAL Release)
  add_test(NAME scripts/check_install COMMAND ${CMAKE_SOURCE_DIR}/scripts/check_install ${CMAKE_BINARY_DIR})
  add_test(NAME scripts/check_install_with_apt COMMAND ${CMAKE_SOURCE_DIR}/scripts/check_install ${CMAKE_BINARY_DIR} --apt)
  add_test(NAME scripts/check_service COMMAND ${CMAKE_SOURCE_DIR}/scripts/check_service ${CMAKE_BINARY_DIR})
  set_tests_properties(scripts/check_install_with_apt scripts/check_service PROPERTIES LABELS soak SKIP_RETURN_CODE 77)
  set_tests_properties(scripts/check_install scripts/check_install_with_apt scripts/check_service PROPERTIES RUN_SERIAL ON)
endif()
add_test(NAME scripts/check_layers COMMAND ${CMAKE_SOURCE_DIR}/scripts/check_layers)
add_test(NAME scripts/check_layers_finds_planted_violations COMMAND ${CMAKE_SOURCE_DIR}/scripts/check_layers --self-test)
