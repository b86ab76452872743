#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace frisaet {

/// Makes the headings and words of `--help` Danish. To be called before options and commands are added, as
/// they take these over when they are made.
void speak_danish(CLI::App& app);

/// What was wrong with the words of a command and where to look next, in one Danish line without line break.
/// CLI11 tells its faults in English prose only, so its sentences are told apart by their shape; one of an
/// unknown shape is passed on as it is, in parentheses, rather than lost.
std::string danish_usage_fault(const CLI::App& app, const CLI::ParseError& fault);

}  // namespace frisaet
