#include "models/language/affix_dictionary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "models/text/utf8.h"

namespace frisaet {
namespace {

using Flag = std::uint16_t;
using Flags = std::vector<Flag>;

constexpr std::size_t kLongestCompound = 64;
constexpr int kMostParts = 5;  // hunspell-da allows ten; no word that a person wrote needs them
constexpr std::uint32_t kRoleBits = 31;

std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view next_field(std::string_view& line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  line.remove_prefix(begin);
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view field = line.substr(0, end);
  line.remove_prefix(end);
  return field;
}

Flag parse_flag(std::string_view text) {
  Flag flag = 0;
  std::from_chars(text.data(), text.data() + text.size(), flag);
  return flag;
}

void parse_flags(std::string_view text, Flags& flags) {
  flags.clear();
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    flags.push_back(parse_flag(text.substr(0, comma)));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
}

/// Where the first morphological field (` st:give`, ` al:gav`: a blank, two letters, a colon) begins.
std::size_t field_begin(std::string_view line) {
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
    if (at + 3 < line.size() && line[at + 3] == ':') return at;
  }
  return line.size();
}

bool has(const Flags& flags, Flag flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

/// One place of an ending's condition: the letters that may (or may not) stand there.
struct Letters {
  std::u32string letters;
  bool negated = false;
  bool any = false;
  bool matches(char32_t c) const { return any || (letters.find(c) != std::u32string::npos) != negated; }
};

std::vector<Letters> parse_condition(std::string_view text) {
  std::vector<Letters> places;
  for (std::size_t at = 0; at < text.size();) {
    Letters place;
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    if (c.value == U'[') {
      place.negated = at < text.size() && text[at] == '^';
      if (place.negated) ++at;
      while (at < text.size() && text[at] != ']') {
        const CodePoint inner = decode_utf8(text, at);
        place.letters += inner.value;
        at += inner.size;
      }
      ++at;
    } else if (c.value == U'.') {
      place.any = true;
    } else {
      place.letters = c.value;
    }
    places.push_back(std::move(place));
  }
  if (places.size() == 1 && places[0].any) places.clear();
  return places;
}

/// Whether the end of `stem` fulfils a condition.
bool fulfils(std::string_view stem, const std::vector<Letters>& places) {
  std::size_t at = stem.size();
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    const CodePoint c = decode_utf8_before(stem, at);
    if (c.size == 0) return false;
    if (!place->matches(c.value)) return false;
    at -= c.size;
  }
  return true;
}

struct Ending {
  std::string strip;
  std::string append;
  Flags flags;  ///< what the form made with it may do, further endings included
  AffixDictionary::Roles roles = 0;
  std::array<std::uint64_t, 2> last_fits{};  ///< the ASCII letters a stem may end in; one bit each
  bool goes_on = false;                      ///< further endings may follow
  std::vector<Letters> condition;
};

}  // namespace

/// Expands one stem after the other into the tables.
class AffixDictionary::Builder {
 public:
  /// Empties the tables and makes room for this many slots, a power of two.
  void begin(std::size_t slots) {
    tables_->slots.assign(slots, 0);
    tables_->prefixes.assign(kPrefixBits / 64, 0);
    size_ = 0;
  }

  /// Whether words were left out since the table is too small.
  [[nodiscard]] bool is_full() const { return size_ * 4 > tables_->slots.size() * 3; }

  void add_word(std::string_view word) {
    add_now(hash(word), kWord);
    for (std::size_t size = 1; size <= word.size(); ++size) add_prefix_now(hash(word.substr(0, size)));
  }

  AffixDictionary finish() {
    AffixDictionary result;
    result.slots_ = tables_->slots;
    result.prefixes_ = tables_->prefixes;
    result.size_ = size_;
    result.owned_ = std::move(tables_);
    return result;
  }

  bool read_aff(std::string_view aff) {
    bool utf8 = false;
    bool numeric = false;
    while (!aff.empty()) {
      std::string_view line = next_line(aff);
      const std::string_view key = next_field(line);
      const std::string_view value = next_field(line);
      if (key == "SET") utf8 = value == "UTF-8";
      if (key == "FLAG") numeric = value == "num";
      if (key == "COMPOUNDBEGIN") begin_ = parse_flag(value);
      if (key == "COMPOUNDMIDDLE") middle_ = parse_flag(value);
      if (key == "COMPOUNDEND") end_ = parse_flag(value);
      if (key == "ONLYINCOMPOUND") only_inside_ = parse_flag(value);
      if (key == "NEEDAFFIX") needs_ending_ = parse_flag(value);
      if (key == "FORBIDDENWORD") forbidden_ = parse_flag(value);
      if (key == "SFX") read_ending(parse_flag(value), line);
    }
    settle();
    return utf8 && numeric;
  }

  void read_dic(std::string_view dic) {
    next_line(dic);  // the number of stems
    last_stem_ = {};
    Flags flags;
    while (!dic.empty()) {
      std::string_view line = next_line(dic);
      line = line.substr(0, line.find('\t'));
      line = line.substr(0, field_begin(line));
      const std::size_t slash = line.find('/');
      const std::string_view stem = line.substr(0, slash);
      if (stem.empty() || stem.find(' ') != std::string_view::npos) continue;  // phrases are not words
      parse_flags(slash == std::string_view::npos ? "" : line.substr(slash + 1), flags);
      expand(stem, flags);
    }
    flush();
  }

 private:
  void read_ending(Flag flag, std::string_view line) {
    const std::string_view strip = next_field(line);
    if (strip == "Y" || strip == "N") return;
    std::string_view append = next_field(line);
    Ending ending;
    if (strip != "0") ending.strip = strip;
    const std::size_t slash = append.find('/');
    if (slash != std::string_view::npos) parse_flags(append.substr(slash + 1), ending.flags);
    append = append.substr(0, slash);
    if (append != "0") ending.append = append;
    ending.condition = parse_condition(next_field(line));
    for (char32_t c = 0; c < 128; ++c) {
      const bool fits = ending.condition.empty() || ending.condition.back().matches(c);
      if (fits) ending.last_fits[c / 64] |= std::uint64_t{1} << (c % 64);
    }
    if (flag >= endings_.size()) endings_.resize(flag + 1U);
    endings_[flag].push_back(std::move(ending));
  }

  /// Works out what can be known of each ending once all flags are.
  void settle() {
    for (auto& endings : endings_) {
      for (Ending& ending : endings) {
        ending.roles = roles_of(ending.flags);
        ending.goes_on = std::any_of(ending.flags.begin(), ending.flags.end(), [&](Flag flag) {
          return flag < endings_.size() && !endings_[flag].empty();
        });
      }
    }
  }

  Roles roles_of(const Flags& flags) const {
    if (has(flags, forbidden_)) return kForbidden;
    Roles roles = has(flags, only_inside_) || has(flags, needs_ending_) ? Roles{0} : kWord;
    if (has(flags, begin_)) roles |= kBegin;
    if (has(flags, middle_)) roles |= kMiddle;
    if (has(flags, end_)) roles |= kEnd;
    return roles;
  }

  void expand(std::string_view stem, const Flags& flags) {
    Roles as_it_is = roles_of(flags);
    // What a stem may be at the end of a compound, its inflected forms may too.
    const Roles inherited = as_it_is & kEnd;
    const std::uint64_t key = hash(stem);
    for (const Flag flag : flags) {
      if (flag >= endings_.size()) continue;
      for (const Ending& ending : endings_[flag]) {
        if (!fits(stem, ending)) continue;
        const bool adds_only = ending.strip.empty();
        if (adds_only && ending.append.empty()) {
          as_it_is |= ending.roles;
          continue;
        }
        const std::string_view base = stem.substr(0, stem.size() - ending.strip.size());
        const std::uint64_t base_key = adds_only ? key : hash(base);
        add(hash_on(base_key, ending.append), ending.roles | inherited);
        add_prefixes(base_key, ending.append);
        if (ending.goes_on) expand_again(base, ending);
      }
    }
    add(key, as_it_is);
    add_stem_prefixes(stem);
  }

  /// Neighbours in the list share most of their beginnings, so only what is new is added.
  void add_stem_prefixes(std::string_view stem) {
    const auto differ = std::mismatch(stem.begin(), stem.end(), last_stem_.begin(), last_stem_.end()).first;
    const auto shared = static_cast<std::size_t>(differ - stem.begin());
    add_prefixes(hash(stem.substr(0, shared)), stem.substr(shared));
    last_stem_ = stem;
  }

  /// The second ending, allowed by the first (`bus` + `s` + `en` → `bussen`).
  void expand_again(std::string_view base, const Ending& first) {
    first_.assign(base).append(first.append);
    for (const Flag flag : first.flags) {
      if (flag >= endings_.size()) continue;
      for (const Ending& ending : endings_[flag]) {
        if (!fits(first_, ending)) continue;
        const std::string_view again =
            std::string_view(first_).substr(0, first_.size() - ending.strip.size());
        add(hash_on(hash(again), ending.append), ending.roles);
        add_prefixes(hash(again), ending.append);
      }
    }
  }

  static bool fits(std::string_view stem, const Ending& ending) {
    const auto last = static_cast<unsigned char>(stem.back());
    if (last < 0x80) {
      // The cheap no, nine times of ten, and for conditions on the last letter alone the cheap yes.
      if ((ending.last_fits[last / 64] >> (last % 64) & 1) == 0) return false;
      if (ending.strip.empty() && ending.condition.size() <= 1) return true;
    }
    return stem.size() > ending.strip.size() && stem.ends_with(ending.strip) &&
           fulfils(stem, ending.condition);
  }

  // Entries go to the table in batches that are fetched into the cache first: the table is far larger than
  // the cache, and waiting for one slot after the other was two thirds of the time.
  struct Entry {
    std::uint64_t key;
    Roles roles;  ///< 0: only a beginning
  };

  void add(std::uint64_t key, Roles roles) {
    if (roles == 0) return;
    __builtin_prefetch(&tables_->slots[(mixed(key) >> 32) & (tables_->slots.size() - 1)]);
    put({key, roles});
  }

  void add_prefixes(std::uint64_t key, std::string_view rest) {
    for (std::size_t at = 0; at < rest.size(); ++at) {
      key = hash_on(key, rest.substr(at, 1));
      __builtin_prefetch(&tables_->prefixes[(mixed(key) & (kPrefixBits - 1)) / 64]);
      put({key, 0});
    }
  }

  void put(Entry entry) {
    std::swap(entry, waiting_[next_]);
    next_ = (next_ + 1) % waiting_.size();
    settle_entry(entry);
  }

  void settle_entry(Entry entry) {
    if (entry.key == 0) return;
    if (entry.roles == 0) {
      add_prefix_now(entry.key);
    } else {
      add_now(entry.key, entry.roles);
    }
  }

  void flush() {
    for (Entry& entry : waiting_) settle_entry(std::exchange(entry, {0, 0}));
  }

  void add_prefix_now(std::uint64_t key) {
    const std::uint64_t bit = mixed(key) & (kPrefixBits - 1);
    tables_->prefixes[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }

  void add_now(std::uint64_t key, Roles roles) {
    std::vector<std::uint32_t>& slots = tables_->slots;
    if (roles == 0 || is_full()) return;  // parse() starts again with a larger table
    const std::uint64_t bits = mixed(key);
    const std::uint32_t wanted = static_cast<std::uint32_t>(bits) & ~kRoleBits;
    const std::size_t mask = slots.size() - 1;
    std::size_t at = (bits >> 32) & mask;
    while (slots[at] != 0 && (slots[at] & ~kRoleBits) != wanted) at = (at + 1) & mask;
    if (slots[at] == 0) ++size_;
    slots[at] |= wanted | roles;
  }

  std::shared_ptr<Tables> tables_ = std::make_shared<Tables>();
  std::size_t size_ = 0;
  std::array<Entry, 32> waiting_{};  ///< a ring
  std::size_t next_ = 0;
  std::vector<std::vector<Ending>> endings_;  ///< by flag
  std::string first_;
  std::string_view last_stem_;
  Flag begin_ = 0, middle_ = 0, end_ = 0, only_inside_ = 0, needs_ending_ = 0, forbidden_ = 0;
};

Result<AffixDictionary> AffixDictionary::parse(std::string_view aff, std::string_view dic,
                                               std::span<const std::string_view> words) {
  Builder builder;
  if (!builder.read_aff(aff)) {
    return Error{ErrorCode::kInvalid, "Ordbogens regelfil er ikke i UTF-8 med talflag.", "",
                 "Installér pakken hunspell-da fra Debian 12."};
  }
  // Five forms a stem is what Danish gives; a dictionary that gives more is read again into a larger table.
  std::size_t slots = 64;
  while (slots < static_cast<std::size_t>(std::count(dic.begin(), dic.end(), '\n')) * 5) slots *= 2;
  do {
    builder.begin(slots);
    builder.read_dic(dic);
    for (const std::string_view word : words) builder.add_word(word);
    slots *= 2;
  } while (builder.is_full());
  return builder.finish();
}

namespace {

/// What an image begins with; the slots and then the prefixes follow. All numbers in the machine's byte
/// order.
struct ImageHead {
  std::array<char, 16> magic;
  std::uint64_t source;
  std::uint64_t slots;
  std::uint64_t prefixes;
  std::uint64_t size;
};
static_assert(sizeof(ImageHead) % 16 == 0);
/// The number is the version: of the layout, of the hashes and of the meaning of the roles.
constexpr std::array<char, 16> kMagic = {'f', 'r', 'i', 's', 'a', 'e', 't', ' ',
                                         'f', 'o', 'r', 'm', 's', ' ', '1', '\n'};

}  // namespace

std::string AffixDictionary::image(std::uint64_t source) const {
  const ImageHead head{kMagic, source, slots_.size(), prefixes_.size(), size_};
  std::string bytes(sizeof head + slots_.size_bytes() + prefixes_.size_bytes(), '\0');
  char* at = bytes.data();
  std::memcpy(at, &head, sizeof head);
  std::memcpy(at + sizeof head, slots_.data(), slots_.size_bytes());
  std::memcpy(at + sizeof head + slots_.size_bytes(), prefixes_.data(), prefixes_.size_bytes());
  return bytes;
}

std::optional<AffixDictionary> AffixDictionary::from_image(std::string_view image, std::uint64_t source) {
  ImageHead head;
  if (image.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, image.data(), sizeof head);
  const std::size_t rest = image.size() - sizeof head;
  const bool sized = head.slots >= 64 && head.slots <= rest / 4 && (head.slots & (head.slots - 1)) == 0 &&
                     head.prefixes == kPrefixBits / 64 && rest - head.slots * 4 == head.prefixes * 8;
  if (head.magic != kMagic || head.source != source || !sized || head.size >= head.slots) return std::nullopt;
  AffixDictionary result;
  const char* slots = image.data() + sizeof head;
  result.slots_ = {reinterpret_cast<const std::uint32_t*>(slots), head.slots};
  result.prefixes_ = {reinterpret_cast<const std::uint64_t*>(slots + head.slots * 4), head.prefixes};
  result.size_ = head.size;
  return result;
}

std::uint64_t AffixDictionary::source_of(std::string_view image) {
  ImageHead head;
  if (image.size() < sizeof head) return 0;
  std::memcpy(&head, image.data(), sizeof head);
  return head.magic == kMagic ? head.source : 0;
}

std::uint64_t AffixDictionary::fingerprint(std::string_view aff, std::string_view dic) {
  std::uint64_t state = 0xCBF29CE484222325ULL;
  for (const std::string_view file : {aff, dic}) {
    state = (state ^ file.size()) * 0x100000001B3ULL;
    for (std::size_t at = 0; at < file.size(); at += 8) {
      std::uint64_t piece = 0;
      std::memcpy(&piece, file.data() + at, std::min<std::size_t>(8, file.size() - at));
      state = (state ^ piece) * 0x100000001B3ULL;
      state ^= state >> 29;
    }
  }
  return state;
}

AffixDictionary::Roles AffixDictionary::find(std::uint64_t key) const {
  const std::uint64_t bits = mixed(key);
  const std::uint32_t wanted = static_cast<std::uint32_t>(bits) & ~kRoleBits;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (bits >> 32) & mask; slots_[at] != 0; at = (at + 1) & mask) {
    if ((slots_[at] & ~kRoleBits) == wanted) return static_cast<Roles>(slots_[at] & kRoleBits);
  }
  return 0;
}

AffixDictionary::Compound AffixDictionary::compound(std::string_view word) const {
  Compound result;
  const std::size_t size = word.size();
  if (size < 4 || size > kLongestCompound) return result;
  // reached[i]: the best way to have taken apart word[0, i) into a first part and inner parts.
  struct Way {
    int parts = 0;
    std::size_t shortest = 0;
    std::size_t from = 0;
  };
  const auto better = [](const Way& a, const Way& b) {
    return b.parts == 0 || a.parts < b.parts || (a.parts == b.parts && a.shortest > b.shortest);
  };
  std::array<Way, kLongestCompound + 1> reached;
  for (std::size_t from = 0; from + 2 <= size; ++from) {
    const bool first = from == 0;
    if (!first && (reached[from].parts == 0 || reached[from].parts >= kMostParts)) continue;
    std::uint64_t key = hash({});
    for (std::size_t to = from + 1; to <= size; ++to) {
      key = hash_on(key, word.substr(to - 1, 1));
      if (to - from < 2 || (first && to == size)) continue;
      const Roles need = to == size ? kEnd : first ? kBegin : kMiddle;
      const Roles roles = find(key);
      if ((roles & need) == 0 || (roles & kForbidden) != 0) continue;
      const std::size_t length = count_code_points(word.substr(from, to - from));
      const Way way{first ? 1 : reached[from].parts + 1,
                    first ? length : std::min(reached[from].shortest, length), from};
      if (better(way, reached[to])) reached[to] = way;
    }
  }
  if (reached[size].parts == 0) return result;
  result.parts = reached[size].parts;
  result.shortest = reached[size].shortest;
  for (std::size_t at = size; at > 0; at = reached[at].from) result.ends.push_back(at);
  std::reverse(result.ends.begin(), result.ends.end());
  return result;
}

}  // namespace frisaet
