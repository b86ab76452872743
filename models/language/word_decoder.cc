#include "models/language/word_decoder.h"

#include <algorithm>

#include "models/language/affix_dictionary.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr int kMostReplacements = 6;
constexpr std::size_t kShortestPart = 3;  // bytes; shorter parts of compounds are mostly accidents
constexpr int kMostParts = 4;
constexpr int kMostSteps = 20'000;  // no word of a text comes near; hostile ones stop here
constexpr double kWorstChannel = -14;
constexpr double kFarBehind = 8;  // readings this much worse than the best are of no use to anybody

class Search {
 public:
  Search(const AffixDictionary& dictionary, const WordModel& words, const ConfusionModel& channel,
         std::string_view read, WordDecoder::Place place)
      : dictionary_(dictionary), words_(words), channel_(channel), read_(read), place_(place) {}

  std::vector<Reading> run() {
    go(0, {}, 0, 1, 0);
    if (place_.capital) {
      name_ = true;
      go(0, {}, 0, 1, 0);
    }
    std::sort(found_.begin(), found_.end(),
              [](const Reading& a, const Reading& b) { return a.score() > b.score(); });
    return std::move(found_);
  }

 private:
  /// `at` in what was read; `walk` and `part_begin` in the part of a compound that is being spelt; `parts` so
  /// far.
  void go(std::size_t at, AffixDictionary::Walk walk, std::size_t part_begin, int parts, int replacements) {
    if (++steps_ > kMostSteps || cost_ < kWorstChannel) return;
    // What is left can cost nothing at best, and the word can be no likelier than its kind allows.
    const double best_left = parts == 1 ? WordModel::kCommonest : WordModel::kCompound;
    if (cost_ + best_left < best_ - kFarBehind) return;
    const std::size_t part_size = spelt_.size() - part_begin;
    if (part_size > 0) {
      if (!dictionary_.may_go_on(walk)) return;
      if (at == read_.size()) {
        const AffixDictionary::Roles roles = dictionary_.roles(walk);
        const AffixDictionary::Roles need = parts == 1 ? AffixDictionary::kWord : AffixDictionary::kEnd;
        if ((roles & AffixDictionary::kForbidden) != 0) return;
        if ((roles & need) != 0) finish(words_.log_probability(spelt_));
        // `børne-`, `ældre-`: what begins compounds is a word where the rest is left out.
        if ((roles & need) == 0 && place_.before_hyphen && (roles & AffixDictionary::kBegin) != 0) {
          finish(WordModel::kDictionary - 1);
        }
        return;
      }
      // Looking a part up costs most here, so whatever tells that no compound can win is asked first.
      const AffixDictionary::Roles inner = parts == 1 ? AffixDictionary::kBegin : AffixDictionary::kMiddle;
      if (part_size >= kShortestPart && parts < kMostParts &&
          cost_ + WordModel::kCompound >= best_ - kFarBehind && (dictionary_.roles(walk) & inner) != 0) {
        next_letter(at, {}, spelt_.size(), parts + 1, replacements);
      }
    }
    if (at < read_.size()) next_letter(at, walk, part_begin, parts, replacements);
  }

  void next_letter(std::size_t at, AffixDictionary::Walk walk, std::size_t part_begin, int parts,
                   int replacements) {
    const CodePoint c = decode_utf8(read_, at);
    spell(read_.substr(at, c.size), 0, at + c.size, walk, part_begin, parts, replacements);
    if (replacements == kMostReplacements) return;
    for (const Confusion& confusion : channel_.beginning_with(read_[at])) {
      if (confusion.capital && !(place_.capital && at == 0)) continue;
      if (!read_.substr(at).starts_with(confusion.read)) continue;
      if (place_.capital && confusion.read == "aa") continue;  // names are written so: Aagaard, Vangsaa
      used_.push_back(&confusion);
      spell(confusion.meant, confusion.log_probability, at + confusion.read.size(), walk, part_begin, parts,
            replacements + 1);
      used_.pop_back();
    }
  }

  void spell(std::string_view letters, double cost, std::size_t next, AffixDictionary::Walk walk,
             std::size_t part_begin, int parts, int replacements) {
    const std::size_t size = spelt_.size();
    const std::string capital = name_ && size == 0 ? capitalise(letters) : std::string();
    if (!capital.empty()) letters = capital;
    spelt_ += letters;
    cost_ += cost;
    go(next, walk.on(letters), part_begin, parts, replacements);
    cost_ -= cost;
    spelt_.resize(size);
  }

  void finish(double prior) {
    const auto same =
        std::find_if(found_.begin(), found_.end(), [&](const Reading& r) { return r.word == spelt_; });
    if (same != found_.end() && same->channel >= cost_) return;
    Reading reading{spelt_, cost_, prior, {}};
    for (const Confusion* used : used_) reading.confusions.push_back(*used);
    best_ = std::max(best_, reading.score());
    if (same != found_.end()) {
      *same = std::move(reading);
      return;
    }
    found_.push_back(std::move(reading));
    if (found_.size() <= WordDecoder::kMost) return;
    found_.erase(std::min_element(found_.begin(), found_.end(),
                                  [](const Reading& a, const Reading& b) { return a.score() < b.score(); }));
  }

  const AffixDictionary& dictionary_;
  const WordModel& words_;
  const ConfusionModel& channel_;
  std::string_view read_;
  WordDecoder::Place place_;
  bool name_ = false;  ///< second round: the dictionary's names begin with a capital
  std::string spelt_;
  double cost_ = 0;
  double best_ = -1000;
  int steps_ = 0;
  std::vector<const Confusion*> used_;
  std::vector<Reading> found_;
};

}  // namespace

std::vector<Reading> WordDecoder::readings(std::string_view read, const ConfusionModel& channel,
                                           Place place) const {
  return Search(lexicon_.dictionary(), words_, channel, read, place).run();
}

}  // namespace frisaet
