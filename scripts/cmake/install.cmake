# `cmake --install BUILD --prefix P`, and `cpack --config BUILD/CPackConfig.cmake -G DEB -B OUT`. The program carries its rules, schemas,
# texts and web pages in itself; dictionary and OCR model are Debian's own packages, on which the .deb depends.
include(GNUInstallDirs)
install(TARGETS frisaet RUNTIME DESTINATION bin)
install(FILES README.md CHANGELOG.md scripts/package/copyright DESTINATION share/doc/frisaet)
# The unit and what makes its user are written when the prefix is known: at the installation.
install(CODE "set(unit_template \"${CMAKE_SOURCE_DIR}/scripts/package/frisaet.service.in\")
set(sysusers \"${CMAKE_SOURCE_DIR}/scripts/package/frisaet.sysusers\")
set(settings \"${CMAKE_SOURCE_DIR}/scripts/package/frisaet.toml\")
# An earlier list may be root's: whoever owns the folder may remove it, but not write to it.
file(REMOVE \"${CMAKE_BINARY_DIR}/install_manifest.txt\")")
install(CODE [[
  # Absolute whatever `--prefix` was: systemd takes no other path.
  get_filename_component(prefix "${CMAKE_INSTALL_PREFIX}" ABSOLUTE)
  set(BINDIR "${prefix}/bin")
  set(DOCDIR "${prefix}/share/doc/frisaet")
  # Settings of the system's own programs lie in /etc (GNU coding standards, as Debian has them).
  if(prefix STREQUAL "/usr")
    set(SYSCONFDIR "/etc")
  else()
    set(SYSCONFDIR "${prefix}/etc")
  endif()
  set(settings_folder "${SYSCONFDIR}")
  # As systemd.syntax(7) and systemd.unit(5) want a path that may hold blanks and signs of theirs; the unit quotes it.
  foreach(path BINDIR SYSCONFDIR DOCDIR)
    string(REPLACE "%" "%%" ${path} "${${path}}")
  endforeach()
  string(REPLACE " " "%%20" DOCDIR "${DOCDIR}")
  # Outside the build tree, where an installation by root would leave files that nobody else can overwrite.
  execute_process(COMMAND mktemp -d OUTPUT_VARIABLE work OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  configure_file("${unit_template}" "${work}/frisaet.service" @ONLY)
  configure_file("${sysusers}" "${work}/frisaet.conf" COPYONLY)
  file(INSTALL "${work}/frisaet.service" DESTINATION "${prefix}/lib/systemd/system")
  if(NOT EXISTS "$ENV{DESTDIR}${settings_folder}/frisaet.toml")  # somebody's settings
    file(INSTALL "${settings}" DESTINATION "${settings_folder}")
  endif()
  file(INSTALL "${work}/frisaet.conf" DESTINATION "${prefix}/lib/sysusers.d")
  file(REMOVE_RECURSE "${work}")
]])

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME frisaet)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Frisaet <frisaet@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads letters and minutes about Danish welfare agreements into records with evidence")
set(CPACK_PACKAGE_DESCRIPTION "Frisaet reads the letters, declarations, agreements and minutes that KL and the Danish municipalities
send each other about welfare agreements, keeps them searchable, and allocates municipalities to areas. The package
brings a service that reads what is dropped into /var/lib/frisaet/inbox.")
# As the root of the system, and not below CPack's own folder: the unit names the program's path.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tesseract-ocr-dan, hunspell-da, adduser, acl")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "tesseract-ocr-script-latn")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "coinor-cbc")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(package ${CMAKE_SOURCE_DIR}/scripts/package)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${package}/postinst;${package}/prerm;${package}/postrm;${package}/conffiles")
include(CPack)
