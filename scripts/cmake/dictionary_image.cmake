# Expands the dictionary of hunspell-da into a table, once per build, and makes of it an object file that models/language
# carries as read-only data: the program then starts in milliseconds, and its worker processes share the pages.
# The table is bound to the dictionary it was made from; with another one installed the program expands that at its start.
set(dictionary /usr/share/hunspell)
add_executable(dictionary_image models/language/main.cc models/language/affix_dictionary.cc models/language/data_lines.cc
               models/language/dictionary_files.cc ${CMAKE_BINARY_DIR}/embedded/models_language.cc)
target_include_directories(dictionary_image PRIVATE ${CMAKE_SOURCE_DIR})
target_link_libraries(dictionary_image PRIVATE models_text)
# GNU's, whatever compiles: ld.lld cannot tell the machine from a binary file alone, and llvm-objcopy does not align it.
find_program(FRISAET_LD ld REQUIRED)
find_program(FRISAET_OBJCOPY objcopy REQUIRED)
add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/embedded/danish_forms.o
  COMMAND ${CMAKE_COMMAND} -E env ASAN_OPTIONS=detect_leaks=0 $<TARGET_FILE:dictionary_image> ${dictionary} danish_forms.bin
  COMMAND ${FRISAET_LD} -r -z noexecstack -b binary -o danish_forms.o danish_forms.bin
  COMMAND ${FRISAET_OBJCOPY} --set-section-alignment .data=16
          --rename-section .data=.rodata,alloc,load,readonly,data,contents
          --redefine-sym _binary_danish_forms_bin_start=frisaet_danish_forms_begin
          --redefine-sym _binary_danish_forms_bin_end=frisaet_danish_forms_end danish_forms.o
  WORKING_DIRECTORY ${CMAKE_BINARY_DIR}/embedded
  DEPENDS dictionary_image ${dictionary}/da_DK.aff ${dictionary}/da_DK.dic
  COMMENT "Expanding the Danish dictionary" VERBATIM)
set_source_files_properties(${CMAKE_BINARY_DIR}/embedded/danish_forms.o PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
target_sources(models_language PRIVATE ${CMAKE_BINARY_DIR}/embedded/danish_forms.o)
