#include "pipeline/cli/danish_help.h"

#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace frisaet {
namespace {

/// A sentence of CLI11 (2.1.2, CLI/Error.hpp) with `*` for its variable parts, and ours with `1`…`4` in
/// braces.
struct Translation {
  std::string_view english, danish;
};

// The first that fits is taken, so the narrower stand before the wider.
constexpr std::array kTranslations = {
    Translation{"A subcommand is required", "der mangler en kommando"},
    Translation{"Exactly 1 option from [*] is required and * were given",
                "kun ét af {1} kan bruges ad gangen"},
    Translation{"Exactly 1 option from [*] is required", "der mangler et af {1}"},
    Translation{"At least 1 option from [*] is required", "der mangler et af {1}"},
    Translation{"Requires at most 1 options be given from [*]", "kun ét af {1} kan bruges ad gangen"},
    Translation{"* is required", "{1} mangler"},
    Translation{"The following argument was not expected: *", "»{1}« kendes ikke her"},
    Translation{"The following arguments were not expected: *", "»{1}« kendes ikke her"},
    Translation{"*: Value * not in range * to *", "{1} skal være et tal fra {3} til {4} og ikke »{2}«"},
    Translation{"Could not convert: * = *", "{1} kan ikke være »{2}«"},
    Translation{"*: * required * missing", "{1} mangler sin værdi"},
    Translation{"*: At least * required but received *", "{1} skal have mindst {2} værdier"},
    Translation{"*: At Most * required but received *", "{1} kan højst have {2} værdier"},
    Translation{"* was given a disallowed flag override", "{1} kan ikke have en værdi"},
    Translation{"*: too many inputs for a flag", "{1} kan ikke have en værdi"},
    Translation{"*: Should be true/false or a number", "{1} skal være true eller false"},
    Translation{"* requires *", "{1} kræver også {2}"},
    Translation{"* excludes *", "{1} og {2} kan ikke bruges sammen"},
    Translation{"* was not readable (missing?)", "filen {1} findes ikke eller kan ikke læses"},
    Translation{"INI was not able to parse *", "{1} i indstillingsfilen kendes ikke"},
    Translation{"*: This option is not allowed in a configuration file",
                "{1} kan ikke stå i indstillingsfilen"},
};

/// The parts of `text` that stand for the `*` of `shape`, each as short as it can be and the last whole;
/// nothing where it has another shape.
std::optional<std::vector<std::string_view>> parts_of(std::string_view text, std::string_view shape) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t star = shape.find('*');
    if (text.substr(0, star) != shape.substr(0, star)) return std::nullopt;
    if (star == std::string_view::npos) return parts;
    text.remove_prefix(star);
    shape.remove_prefix(star + 1);
    const std::string_view next = shape.substr(0, shape.find('*'));
    const bool last = next.size() == shape.size();
    const std::size_t end = next.empty() ? text.size() : last ? text.rfind(next) : text.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::string filled(std::string_view sentence, const std::vector<std::string_view>& parts) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (sentence[i] == '{') {
      out += parts.at(static_cast<std::size_t>(sentence[i + 1] - '1'));
      i += 2;
    } else {
      out += sentence[i];
    }
  }
  return out;
}

std::string what_is_wrong(std::string_view english) {
  for (const Translation& translation : kTranslations)
    if (const auto parts = parts_of(english, translation.english)) return filled(translation.danish, *parts);
  return "(" + std::string(english) + ")";
}

/// `frisaet review set` where that much of the command was understood.
std::string command_reached(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return app.get_name() + (commands.empty() ? "" : " " + command_reached(*commands.front()));
}

/// Headings that CLI11 writes without asking for a label.
constexpr std::array kHeadings = {
    Translation{"Options:", "Valg:"},
    Translation{"[Option Group: ", "["},
    Translation{"[At most 1 of the following options are allowed]", "[kun ét af disse]"},
    Translation{"[Exactly 1 of the following options is required]", "[ét af disse]"},
    Translation{"[At least 1 of the following options are required]", "[mindst ét af disse]"},
};

/// CLI11's layout with Danish words.
class DanishFormatter : public CLI::Formatter {
 public:
  DanishFormatter() {
    label("Usage", "Brug");
    label("OPTIONS", "VALG");
    label("SUBCOMMAND", "KOMMANDO");
    label("Positionals", "Det, der skal stå");
    label("TEXT", "TEKST");
    label("INT", "TAL");
    label("UINT", "TAL");
    label("FLOAT", "TAL");
    label("REQUIRED", "");
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string text = CLI::Formatter::make_option_opts(option);
    const auto range = parts_of(text, " *:* in [* - *]");
    return range ? filled(" TAL fra {3} til {4}", *range) : text;
  }
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
    for (const Translation& heading : kHeadings)
      for (std::size_t at = 0; (at = text.find(heading.english, at)) != std::string::npos;)
        text.replace(at, heading.english.size(), heading.danish);
    return text;
  }
};

}  // namespace

void speak_danish(CLI::App& app) {
  app.formatter(std::make_shared<DanishFormatter>());
  app.group("Kommandoer");
  app.set_help_flag("-h,--help", "Vis denne hjælp");
}

std::string danish_usage_fault(const CLI::App& app, const CLI::ParseError& fault) {
  return "Kommandoen kan ikke udføres: " + what_is_wrong(fault.what()) + ". Skriv »" + command_reached(app) +
         " --help« for at se, hvad der kan skrives.";
}

}  // namespace frisaet
