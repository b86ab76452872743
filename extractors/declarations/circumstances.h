#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/records/declaration.h"
#include "models/text/span.h"

namespace frisaet {

/// What a declaration letter says beside the wish itself; spans in the prose's text.
struct Decided {
  DecidedBy by;
  DeclarationStatus status = DeclarationStatus::kCommittee;
  bool only_talked_about = false;  ///< `behandlede`, `drøftede`: no word says that anything was decided
  Span body_span;
  std::optional<Span> date_span;
  std::optional<Span> item_span;
};

/// A sentence names a body and a day up to that of writing: somebody may have decided, though no words were
/// found that say so.
bool names_a_body_that_met(const Prose& prose, const std::vector<Span>& pieces, std::optional<Date> written);

/// The body that a form's boxes tell (`☐ Forvaltningen ☒ Økonomiudvalget ☐ Byrådet`), with the day and item
/// on the lines right below, where a line is labelled as a meeting's or decision's (`Dato`, `Behandlet`) or
/// numbers the item: a form has other days too. Nothing without exactly one tick among bodies, or with a day
/// after `written`, the form's own: a meeting that was still to come.
std::optional<Decided> find_ticked_body(const Prose& prose, Span within, std::optional<Date> written);

/// The weightiest body that has decided (council over finance committee over committee), the latest day of
/// those; nothing where decisions are only announced (`forventes`, `på dagsordenen den`).
/// `written` is the letter's day, from which `i går` and `mandag den 12. september` are told. A sentence that
/// names no day takes that of a meeting held in the sentence before (`blev i stedet holdt den 11. oktober`);
/// a body that has decided on an untold day is known, its day is not.
std::optional<Decided> find_decided(const Prose& prose, const std::vector<Span>& pieces,
                                    std::optional<Date> written);

/// The first sentence that reserves something, without the label of a form's field; `uden forbehold` is none,
/// nor what a party or a member reserves.
std::optional<Span> find_reservation(std::string_view text, const std::vector<Span>& pieces);

/// The sentence that calls the reply administrative or leaves it to a later political approval.
std::optional<Span> find_administrative(const Prose& prose, const std::vector<Span>& pieces);

/// The words that say that the reply was told to whoever wrote this down (`Telefonnotat`, `har ringet`).
std::optional<Span> find_reported(const Prose& prose, Span within);

std::optional<Span> find_lateness(const Prose& prose, const std::vector<Span>& pieces);

/// Sentences that give reasons, each with those that go on about it in the same paragraph; where no word says
/// so, the first paragraph's sentences that serve no other purpose in a letter. `wishes`: the words of what
/// is wished, whose sentences are no reason.
std::vector<Span> find_justification(const Prose& prose, const std::vector<Span>& pieces,
                                     const std::vector<Span>& wishes);

}  // namespace frisaet
