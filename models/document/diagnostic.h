#pragma once

#include <string>

namespace frisaet {

/// Damage that did not stop the work: recorded, neither thrown nor hidden.
struct Diagnostic {
  std::string code;     ///< stable snake_case name a program can test (`page_unreadable`, `email_damaged`)
  std::string message;  ///< Danish, for a person: what, why, what now
  int page = 0;         ///< 1 = first; 0 = the document as a whole

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace frisaet
