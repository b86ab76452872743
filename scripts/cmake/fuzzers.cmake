# frisaet_fuzzer(NAME ROOM room [INPUTS glob…] [MUTATIONS n])
#
# tests/fuzz/NAME_fuzz.cc holds one parser to its promises on any bytes. In every preset it becomes a program with
# the driver tests/fuzz/run_inputs.cc and the test fuzz/NAME, which runs the fuzzer's own seeds, the INPUTS and n
# mutations of each (40 unless named), the same ones every time. In the preset `fuzz` libFuzzer drives it instead,
# as NAME_libfuzzer: see scripts/fuzz.
option(FRISAET_LIBFUZZER "Build the fuzzers for libFuzzer too (clang only; the preset fuzz sets it)" OFF)

function(frisaet_fuzzer name)
  cmake_parse_arguments(FUZZ "" "ROOM;MUTATIONS" "INPUTS" ${ARGN})
  string(REPLACE "/" "_" room ${FUZZ_ROOM})
  set(source ${CMAKE_SOURCE_DIR}/tests/fuzz/${name}_fuzz.cc)
  set(mutations 40)
  if(FUZZ_MUTATIONS)
    set(mutations ${FUZZ_MUTATIONS})
  endif()
  set(inputs "")
  if(FUZZ_INPUTS)
    list(TRANSFORM FUZZ_INPUTS PREPEND ${CMAKE_SOURCE_DIR}/)
    file(GLOB inputs CONFIGURE_DEPENDS ${FUZZ_INPUTS})
  endif()
  add_executable(${name}_fuzz ${source} ${CMAKE_SOURCE_DIR}/tests/fuzz/run_inputs.cc)
  target_link_libraries(${name}_fuzz PRIVATE ${room})
  add_test(NAME fuzz/${name} COMMAND ${name}_fuzz --mutations ${mutations} ${inputs})
  set_tests_properties(fuzz/${name} PROPERTIES TIMEOUT 300)
  if(FRISAET_LIBFUZZER)
    add_executable(${name}_libfuzzer EXCLUDE_FROM_ALL ${source})
    target_link_libraries(${name}_libfuzzer PRIVATE ${room})
    target_link_options(${name}_libfuzzer PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()

frisaet_fuzzer(media_type ROOM pipeline/read INPUTS corpus/documents/*.pdf corpus/documents/*.[jpt]*g corpus/documents/*.txt)
frisaet_fuzzer(text_file ROOM pipeline/read INPUTS corpus/documents/*.txt corpus/gold/kl_*.txt)
frisaet_fuzzer(exif_orientation ROOM pipeline/read MUTATIONS 2000 INPUTS corpus/documents/*.jpg)
frisaet_fuzzer(pdf_images ROOM pipeline/read INPUTS corpus/documents/*dpi.pdf)
frisaet_fuzzer(page_layout ROOM pipeline/read MUTATIONS 2000)
frisaet_fuzzer(page_wire ROOM pipeline/run MUTATIONS 2000)
frisaet_fuzzer(web_request ROOM pipeline/web MUTATIONS 500)
