#include "extractors/lexicon/form_fields.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"
#include "models/municipality/municipality.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("form_fields", family);
}

constexpr std::array<std::pair<std::string_view, FormLabel>, 7> kLabels{
    {{"municipality", FormLabel::kMunicipality},
     {"area", FormLabel::kArea},
     {"first", FormLabel::kFirst},
     {"second", FormLabel::kSecond},
     {"third", FormLabel::kThird},
     {"reason", FormLabel::kReason},
     {"reservation", FormLabel::kReservation}}};

std::optional<FormLabel> label_in(std::string_view cell) {
  const auto name = [](std::string_view words) -> std::optional<FormLabel> {
    const auto match = rules("label").first(words);
    if (!match) return std::nullopt;
    for (const auto& [gives, label] : kLabels)
      if (gives == match->rule->gives) return label;
    return std::nullopt;
  };
  const auto bare = rules("label_rest").first(cell);
  if (!bare) return std::nullopt;
  const Span label = *bare->group("label");
  if (const auto whole = name(label.of(cell))) return whole;  // `1. prioritet`: its number is part of it
  const auto number = rules("label_number").first(label.of(cell));
  return number ? name(label.of(cell).substr(number->span.end)) : std::nullopt;
}

/// The cells of a row, by bars, tabs, three dots and more or two blanks and more; empty ones left out.
std::vector<Span> cells_of(std::string_view text, Span line) {
  std::vector<Span> cells;
  std::size_t begin = line.begin;
  const auto close = [&](std::size_t end) {
    const Span cell = trimmed(text, {begin, end});
    if (!cell.empty()) cells.push_back(cell);
  };
  for (std::size_t at = line.begin; at < line.end;) {
    std::size_t end = at;
    const char c = text[at];
    if (c == '|' || c == '\t') {
      end = at + 1;
    } else if (c == ' ' || c == '.' || c == '_') {
      const std::size_t fewest = c == ' ' ? 2 : 3;
      while (end < line.end && text[end] == c) ++end;
      if (end - at < fewest) end = at;
    }
    if (end == at) {
      ++at;
      continue;
    }
    close(at);
    at = begin = end;
  }
  close(line.end);
  return cells;
}

/// A line of dashes and bars below a head.
bool is_rule(std::string_view line) {
  return line.find_first_not_of("|-–:=+ ") == std::string_view::npos;
}

/// `Kommune: Faxe` in one cell.
std::optional<FilledField> labelled(std::string_view text, Span cell) {
  const std::size_t colon = text.find(':', cell.begin);
  if (colon >= cell.end) return std::nullopt;
  const Span value = trimmed(text, {colon + 1, cell.end});
  const Span name = trimmed(text, {cell.begin, colon});
  if (value.empty() || name.empty()) return std::nullopt;
  const auto label = label_in(name.of(text));
  return label ? std::optional(FilledField{*label, value, name}) : std::nullopt;
}

/// A value of words with the rows from `next` on that go on with its sentence: each one cell, and no label.
Span with_rows_below(const Prose& prose, const std::vector<std::vector<Span>>& rows, std::size_t next,
                     Span value) {
  const std::string_view text = prose.text();
  for (; next < rows.size() && rows[next].size() == 1; ++next) {
    const Span below = rows[next].front();
    if (prose.sentence_at(below.begin) != prose.sentence_at(value.end - 1)) break;
    if (label_in(below.of(text)) || labelled(text, below)) break;
    value.end = below.end;
  }
  return value;
}

}  // namespace

bool asks_for_an_area(FormLabel label) {
  return label == FormLabel::kArea || label == FormLabel::kFirst || label == FormLabel::kSecond ||
         label == FormLabel::kThird;
}

bool says_nothing(std::string_view value) {
  const RuleBook& book = RuleBook::standard();
  return book.family("survey", "no_answer").matches(value) || book.family("survey", "none").matches(value);
}

bool reserves(std::string_view value) {
  return !says_nothing(value) && !rules("reserves_nothing").matches(value) && !points_elsewhere(value);
}

bool points_elsewhere(std::string_view value) {
  return rules("points_elsewhere").matches(value);
}

std::optional<MunicipalityRef> municipality_in_field(std::string_view value) {
  const MunicipalityIndex& index = MunicipalityIndex::standard();
  if (const Municipality* known = index.named(value)) return MunicipalityRef{known->code, known->name};
  const std::vector<MunicipalityMention> named = find_municipalities(value);
  if (named.size() != 1 || !named.front().with_kommune) return std::nullopt;
  return named.front().municipality;
}

std::vector<FilledField> form_fields(const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  std::vector<std::vector<Span>> rows;
  for (const Span line : prose.lines())
    if (within.contains(line) && !is_rule(line.of(text))) rows.push_back(cells_of(text, line));
  const auto row_of_labels = [&](std::size_t i) {
    return i < rows.size() && rows[i].size() > 1 &&
           std::count_if(rows[i].begin(), rows[i].end(),
                         [&](Span cell) { return label_in(cell.of(text)).has_value(); }) > 1;
  };
  std::vector<FilledField> fields;
  const auto add = [&](FilledField field, std::size_t row) {
    const bool words = field.label == FormLabel::kReason || field.label == FormLabel::kReservation;
    if (words && field.value.end == rows[row].back().end)
      field.value = with_rows_below(prose, rows, row + 1, field.value);
    fields.push_back(field);
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::vector<Span>& row = rows[i];
    if (row.empty()) continue;
    if (row_of_labels(i)) {
      // One row with a value for each label; more of them are a list of many.
      // Below it, a line of several cells may be one more of them with some left empty.
      const bool one = i + 1 < rows.size() && rows[i + 1].size() == row.size() && !row_of_labels(i + 1) &&
                       (i + 2 >= rows.size() || rows[i + 2].size() < 2 || label_in(rows[i + 2][0].of(text)));
      for (std::size_t cell = 0; one && cell < row.size(); ++cell)
        if (const auto label = label_in(row[cell].of(text)))
          fields.push_back({*label, rows[i + 1][cell], row[cell]});
      if (one) ++i;
      continue;
    }
    const auto label = label_in(row[0].of(text));
    if (label && row.size() == 2) {
      add({*label, row[1], row[0]}, i);
    } else if (label && row.size() == 1) {
      const bool below = i + 1 < rows.size() && rows[i + 1].size() == 1 &&
                         !label_in(rows[i + 1][0].of(text)) && !labelled(text, rows[i + 1][0]);
      if (below) add({*label, rows[i + 1][0], row[0]}, i + 1);
    } else {
      for (const Span cell : row)
        if (const auto field = labelled(text, cell)) add(*field, i);
    }
  }
  // Boxes are ticked or left empty: what stands beside them is not what was filled in.
  std::erase_if(fields, [&](const FilledField& field) {
    const RuleBook& book = RuleBook::standard();
    const std::string_view value = field.value.of(text);
    return book.family("declarations", "box_empty").matches(value) ||
           book.family("declarations", "box_ticked").matches(value);
  });
  return fields;
}

namespace {

/// The area of the one ticked box, as if it had been written under `Område`.
std::optional<FilledField> ticked_area(std::string_view text, Span within) {
  std::optional<FilledField> found;
  for (const RuleMatch& box : RuleBook::standard().family("declarations", "box_ticked").scan(text, within)) {
    const Span label = *box.group("label");
    if (!area_in_cell(label.of(text))) continue;
    if (found) return std::nullopt;
    found = FilledField{FormLabel::kArea, label, box.span};
  }
  return found;
}

}  // namespace

std::vector<FilledField> filled_in_form(const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  std::vector<FilledField> fields = form_fields(prose, within);
  const auto is_area = [](const FilledField& field) { return asks_for_an_area(field.label); };
  if (std::none_of(fields.begin(), fields.end(), is_area)) {
    if (const auto tick = ticked_area(text, within)) fields.push_back(*tick);
  }
  const auto with = [&](FormLabel label) {
    return std::find_if(fields.begin(), fields.end(),
                        [&](const FilledField& field) { return field.label == label; });
  };
  // Each place may have a reservation of its own.
  const auto again = [&](const FilledField& field) {
    return field.label != FormLabel::kReservation && with(field.label)->value != field.value;
  };
  const auto municipality = with(FormLabel::kMunicipality);
  if (municipality == fields.end() || !municipality_in_field(municipality->value.of(text))) return {};
  if (std::any_of(fields.begin(), fields.end(), again)) return {};  // a list of several
  const auto says = [&](const FilledField& field) {
    const std::string_view value = field.value.of(text);
    return area_in_cell(value) || RuleBook::standard().family("survey", "none").matches(value);
  };
  const auto first = with(FormLabel::kFirst);
  const auto area = with(FormLabel::kArea);
  const bool about_wishes = RuleBook::standard().family("declarations", "about_wishes").matches(text);
  const bool wants =
      (first != fields.end() && says(*first)) || (area != fields.end() && about_wishes && says(*area));
  return wants ? fields : std::vector<FilledField>();
}

}  // namespace frisaet
