# frisaet_room(PATH [ROOMS path…] [THIRD_PARTY target…] [EMBED glob…])
#
# Declares the folder PATH as one static library named after it (models/core → models_core). Its sources and
# headers are all *.cc and *.h directly in the folder, so a new file needs no line here. ROOMS are the rooms whose
# headers it may include; THIRD_PARTY libraries link privately, so that their use does not spread by itself.
# EMBED compiles data files into the room: each becomes an entry of `frisaet::embedded::<room>()` (see embed.cmake);
# a path that is absolute is taken as it is.
function(frisaet_room path)
  cmake_parse_arguments(ROOM "" "" "ROOMS;THIRD_PARTY;EMBED" ${ARGN})
  string(REPLACE "/" "_" name ${path})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${path}/*.cc)
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${path}/*.h)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  if(ROOM_EMBED)
    set(globs ${ROOM_EMBED})
    list(TRANSFORM globs PREPEND ${CMAKE_SOURCE_DIR}/ REGEX "^[^/]")
    file(GLOB data CONFIGURE_DEPENDS ${globs})
    set(generated ${CMAKE_BINARY_DIR}/embedded/${name}.cc)
    add_custom_command(
      OUTPUT ${generated}
      COMMAND ${CMAKE_COMMAND} -DROOM=${name} -DOUT=${generated} "-DFILES=${data}"
              -P ${CMAKE_SOURCE_DIR}/scripts/cmake/embed.cmake
      DEPENDS ${data} ${CMAKE_SOURCE_DIR}/scripts/cmake/embed.cmake
      COMMENT "Embedding the data of ${path}" VERBATIM)
    list(APPEND sources ${generated})
  endif()
  list(TRANSFORM ROOM_ROOMS REPLACE "/" "_")
  if(sources)
    add_library(${name} STATIC ${sources})
    target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR} FILES ${headers})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${ROOM_ROOMS} PRIVATE ${ROOM_THIRD_PARTY})
    set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${ROOM_ROOMS})
  endif()
endfunction()
