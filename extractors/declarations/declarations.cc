#include "extractors/declarations/declarations.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/declarations/circumstances.h"
#include "extractors/declarations/confidence.h"
#include "extractors/declarations/form_answers.h"
#include "extractors/declarations/letter_wish.h"
#include "extractors/declarations/replacement.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/contact_persons.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/document_facts.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/lexicon/form_fields.h"
#include "extractors/lexicon/letter_parts.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

/// The declaration under construction with its evidence.
struct Draft {
  const Document& document;
  const Prose& prose;
  Declaration value;
  std::vector<Evidence> evidence;
  LetterDoubts doubts;

  void cite(const std::string& field, Span span) {
    add_evidence(evidence, document, field, prose.to_flow(span));
  }
  [[nodiscard]] std::string words(Span span) const { return squeeze(span.of(prose.text())); }
};

/// The sentences of the newest message, without its title: a title names what the letter is about, not what
/// is wanted. Nor do the questions between which it answers.
std::vector<Span> body_pieces(const Prose& prose, const LetterParts& parts) {
  std::vector<Span> pieces;
  for (const Span sentence : prose.sentences()) {
    const bool title = parts.title_span && sentence.overlaps(*parts.title_span);
    const bool quoted = std::any_of(parts.quoted.begin(), parts.quoted.end(),
                                    [&](Span line) { return line.overlaps(sentence); });
    if (parts.body.contains(sentence) && !title && !quoted) pieces.push_back(sentence);
  }
  return pieces;
}

std::vector<Span> words_of(const WishReading& reading) {
  std::vector<Span> words;
  for (const StatedWish& wish : reading.wishes) words.push_back(wish.area_span);
  if (reading.none_span) words.push_back(*reading.none_span);
  return words;
}

/// An area is named beside a correction in words that say no to none: somebody may ask for it.
bool may_ask_for_another(std::string_view text, const std::vector<Span>& pieces, Span corrected) {
  const RuleBook& book = RuleBook::standard();
  return std::any_of(pieces.begin(), pieces.end(), [&](Span piece) {
    if (piece.overlaps(corrected)) return false;
    const std::vector<Condition> conditions = conditions_in(text, piece);
    if (area_lists_in(text, piece, conditions).empty()) return false;
    return !denies(text, piece, conditions) || book.family("declarations", "wish").matches(piece.of(text));
  });
}

/// `Får Varde Kommune en aftale, ønsker vi også …` in Varde's own letter is not that another gets it: without
/// the condition, for a person.
void doubt_own_luck(std::string_view text, const std::optional<MunicipalityRef>& own, WishReading& reading) {
  constexpr double kOwnLuck = 0.7;
  for (StatedWish& wish : reading.wishes) {
    if (!own || !wish.condition) continue;
    const std::string_view words = wish.condition->of(text);
    const std::vector<MunicipalityMention> named = find_municipalities(words);
    const bool only_own =
        !named.empty() && std::all_of(named.begin(), named.end(), [&](const MunicipalityMention& mention) {
          return mention.municipality == *own;
        });
    const RuleBook& book = RuleBook::standard();
    if (!only_own || !book.family("declarations", "condition_first").matches(words) ||
        book.family("declarations", "not_granted").matches(words))
      continue;
    wish.condition.reset();
    reading.confidence = std::min(reading.confidence, kOwnLuck);
  }
}

void take_wishes(Draft& draft, const WishReading& reading) {
  for (const StatedWish& wish : reading.wishes) {
    const std::string field = "priorities." + std::to_string(draft.value.priorities.size());
    Priority priority{wish.area, wish.rank, std::nullopt};
    draft.cite(field, wish.area_span);
    if (wish.rank_span) draft.cite(field, *wish.rank_span);
    if (wish.condition) {
      priority.condition = draft.words(*wish.condition);
      draft.cite(field, *wish.condition);
    }
    draft.value.priorities.push_back(std::move(priority));
  }
  draft.value.open_set = reading.open_set;
  draft.value.none_of_areas = reading.none;
  if (reading.none_span) draft.cite("none_of_areas", *reading.none_span);
  draft.doubts.wishes = reading.confidence;
  draft.doubts.guessed = reading.guessed;
}

void take_status(Draft& draft, const std::vector<Span>& pieces, Span within, std::optional<Span> title) {
  if (const auto ticked = find_ticked_body(draft.prose, within, draft.value.date)) {
    draft.value.status = ticked->status;
    draft.cite("status", ticked->body_span);
    if (ticked->status == DeclarationStatus::kAdministrative) return;
    draft.value.decided = ticked->by;
    draft.cite("decided", ticked->body_span);
    if (ticked->date_span) draft.cite("decided", *ticked->date_span);
    draft.doubts.day_known = ticked->date_span.has_value();
    if (ticked->item_span) draft.cite("decided", *ticked->item_span);
    return;
  }
  if (const auto decided = find_decided(draft.prose, pieces, draft.value.date)) {
    draft.value.decided = decided->by;
    draft.value.status = decided->status;
    draft.cite("decided", decided->body_span);
    if (decided->date_span) draft.cite("decided", *decided->date_span);
    draft.doubts.day_known = decided->date_span.has_value();
    draft.doubts.only_talked_about = decided->only_talked_about;
    if (decided->item_span) draft.cite("decided", *decided->item_span);
    return;
  }
  auto administrative = find_administrative(draft.prose, pieces);
  // `Emne: Administrativ tilkendegivelse`.
  if (!administrative && title) administrative = find_administrative(draft.prose, {*title});
  if (administrative) {
    draft.doubts.another_body = names_a_body_that_met(draft.prose, pieces, draft.value.date);
    draft.value.status = DeclarationStatus::kAdministrative;
    draft.cite("status", *administrative);
    return;
  }
  if (const auto reported = find_reported(draft.prose, within)) {
    draft.value.status = DeclarationStatus::kReported;
    draft.cite("status", *reported);
    return;
  }
  draft.doubts.status_known = false;
}

/// Whole reasons only: a paragraph's following sentences are taken with it where they stand beside each
/// other.
void take_justification(Draft& draft, const std::vector<Span>& reasons) {
  if (reasons.empty()) return;
  std::string text;
  for (const Span reason : reasons) {
    if (!text.empty()) text += ' ';
    text += draft.words(reason);
    draft.cite("justification", reason);
  }
  draft.value.justification = std::move(text);
}

/// A person of KL is whom the letter is sent to.
bool of_kl(const ContactPerson& person) {
  return (person.details.email && person.details.email->ends_with("@kl.dk")) || person.organisation == "KL";
}

/// Labelled cells before words such as `Kontaktperson er`, those before the signature of one who says
/// `kontakt mig`, and that before a name that merely stands beside an address.
std::optional<ContactPerson> choose_contact(const Document& document, const Prose& prose,
                                            const LetterParts& parts, std::optional<Span> form) {
  if (auto labelled = read_labelled_contact(document, prose, form.value_or(parts.body));
      labelled && !of_kl(*labelled))
    return labelled;
  if (form) {
    if (auto block = read_contact_block(document, prose, *form); block && !of_kl(*block)) return block;
  }
  const bool sender = RuleBook::standard()
                          .family("letter_parts", "contact_is_sender")
                          .first(prose.text(), parts.body)
                          .has_value();
  auto signature = read_signature(document, prose, parts.body);
  std::optional<ContactPerson> beside;
  for (ContactPerson& person : find_contact_persons(document, prose, parts.body)) {
    if (of_kl(person)) continue;
    if (person.confidence >= 0.95) return person;
    if (signature && signature->details.name == person.details.name) {
      // The head of an e-mail has the address that its signature lacks.
      if (!signature->details.email)
        signature->details.email = person.details.email, signature->email_span = person.email_span;
      if (!signature->details.phone)
        signature->details.phone = person.details.phone, signature->phone_span = person.phone_span;
    }
    if (!beside) beside = std::move(person);
  }
  const bool reachable = signature && (signature->details.email || signature->details.phone);
  if (signature && !of_kl(*signature) && (sender || reachable || parts.mail)) {
    add_own_number(prose, parts.body, *signature);
    return signature;
  }
  return beside;
}

void take_contact(Draft& draft, const LetterParts& parts, std::optional<Span> form) {
  const auto person = choose_contact(draft.document, draft.prose, parts, form);
  if (!person) return;
  draft.value.contact = person->details;
  add_contact_evidence(draft.evidence, draft.document, draft.prose, *person, "contact.");
}

void take_circumstances(Draft& draft, const std::vector<Span>& pieces, Span within, std::optional<Span> title,
                        std::optional<Span> field) {
  take_status(draft, pieces, within, title);
  if (const auto reservation = field ? field : find_reservation(draft.prose.text(), pieces)) {
    draft.value.reservation = draft.words(*reservation);
    draft.cite("reservation", *reservation);
  }
  if (const auto late = find_lateness(draft.prose, pieces)) {
    draft.value.late = true;
    draft.cite("late", *late);
  }
}

void take_municipality(Draft& draft, const Given& given, const LetterParts& parts) {
  if (given.municipality) {
    draft.value.municipality = given.municipality;
    draft.doubts.sender = 1;
    return;
  }
  const auto sender = find_sender(draft.document, draft.prose, parts);
  if (!sender) return;
  draft.value.municipality = sender->municipality;
  if (const auto& quote = sender->letterhead) {
    draft.evidence.push_back({"municipality", quote->page, quote->box, quote->quote, quote->raw_quote});
  } else {
    draft.cite("municipality", sender->span);
  }
  draft.doubts.sender = sender->confidence;
}

/// `Kommune: Faxe`: under its label a bare name is no town and nobody's surname. Where the paper surely
/// speaks for another, whoever filled the form in is left to a person.
void trust_the_field(Draft& draft, Span field) {
  constexpr double kLabelled = 0.97;
  const auto named = municipality_in_field(field.of(draft.prose.text()));
  if (!named) return;
  if (draft.value.municipality && draft.value.municipality != named &&
      draft.doubts.sender.value_or(0) >= kReviewThreshold)
    return;
  if (draft.value.municipality != named) {
    std::erase_if(draft.evidence, [](const Evidence& e) { return e.field == "municipality"; });
    draft.value.municipality = named;
    draft.cite("municipality", field);
  }
  draft.doubts.sender = std::max(draft.doubts.sender.value_or(0), kLabelled);
}

/// A withdrawal names what is taken back; a correction what it replaces and, beside it, the wish that counts
/// now.
void take_replacement(Draft& draft, const std::vector<Span>& pieces, const std::vector<StatedWish>& wishes) {
  const auto replacement = find_replacement(draft.prose, pieces);
  if (!replacement) return;
  draft.value.replaces = draft.words(replacement->what);
  draft.cite("replaces", replacement->what);
  // Who takes an answer's place with nothing has withdrawn it; who asks for something else further on has
  // not.
  const bool nothing_instead =
      draft.value.priorities.empty() && !draft.value.none_of_areas &&
      (replacement->withdraws || !may_ask_for_another(draft.prose.text(), pieces, replacement->what));
  const bool new_wish = std::any_of(wishes.begin(), wishes.end(), [&](const StatedWish& wish) {
    return std::any_of(pieces.begin(), pieces.end(), [&](Span piece) {
      return piece.contains(wish.area_span) && piece.begin > replacement->what.end &&
             !RuleBook::standard().family("choosing", "of_the_old").matches(piece.of(draft.prose.text()));
    });
  });
  draft.value.withdraws = (replacement->withdraws && !new_wish) || nothing_instead;
  if (!draft.value.withdraws) return;
  draft.value.priorities.clear();
  draft.value.open_set = false;
  draft.value.none_of_areas = false;
  std::erase_if(draft.evidence, [](const Evidence& e) {
    return e.field.starts_with("priorities") || e.field == "none_of_areas";
  });
}

/// Areas in the body for which there is no wish: in whole words anywhere, in any words beside a wish
/// (`dagtilbud i første række og ældre i anden`).
bool names_other_areas(std::string_view text, const std::vector<Span>& pieces, const WishReading& reading) {
  constexpr double kWholeWord = 0.9;
  const auto unwanted = [&](const AreaMention& area) {
    return std::none_of(reading.wishes.begin(), reading.wishes.end(),
                        [&](const StatedWish& wish) { return wish.area == area.area; });
  };
  return std::any_of(pieces.begin(), pieces.end(), [&](Span piece) {
    const bool has_wish = std::any_of(reading.wishes.begin(), reading.wishes.end(),
                                      [&](const StatedWish& wish) { return piece.contains(wish.area_span); });
    if (!has_wish) {
      const std::vector<AreaMention> areas = find_areas(piece.of(text));
      return std::any_of(areas.begin(), areas.end(), [&](const AreaMention& area) {
        return area.confidence >= kWholeWord && unwanted(area);
      });
    }
    const std::vector<AreaList> lists = find_area_lists(piece.of(text), AreaWords::kEveryday);
    return std::any_of(lists.begin(), lists.end(), [&](const AreaList& list) {
      return std::any_of(list.areas.begin(), list.areas.end(), unwanted);
    });
  });
}

Diagnostic contradicts_itself() {
  return {"declaration_unclear",
          "Dokumentet nævner både et ønske og, at kommunen intet ønsker. Læs originalen, og ret svaret med "
          "»frisaet review«.",
          0};
}

}  // namespace

Diagnostic declaration_unclear() {
  return {
      "declaration_unclear",
      "Dokumentet ligner en tilkendegivelse, men der er ikke fundet noget ønske i det. Læs originalen, og "
      "skriv selv svaret ned med »frisaet register add«.",
      0};
}

Extraction extract_declaration(const Document& document, const Given& given) {
  const Prose prose(document);
  const LetterParts parts = read_letter_parts(prose);
  Extraction result;
  result.facts = facts_of_letter(document, prose, parts, areas_left_out(prose), DocumentType::kDeclaration);

  Draft draft{document, prose, {}, {}, {}};
  draft.value.date = parts.date;
  if (parts.date_span) draft.cite("date", *parts.date_span);
  take_municipality(draft, given, parts);
  result.facts.municipality = draft.value.municipality;

  std::vector<Span> pieces = body_pieces(prose, parts);
  std::erase_if(
      pieces, [&](Span piece) { return wish_of_another(piece.of(prose.text()), draft.value.municipality); });
  const auto form = read_any_form(document, prose, parts.body);
  WishReading reading =
      form ? form->reading : read_letter_wish(prose.text(), pieces, draft.value.municipality);
  if (form && form->municipality && !given.municipality) {
    trust_the_field(draft, *form->municipality);
    result.facts.municipality = draft.value.municipality;
  }
  doubt_own_luck(prose.text(), draft.value.municipality, reading);
  take_wishes(draft, reading);
  take_replacement(draft, pieces, reading.wishes);
  if (reading.empty() && !draft.value.withdraws) {
    result.diagnostics.push_back(declaration_unclear());
    return result;
  }
  if (reading.contradicts_itself && !draft.value.withdraws)
    result.diagnostics.push_back(contradicts_itself());
  // Asks for something and takes back, nobody can tell what: one of the two is misread.
  constexpr double kBesideWishes = 0.6;
  const bool dated = draft.value.replaces && !find_dates(*draft.value.replaces).empty();
  if (draft.value.withdraws) draft.doubts.wishes = reading.wishes.empty() || dated ? 1 : kBesideWishes;
  take_circumstances(draft, pieces, parts.body, parts.title_span, form ? form->reservation : std::nullopt);
  // A form, a table or none of all says of each area what it says.
  draft.doubts.others_named =
      !form && !reading.none && !draft.value.withdraws && names_other_areas(prose.text(), pieces, reading);
  if (form && form->reason) {
    take_justification(draft, {*form->reason});
  } else if (!form || !form->asks_why) {
    take_justification(
        draft, find_justification(prose, without_what_was_wrong(prose.text(), pieces), words_of(reading)));
  }
  take_contact(draft, parts, form ? form->contact : std::nullopt);

  if (!draft.value.priorities.empty()) {
    result.facts.areas.clear();
    for (const Priority& priority : draft.value.priorities) result.facts.areas.push_back(priority.area);
  }
  for (const Page& page : document.pages())
    draft.doubts.page = std::min(draft.doubts.page, page.raw.confidence);
  Sureness sure = confidence_of(draft.doubts);
  result.records.push_back({std::move(draft.value), sure.value, std::move(draft.evidence)});
  result.doubts.push_back(std::move(sure.doubts));
  return result;
}

}  // namespace frisaet
