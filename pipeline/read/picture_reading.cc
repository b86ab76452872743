#include "pipeline/read/picture_reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/read/image_file.h"
#include "pipeline/read/page_ink.h"

namespace frisaet {
namespace {

constexpr double kLeastSkew = 0.15;  // degrees; less costs a word at most a pixel or two
constexpr double kGood =
    0.80;  // mean confidence of a page that needs no second try; clean print has 0.9 and more
constexpr double kUneven = 30;       // of 255; a scanner's lamp makes 25 at most, a phone's faint shadow 40
constexpr double kDarkestInk = 0.6;  // of the darkest paper's grey: paper in no place is darker
constexpr double kPointsPerInch = 72;

/// How a picture was turned before it was read, so that places can be told on the picture as it was given.
struct Handling {
  int quarters = 0;    // clockwise
  double degrees = 0;  // clockwise, after the quarter turns, around the middle
  bool local_threshold = false;
  bool rim_taken = false;  // something black lay around the sheet
  bool evened = false;     // the paper's shadow was taken off first
  bool darkened = false;   // the ink was pale
};

struct Attempt {
  Handling handling;
  std::vector<OcrWord> words;
  int width = 0;  // pixels of the picture that was read
  int height = 0;
  double confidence = 0;
  double surely_read = 0;  // letters weighed by confidence, what attempts are compared by
  int turn = 0;            // of most of the letters in the picture that was read
  UnreadMarks unread;      // what is in no word
};

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (is_letter(point.value) || is_digit(point.value)) return true;
    at += point.size;
  }
  return false;
}

/// A rule of a table or under a heading, as the network writes it: nobody prints two dashes of that length in
/// a row.
bool is_rule(std::string_view text) {
  constexpr std::string_view kDash = "\u2014";
  if (text.size() < 2 * kDash.size() || text.size() % kDash.size() != 0) return false;
  for (std::size_t at = 0; at < text.size(); at += kDash.size())
    if (text.substr(at, kDash.size()) != kDash) return false;
  return true;
}

void drop_specks(std::vector<OcrWord>& words) {
  std::erase_if(words, [](const OcrWord& word) {
    return is_rule(word.text) || word.confidence < (has_letter_or_digit(word.text) ? 0.05 : 0.5);
  });
}

/// Marks of a picture that nothing was made of. Asked after specks are dropped: a letter alone in
/// a table's cell goes with them, and specks are smaller.
UnreadMarks unread_in(const Raster& picture, const std::vector<OcrWord>& words) {
  constexpr double kLookDpi = 100;
  const double points = kPointsPerInch / picture.dpi;
  std::vector<ReadBox> boxes;
  std::vector<ReadBox> lines;
  int line = -1;
  for (const OcrWord& word : words) {
    const bool is_sideways = word.turn % 2 != 0;
    boxes.push_back({scaled(word.box, points), is_sideways});
    if (word.line == line) continue;
    lines.push_back({scaled(word.line_box, points), is_sideways});
    line = word.line;
  }
  return lines.empty() ? UnreadMarks{} : unread_marks(reduced(picture, kLookDpi), boxes, lines);
}

Result<Attempt> try_reading(const Raster& picture, const Handling& handling, OcrEngine& engine) {
  const Raster* seen = &picture;
  Raster handled;
  if (handling.quarters != 0) seen = &(handled = turned(picture, handling.quarters));
  if (handling.degrees != 0) seen = &(handled = rotated(*seen, handling.degrees));
  Result<std::vector<OcrWord>> words = engine.recognize(*seen, {handling.local_threshold});
  if (!words) return words.error();
  Attempt attempt{handling, std::move(*words), seen->width, seen->height, 0, 0, 0, {}};
  drop_specks(attempt.words);
  attempt.unread = unread_in(*seen, attempt.words);
  double letters = 0;
  double confident = 0;
  std::array<double, 4> by_turn{};
  for (const OcrWord& word : attempt.words) {
    if (!has_letter_or_digit(word.text)) continue;  // dots of a leader stand on their heads as well
    const auto size = static_cast<double>(count_code_points(word.text));
    letters += size;
    by_turn[static_cast<std::size_t>(word.turn & 3)] += size;
    confident += size * word.confidence;
    // Nonsense read from an upside-down page is unsure and many letters long: unsure letters do not count.
    if (word.confidence > 0.6) attempt.surely_read += size * word.confidence;
  }
  attempt.confidence = letters > 0 ? confident / letters : 0;
  attempt.turn = static_cast<int>(std::max_element(by_turn.begin(), by_turn.end()) - by_turn.begin());
  return attempt;
}

/// Letters that are turned in the picture are read worse, however surely: single letters and narrow cells.
bool is_good(const Attempt& attempt) {
  return attempt.turn == 0 && attempt.confidence >= kGood && attempt.surely_read >= 20;
}

/// The readings that may be better than `first`, likeliest first. The engine reads a sheet turned clockwise
/// quite well and sees that its lines are upright; the layout, the skew and the small letters are still
/// better after turning it.
std::vector<Handling> other_handlings(const Attempt& first, double skew_when_sideways) {
  const Handling& tried = first.handling;
  const auto turned_by = [&](int quarters) {
    return Handling{quarters,
                    quarters == 2 ? tried.degrees : skew_when_sideways,
                    tried.local_threshold,
                    tried.rim_taken,
                    tried.evened,
                    tried.darkened};
  };
  Handling threshold = tried;
  threshold.local_threshold = !tried.local_threshold;
  if (first.turn != 0) return {turned_by(4 - first.turn), turned_by(first.turn), turned_by(2), threshold};
  return {threshold, turned_by(2), turned_by(1), turned_by(3)};
}

double skew_of(const Raster& picture) {
  const double skew = find_skew(picture);
  return std::abs(skew) < kLeastSkew ? 0 : skew;
}

Result<Attempt> best_attempt(const Raster& whole, OcrEngine& engine) {
  const std::optional<Raster> sheet = without_dark_rim(whole);  // or it passes for a shadow on the paper
  const Raster& given = sheet ? *sheet : whole;
  const PaperLook look = look_at_paper(given);
  const bool uneven = look.unevenness > kUneven;
  const std::optional<Raster> even =
      uneven ? with_even_paper(given, static_cast<int>(kDarkestInk * look.darkest_paper)) : std::nullopt;
  const Raster& light = even ? *even : given;
  const std::optional<Raster> dark = with_dark_ink(light);
  const Raster& legible = dark ? *dark : light;
  const std::optional<Raster> clean = without_specks(legible);
  const Raster& picture = clean ? *clean : legible;
  const Handling first{0, skew_of(picture), false, sheet.has_value(), even.has_value(), dark.has_value()};
  Result<Attempt> best = try_reading(picture, first, engine);
  if (!best || is_good(*best)) return best;
  if (look.ink == 0 && best->words.empty()) return best;  // a blank sheet is not turned about
  const double sideways = skew_of(turned(picture, 1));
  for (const Handling& handling : other_handlings(*best, sideways)) {
    Result<Attempt> attempt = try_reading(picture, handling, engine);
    if (!attempt) continue;
    const bool stands_up = best->turn != 0 && attempt->turn == 0;
    if (attempt->surely_read > best->surely_read * (stands_up ? 0.9 : 1.02)) best = std::move(attempt);
    if (is_good(*best)) break;
  }
  return best;
}

/// Maps boxes of the picture that was read to points of the picture that was given.
class WayBack {
 public:
  WayBack(const Attempt& attempt, double dpi)
      : handling_(attempt.handling),
        width_(attempt.width),
        height_(attempt.height),
        scale_(kPointsPerInch / dpi) {
    const double radians = handling_.degrees * std::numbers::pi / 180;
    sine_ = std::sin(radians);
    cosine_ = std::cos(radians);
  }

  [[nodiscard]] Box operator()(const Box& box) const {
    return scaled(turned_upright(unrotate(box), handling_.quarters, width_, height_), scale_);
  }

  /// Points of the picture as it was read, turned so that letters that stand turned in it are upright: what
  /// the layout goes by.
  [[nodiscard]] Box upright(const Box& box, int turn) const {
    return scaled(turned_upright(box, turn, width_, height_), scale_);
  }

 private:
  /// Turns the box's middle back and keeps its size: at a few degrees a word's own slope is less than its
  /// height, and the hull of the turned corners would cover the lines above and below.
  [[nodiscard]] Box unrotate(const Box& box) const {
    if (handling_.degrees == 0) return box;
    const double x = (box.x0 + box.x1) / 2 - width_ / 2.0;
    const double y = box.center_y() - height_ / 2.0;
    const double back_x = cosine_ * x + sine_ * y + width_ / 2.0;
    const double back_y = -sine_ * x + cosine_ * y + height_ / 2.0;
    return {back_x - box.width() / 2, back_y - box.height() / 2, back_x + box.width() / 2,
            back_y + box.height() / 2};
  }

  Handling handling_;
  int width_;
  int height_;
  double scale_;
  double sine_ = 0;
  double cosine_ = 1;
};

std::string describe(const Handling& handling, const UnreadMarks& unread) {
  std::string how;
  const auto add = [&](const std::string& what) { how += (how.empty() ? "" : ", ") + what; };
  if (handling.quarters != 0) add("drejet " + std::to_string(handling.quarters * 90) + "°");
  if (handling.degrees != 0) {
    const auto tenths = std::lround(std::abs(handling.degrees) * 10);
    add("rettet op " + std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + "°");
  }
  if (handling.rim_taken) add("sort kant udeladt");
  if (handling.evened) add("skygge udjævnet");
  if (handling.darkened) add("bleg skrift gjort sort");
  if (handling.local_threshold) add("lokal tærskel");
  if (unread.on_lines > 0) add(std::to_string(unread.on_lines) + " tegn på linjerne er ikke læst");
  if (unread.elsewhere > 0) add(std::to_string(unread.elsewhere) + " tegn mellem linjerne er ikke læst");
  return how;
}

}  // namespace

Result<PictureReading> read_picture(const Raster& picture, OcrEngine& engine) {
  const Result<Attempt> best = best_attempt(picture, engine);
  if (!best) return best.error();
  const WayBack way_back(*best, picture.dpi);
  PictureReading reading;
  constexpr double kIncomplete = 0.7;  // at most: what was read is right, but it is not all
  constexpr int kFewElsewhere = 8;     // fewer between the lines are a signature's, or a logo
  UnreadMarks unread = best->unread;
  if (unread.elsewhere < kFewElsewhere) unread.elsewhere = 0;
  const bool is_whole = unread.on_lines == 0 && unread.elsewhere == 0;
  reading.confidence = is_whole ? best->confidence : std::min(best->confidence, kIncomplete);
  reading.how = describe(best->handling, unread);
  for (const OcrWord& word : best->words) {
    PlacedWord placed;
    placed.text = word.text;
    placed.other = word.other;
    placed.box = way_back(word.box);
    placed.turn = (word.turn - best->handling.quarters + 4) & 3;
    placed.upright = way_back.upright(word.box, word.turn);
    // A line of small letters has low boxes and a comma a lower one: the line's height is what makes
    // neighbours.
    const Box line = way_back.upright(word.line_box, word.turn);
    placed.upright.y0 = line.y0;
    placed.upright.y1 = line.y1;
    placed.size = line.height();
    placed.confidence = word.confidence;
    reading.words.push_back(std::move(placed));
  }
  return reading;
}

}  // namespace frisaet
