#include "pipeline/read/mail_file.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "models/text/danish.h"
#include "models/text/danish_days.h"
#include "models/text/utf8.h"
#include "pipeline/read/html_text.h"
#include "pipeline/read/text_file.h"

namespace frisaet {
namespace {

constexpr std::size_t kHeadSample = std::size_t{16} << 10;
constexpr std::size_t kLogo = std::size_t{64} << 10;  // a scan of a letter is larger

template <typename T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref<T>>;

struct Free {
  void operator()(char* text) const { g_free(text); }
};
using Text = std::unique_ptr<char, Free>;

void start_gmime() {
  static const bool started = (g_mime_init(), true);
  static_cast<void>(started);
}

/// Valid UTF-8 on one line: header values come from anybody.
std::string one_line(const char* text) {
  if (text == nullptr) return {};
  std::string line = decode_text(text);
  std::replace(line.begin(), line.end(), '\f', ' ');
  return squeeze(line);
}

std::string lower(const char* text) {
  return text == nullptr ? std::string() : to_lower(text);
}

std::string danish_time(GDateTime* time) {
  if (time == nullptr) return {};
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(g_date_time_get_day_of_month(time)) + ". " +
         std::string(kDanishMonths.at(static_cast<std::size_t>(g_date_time_get_month(time)) - 1)) + " " +
         std::to_string(g_date_time_get_year(time)) + " " + two(g_date_time_get_hour(time)) + ":" +
         two(g_date_time_get_minute(time));
}

std::string addresses(GMimeMessage* message, GMimeAddressType type) {
  InternetAddressList* list = g_mime_message_get_addresses(message, type);
  if (list == nullptr || internet_address_list_length(list) == 0) return {};
  const Text text(internet_address_list_to_string(list, nullptr, FALSE));
  return one_line(text.get());
}

/// The decoded bytes of a part; nothing when they pass the limit (decoding never makes them more than the
/// file).
std::optional<std::string> content_of(GMimePart* part, std::size_t most) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return std::string();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  if (g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0) return std::string();
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  if (bytes->len > most) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

bool is_attachment(GMimeObject* part) {
  return lower(g_mime_object_get_disposition(part)) == "attachment";
}

/// The words of a text: letters and digits only, in lower case. Addresses, which a plain text prints beside
/// the words that are linked, are none.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::istringstream tokens(to_lower(text));
  for (std::string token; tokens >> token;) {
    if (token.find("://") != std::string::npos) continue;
    std::erase_if(token, [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; });
    if (!token.empty()) words.insert(std::move(token));
  }
  return words;
}

/// Whether a mail's HTML says what its plain text says: at least half of the plain text's words stand in it,
/// struck out or not. Some senders' other writing says only where the mail can be seen.
bool says_the_same(const MarkedText& html, std::string_view plain) {
  const std::set<std::string> words = words_of(plain);
  const std::set<std::string> others = words_of(html.text + " " + html.struck_text);
  const auto shared = static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(), [&](const std::string& word) { return others.contains(word); }));
  return 2 * shared >= words.size();
}

/// Takes a message apart.
class Dissection {
 public:
  explicit Dissection(const MailLimits& limits) : limits_(limits) {}

  void take(GMimeObject* part, int depth, bool related = false) {
    if (part == nullptr) return;
    if (depth > limits_.depth) return skip("indlejret del", "ligger for dybt inde i mailen");
    if (++parts_ > limits_.parts) {
      if (parts_ == limits_.parts + 1) skip("resten af mailen", "har flere dele, end der læses");
      return;
    }
    if (GMIME_IS_MESSAGE_PART(part)) return take_message(part);
    if (GMIME_IS_MULTIPART(part)) return take_multipart(GMIME_MULTIPART(part), depth);
    if (GMIME_IS_PART(part)) take_part(GMIME_PART(part), related);
  }

  /// The text of what was taken last, in one writing.
  [[nodiscard]] MarkedText take_body() {
    return body_.text.find_first_not_of(" \n") == std::string::npos ? std::move(html_) : std::move(body_);
  }
  [[nodiscard]] std::vector<Attachment> take_attachments() { return std::move(attachments_); }

 private:
  void take_multipart(GMimeMultipart* multipart, int depth) {
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(multipart));
    const bool alternative = g_mime_content_type_is_type(type, "multipart", "alternative") != 0;
    const bool related = g_mime_content_type_is_type(type, "multipart", "related") != 0;
    MarkedText body, html;
    if (alternative) body = std::exchange(body_, {}), html = std::exchange(html_, {});
    for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
      take(g_mime_multipart_get_part(multipart, i), depth + 1, related);
    if (!alternative) return;
    // One text in several writings: the plain one, else the HTML, behind what stood before. Plain text has no
    // way to show that words are struck out, so there the HTML is what was written.
    const bool is_struck = html_.struck > 0 && says_the_same(html_, body_.text);
    const MarkedText chosen = is_struck ? std::move(html_) : take_body();
    body_ = {body.text + chosen.text, body.struck + chosen.struck, ""};
    html_ = std::move(html);
  }

  void take_part(GMimePart* part, bool related) {
    GMimeObject* object = GMIME_OBJECT(part);
    GMimeContentType* type = g_mime_object_get_content_type(object);
    const bool text = g_mime_content_type_is_type(type, "text", "*") != 0;
    const char* file = g_mime_part_get_filename(part);
    const bool html = g_mime_content_type_is_type(type, "text", "html") != 0;
    const bool plain = g_mime_content_type_is_type(type, "text", "plain") != 0;
    if (text && (plain || html) && !is_attachment(object) && file == nullptr) return take_text(part, html);
    const bool picture = g_mime_content_type_is_type(type, "image", "*") != 0;
    auto bytes = content_of(part, limits_.attachment);
    if (!bytes) return skip(named(file), "er for stor");
    if (picture && !is_attachment(object) && bytes->size() < kLogo &&
        (related || g_mime_object_get_content_id(object) != nullptr))
      return;
    if (g_mime_content_type_is_type(type, "text", "calendar") != 0 && file == nullptr) return;
    keep(named(file), *std::move(bytes));
  }

  void take_text(GMimePart* part, bool html) {
    if (!GMIME_IS_TEXT_PART(part)) return;
    const Text text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
    if (text == nullptr) return;
    std::string words = decode_text(text.get());
    if (html) {
      const MarkedText read = html_text(words);
      html_.text += read.text + "\n";
      html_.struck += read.struck;
      html_.struck_text += read.struck_text;
    } else {
      body_.text += words + "\n";
    }
  }

  void take_message(GMimeObject* part) {
    GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
    if (message == nullptr) return;
    const Text text(g_mime_object_to_string(GMIME_OBJECT(message), nullptr));
    const std::string subject = one_line(g_mime_message_get_subject(message));
    if (text == nullptr) return skip("videresendt mail", "kan ikke læses", ErrorCode::kUnreadable);
    std::string bytes(text.get());
    if (bytes.size() > limits_.attachment) return skip("videresendt mail", "er for stor");
    keep((subject.empty() ? "videresendt mail" : subject) + ".eml", std::move(bytes));
  }

  static std::string named(const char* file) {
    std::string name = one_line(file);
    return name.empty() ? "vedhæftet fil" : name;
  }

  void keep(std::string name, std::string bytes) {
    if (bytes.empty()) return skip(std::move(name), "er tom", ErrorCode::kUnreadable);
    if (bytes.size() > limits_.attachments - taken_)
      return skip(std::move(name), "er for stor sammen med de øvrige");
    taken_ += bytes.size();
    attachments_.push_back({std::move(name), std::move(bytes), ""});
  }
  void skip(std::string name, const std::string& why, ErrorCode code = ErrorCode::kLimit) {
    std::string problem = "\"" + name + "\" " + why + ".";
    attachments_.push_back({std::move(name), "", std::move(problem), code});
  }

  MailLimits limits_;
  MarkedText body_;  // plain text, and what was chosen of several writings
  MarkedText html_;
  std::vector<Attachment> attachments_;
  std::size_t taken_ = 0;
  int parts_ = 0;
};

std::string head_of(GMimeMessage* message, const std::vector<Attachment>& attachments) {
  std::string head;
  const auto line = [&](const char* label, const std::string& value) {
    if (!value.empty()) head += std::string(label) + ": " + value + "\n";
  };
  line("Fra", addresses(message, GMIME_ADDRESS_TYPE_FROM));
  line("Sendt", danish_time(g_mime_message_get_date(message)));
  line("Til", addresses(message, GMIME_ADDRESS_TYPE_TO));
  line("Cc", addresses(message, GMIME_ADDRESS_TYPE_CC));
  line("Emne", one_line(g_mime_message_get_subject(message)));
  std::string names;
  for (const Attachment& attachment : attachments) names += (names.empty() ? "" : "; ") + attachment.name;
  line("Vedhæftet", names);
  return head;
}

bool is_encrypted(GMimeObject* root) {
  if (root == nullptr) return false;
  GMimeContentType* type = g_mime_object_get_content_type(root);
  if (g_mime_content_type_is_type(type, "multipart", "encrypted") != 0) return true;
  const bool smime = g_mime_content_type_is_type(type, "application", "pkcs7-mime") != 0 ||
                     g_mime_content_type_is_type(type, "application", "x-pkcs7-mime") != 0;
  return smime && lower(g_mime_content_type_get_parameter(type, "smime-type")) != "signed-data";
}

/// Where the header ends; npos when no empty line comes.
std::size_t head_size(std::string_view bytes) {
  return std::min(bytes.find("\n\n"), bytes.find("\r\n\r\n"));
}

}  // namespace

bool looks_like_mail(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view sample = bytes.substr(0, kHeadSample);
  const std::string_view head = sample.substr(0, head_size(sample));
  bool from = false, sent = false;
  for (std::size_t begin = 0; begin < head.size();) {
    const std::size_t end = std::min(head.find('\n', begin), head.size());
    const std::string_view line = head.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty() || line == "\r" || line.front() == ' ' || line.front() == '\t') continue;
    const std::size_t colon = line.find(':');
    const bool cut_off = end == head.size() && head.size() == kHeadSample;
    if (colon == std::string_view::npos) return cut_off && from && sent;
    const std::string name = to_lower(line.substr(0, colon));
    if (name.empty() ||
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") != std::string::npos)
      return false;
    from = from || name == "from";
    sent = sent || name == "message-id" || name == "mime-version" || name == "received" ||
           name == "return-path" || name == "content-type";
  }
  return from && sent;
}

Result<MailFile> read_mail(std::string_view bytes, const MailLimits& limits) {
  const Error unreadable{ErrorCode::kUnreadable, "Mailen kan ikke læses.", "",
                         "Gem den igen fra mailprogrammet, eller læg dens tekst og bilag ind hver for sig."};
  if (std::min(head_size(bytes), bytes.size()) > limits.head) {
    return Error{ErrorCode::kLimit, "Mailens hoved er større, end et mailhoved kan være.", "",
                 "Kontrollér, om filen er, hvad den giver sig ud for."};
  }
  start_gmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (message == nullptr) return unreadable;
  GMimeObject* root = g_mime_message_get_mime_part(message.get());
  if (is_encrypted(root)) {
    return Error{ErrorCode::kEncrypted, "Mailen er krypteret.", "",
                 "Åbn den i mailprogrammet, og gem den ukrypteret eller som PDF."};
  }
  Dissection dissection(limits);
  dissection.take(root, 0);
  MailFile mail;
  mail.attachments = dissection.take_attachments();
  const MarkedText body = dissection.take_body();
  mail.text = head_of(message.get(), mail.attachments) + "\n" + body.text;
  mail.struck = body.struck;
  if (trim(mail.text).empty()) return unreadable;
  return mail;
}

}  // namespace frisaet
