#include "extractors/classify.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "extractors/lexicon/contacts.h"
#include "extractors/lexicon/form_fields.h"
#include "extractors/lexicon/letter_parts.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/lexicon/prose.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

// Letterhead, addressee, date and title of the longest heads that were seen.
constexpr std::size_t kHeadLines = 16;
constexpr std::size_t kTailLines = 8;  // greeting, name, title, place, address, telephone
// A sure layout of minutes outweighs anything a letter can show; below one half it is a date and a numbered
// list, which forms have too.
constexpr double kMinutesWeight = 8;
constexpr double kFaintMinutesWeight = 2;
constexpr double kFewestPoints = 2.5;  // below, the paper is something else
constexpr std::size_t kTypes = 6;
constexpr std::size_t kSeveral = 2;  // one name beside an area may be anything
constexpr double kGivesAreas = 3;    // as much as a title that says `aftale`
constexpr double kKlSpeaks = 2;  // points of KL's letter from which its list of agreements is a repetition

constexpr double kSpeaksToAll = 2;  // as much as a letterhead of KL's
constexpr double kFilledIn = 3;     // as much as a form that says so
constexpr double kOwnHead = 3;      // as much as two of KL's sentences repeated
constexpr double kToKl = 1.5;       // points of a declaration that its address alone gives
constexpr double kOwnWish = 3;      // with who signs it as much as a hearing answer's title

using Scores = std::array<double, kTypes>;

void add_scores(const char* family, std::string_view text, Span within, Scores& scores) {
  std::set<std::string_view> counted;
  for (const RuleMatch& match : RuleBook::standard().family("classify", family).all(text, within)) {
    const auto type = parse_document_type(match.rule->gives);
    if (type && counted.insert(match.rule->id).second)
      scores[static_cast<std::size_t>(*type)] += match.rule->weight;
  }
}

/// The first lines of the paper, and before them what stands in the top margin of its first page: KL's
/// letterhead is no more than that.
std::string head_of(const Document& document, const Prose& prose) {
  std::string head;
  for (const Furniture& piece : document.pages().front().repaired.furniture) head += piece.text + '\n';
  const Span lines{0, prose.lines()[std::min(kHeadLines, prose.lines().size()) - 1].end};
  return head.append(lines.of(prose.text()));
}

/// The signature of the newest message, which is `body`: what stands below its greeting.
Span tail_of(const Prose& prose, Span body) {
  const auto greeting = RuleBook::standard().family("letter_parts", "greeting").first(prose.text(), body);
  if (!greeting) return {};
  Span tail{greeting->span.end, greeting->span.end};
  std::size_t lines = 0;
  for (const Span line : prose.lines()) {
    if (line.begin >= tail.begin && body.contains(line) && ++lines <= kTailLines) tail.end = line.end;
  }
  return tail;
}

/// Every address in the paper is KL's, it speaks to its readers or in the first person, and it names no
/// municipality: whoever writes to KL says who he is, and a newspaper has nobody to speak to.
bool speaks_to_all(std::string_view text) {
  const RuleFamily& of_kl = RuleBook::standard().family("classify", "address_of_kl");
  const RuleFamily& to_readers = RuleBook::standard().family("classify", "speaks_to_readers");
  if (!of_kl.matches(text) || !to_readers.matches(text)) return false;
  const std::vector<EmailMention> mails = find_emails(text);
  const std::vector<UrlMention> pages = find_urls(text);
  return std::all_of(mails.begin(), mails.end(),
                     [&](const EmailMention& mail) { return mail.damaged || of_kl.matches(mail.address); }) &&
         std::all_of(pages.begin(), pages.end(),
                     [&](const UrlMention& page) { return of_kl.matches(page.url); }) &&
         find_municipalities(text).empty();
}

/// A greeting and a signature are the last that the paper says: minutes end otherwise, also those that a
/// letter goes in front of or that quote one.
bool ends_as_letter(const Prose& prose) {
  const std::vector<RuleMatch> greetings =
      RuleBook::standard().family("letter_parts", "greeting").all(prose.text());
  if (greetings.empty()) return false;
  const Span behind{greetings.back().span.end, prose.text().size()};
  if (RuleBook::standard().family("classify", "meeting_goes_on").first(prose.text(), behind)) return false;
  const std::size_t below =
      static_cast<std::size_t>(std::count_if(prose.lines().begin(), prose.lines().end(), [&](Span line) {
        return line.begin >= greetings.back().span.end;
      }));
  return below <= kTailLines;
}

/// Somewhere in the paper stands what agreements and answers about them are made of: the words themselves, or
/// KL, which asks.
bool about_agreements(std::string_view text) {
  return RuleBook::standard().family("declarations", "about_wishes").matches(text) ||
         RuleBook::standard().family("classify", "about_setting_free").matches(text);
}

}  // namespace

Classification classify(const Document& document, double minutes_likelihood, std::size_t assigned) {
  const Prose prose(document);
  if (prose.lines().empty()) return {DocumentType::kOther, 1};
  Scores scores{};
  const std::string head = head_of(document, prose);
  add_scores("head", head, {0, head.size()}, scores);
  const Span body = read_letter_parts(prose).body;
  const Span tail = tail_of(prose, body);
  add_scores("tail", prose.text(), tail, scores);
  add_scores("whole", prose.text(), {0, prose.text().size()}, scores);
  double& declares = scores[static_cast<std::size_t>(DocumentType::kDeclaration)];
  const RuleBook& book = RuleBook::standard();
  // What a hearing answer says of the bill is no wish; that the municipality itself wants an agreement is.
  if (book.family("classify", "answers_a_hearing").matches(head) &&
      book.family("classify", "wishes_for_itself").matches(body.of(prose.text())))
    declares += kOwnWish;
  // A letter to KL that tells what a committee decided yesterday has a body, a day and a result.
  const bool letter_to_kl = declares >= kToKl && ends_as_letter(prose);
  // So has a form that asks which body has approved it.
  const bool form = book.family("classify", "ticked_area").matches(prose.text()) &&
                    !book.family("classify", "meeting_goes_on").matches(prose.text());
  if (form) declares += kFilledIn;
  const bool meeting = minutes_likelihood > 0.5 && !letter_to_kl && !form;
  scores[static_cast<std::size_t>(DocumentType::kMinutes)] +=
      minutes_likelihood * (meeting ? kMinutesWeight : kFaintMinutesWeight);
  if (assigned >= kSeveral && scores[static_cast<std::size_t>(DocumentType::kKlLetter)] < kKlSpeaks)
    scores[static_cast<std::size_t>(DocumentType::kAgreement)] += kGivesAreas;
  if (!filled_in_form(prose, body).empty()) declares = std::max(declares, kFilledIn);
  if (speaks_to_all(prose.text())) scores[static_cast<std::size_t>(DocumentType::kKlLetter)] += kSpeaksToAll;
  // What a municipality's own office writes of KL's letter repeats its words.
  if (RuleBook::standard().family("classify", "head_of_a_municipality").matches(head))
    scores[static_cast<std::size_t>(DocumentType::kKlLetter)] -= kOwnHead;
  // A union or a society asks its members to come, and tells what KL wants; KL asks municipalities.
  const RuleFamily& of_kl = RuleBook::standard().family("classify", "kl_is_the_sender");
  if (RuleBook::standard().family("classify", "meeting_of_members").matches(prose.text()) &&
      !of_kl.matches(head) && !of_kl.matches(tail.of(prose.text())))
    scores[static_cast<std::size_t>(DocumentType::kKlLetter)] = 0;
  // Whoever asks something else of the state, or agrees on something else, uses the same words.
  if (!about_agreements(prose.text())) {
    if (book.family("classify", "goes_to_the_state").matches(head)) declares = 0;
    if (assigned < kSeveral) scores[static_cast<std::size_t>(DocumentType::kAgreement)] = 0;
  }
  // The schemes before the rounds had applications too, with priorities.
  if (book.family("classify", "of_another_scheme").matches(head) &&
      !book.family("classify", "of_the_rounds").matches(prose.text()))
    declares = 0;
  const auto best = std::max_element(scores.begin(), scores.end());
  double second = 0;
  for (auto it = scores.begin(); it != scores.end(); ++it) {
    if (it != best) second = std::max(second, *it);
  }
  const double against = scores[static_cast<std::size_t>(DocumentType::kOther)];
  const double answer = scores[static_cast<std::size_t>(DocumentType::kDeclaration)];
  if (*best < kFewestPoints) return {DocumentType::kOther, 1 - *best / (2 * kFewestPoints), against, answer};
  const double lead = (*best - second) / *best;
  return {static_cast<DocumentType>(best - scores.begin()), 0.5 + lead / 2, against, answer};
}

}  // namespace frisaet
