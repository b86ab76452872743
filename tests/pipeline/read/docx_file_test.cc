#include "pipeline/read/docx_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/media_type.h"
#include "tests/pipeline/read/zip_samples.h"

namespace frisaet {
namespace {

using samples::docx;
using samples::paragraph;
using samples::word_part;
using samples::zip;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string text_of(const std::string& bytes) {
  const auto text = docx_text(bytes);
  EXPECT_TRUE(text.ok()) << text.error().describe();
  return text ? text->text : "";
}
ErrorCode refusal_of(const std::string& bytes) {
  const auto text = docx_text(bytes);
  EXPECT_FALSE(text.ok());
  if (text) return ErrorCode::kInternal;
  EXPECT_FALSE(text.error().hint.empty());
  return text.error().code;
}

TEST(DocxFile, ParagraphsBreaksAndTablesComeInTheirOrder) {
  EXPECT_EQ(text_of(docx(paragraph("Kære KL") + "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>")),
            "Kære KL\na\nb\n");
  EXPECT_EQ(text_of(docx("<w:tbl><w:tr><w:tc>" + paragraph("Område") + "</w:tc><w:tc>" + paragraph("Ældre") +
                         paragraph("(1.)") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("B") +
                         "</w:tc></w:tr></w:tbl>" + paragraph("C"))),
            "Område | Ældre (1.)\nB\n\nC\n");
  EXPECT_EQ(text_of(docx("<w:p><w:r><w:t>1</w:t><w:br w:type=\"page\"/><w:t>2</w:t></w:r></w:p>")), "1\f2\n");
  const std::string longer(80, 'x');
  EXPECT_EQ(text_of(docx(paragraph(longer) + paragraph("y"))), longer + "\n\ny\n")
      << "an empty line behind prose";
}

TEST(DocxFile, WhatWasDeletedHiddenOrIsACodeIsNoText) {
  const std::string text = text_of(docx(
      "<w:p><w:r><w:t>Vi ønsker </w:t></w:r><w:del><w:r><w:delText>ikke </w:delText></w:r></w:del>"
      "<w:ins><w:r><w:t>gerne </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>aldrig </w:t></w:r>"
      "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>ældre</w:t></w:r></w:p>"));
  EXPECT_EQ(text, "Vi ønsker gerne ældre\n");
}

TEST(DocxFile, WhatIsStruckOutIsTakenBackAndTold) {
  const auto run = [](const std::string& format, const std::string& text) {
    return "<w:r><w:rPr>" + format + "</w:rPr><w:t>" + text + "</w:t></w:r>";
  };
  const auto read = docx_text(
      docx("<w:p>" + run("<w:strike/>", "Skole og ") + run("<w:dstrike w:val=\"1\"/>", "børn") +
           run("<w:strike w:val=\"false\"/>", "ældre") + run("<w:vanish w:val=\"0\"/>", " nu") + "</w:p>"));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->text, "ældre nu\n");
  EXPECT_EQ(read->struck, 3u);
}

TEST(DocxFile, ListsHaveTheNumbersThatWordDraws) {
  const std::string numbering =
      word_part("numbering",
                "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
                "w:val=\"decimal\"/>"
                "<w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
                "w:val=\"lowerLetter\"/>"
                "<w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum><w:abstractNum "
                "w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\">"
                "<w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
                "w:val=\"7\"/></w:num>"
                "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>");
  const auto entry = [](const char* list, int level, const char* text) {
    return paragraph(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                               list + "\"/></w:numPr>");
  };
  EXPECT_EQ(
      text_of(docx(entry("1", 0, "ældre") + entry("1", 1, "x") + entry("1", 1, "y") + entry("1", 0, "skole") +
                       entry("1", 1, "z") + entry("2", 0, "punkt") + entry("9", 0, "ukendt liste"),
                   {{"word/numbering.xml", numbering}})),
      "1. ældre\n1.a) x\n1.b) y\n2. skole\n2.a) z\n- punkt\nukendt liste\n");
}

TEST(DocxFile, LetterheadsComeFirstEachOnceAndNotesLast) {
  const std::string head = word_part("hdr", paragraph("Vejle Kommune"));
  const std::string text =
      text_of(docx(paragraph("Brødtekst"), {{"word/header1.xml", head},
                                            {"word/header2.xml", head},
                                            {"word/footnotes.xml", word_part("footnotes", paragraph("Note"))},
                                            {"word/footer1.xml", word_part("ftr", paragraph("Side"))}}));
  EXPECT_THAT(text, StartsWith("Vejle Kommune\n\nBrødtekst\n"));
  EXPECT_EQ(text.find("Vejle"), text.rfind("Vejle"));
  EXPECT_LT(text.find("Note"), text.find("Side"));
}

TEST(DocxFile, IsKnownByItsBytesAndAnotherZipIsNot) {
  EXPECT_EQ(media_type(docx(paragraph("a"))), MediaType::kDocx);
  EXPECT_EQ(media_type(zip({{"xl/workbook.xml", "<a/>"}})), MediaType::kUnknown);
}

TEST(DocxFile, ABombIsStoppedWhateverItClaimsToBe) {
  const std::size_t count = kMostDocxPart / 258 + 10;
  const std::string packed = samples::deflated_spaces(count);
  const std::string spaces(count * 258 + 1, ' ');
  EXPECT_LT(packed.size(), std::size_t{300'000});
  EXPECT_EQ(refusal_of(zip({{"word/document.xml", spaces, packed}})), ErrorCode::kLimit);
  EXPECT_EQ(refusal_of(zip({{"word/document.xml", spaces, packed, 10}})), ErrorCode::kUnreadable)
      << "it lies";
  // Parts that are each small enough are not so together.
  const std::size_t third = kMostDocxBytes / 3 / 258;
  std::vector<samples::ZipEntry> many{{"word/document.xml", word_part("document", "")}};
  const std::string part(third * 258 + 1, ' '), part_packed = samples::deflated_spaces(third);
  for (int i = 0; i < 4; ++i) many.push_back({"word/header" + std::to_string(i) + ".xml", part, part_packed});
  EXPECT_EQ(refusal_of(zip(many)), ErrorCode::kLimit);
}

TEST(DocxFile, TooManyEntriesAreRefused) {
  std::vector<samples::ZipEntry> entries{{"word/document.xml", word_part("document", "")}};
  for (int i = 0; i < kMostDocxEntries; ++i) entries.push_back({"n" + std::to_string(i), ""});
  EXPECT_EQ(refusal_of(zip(entries)), ErrorCode::kLimit);
}

TEST(DocxFile, XmlThatDefinesEntitiesOrHasNoBottomIsRefused) {
  std::string laughs = "<!DOCTYPE w:document [<!ENTITY a \"ha\">";
  for (char c = 'b'; c < 'z'; ++c)
    laughs += std::string("<!ENTITY ") + c + " \"&" + static_cast<char>(c - 1) + ";&" +
              static_cast<char>(c - 1) + ";\">";
  EXPECT_EQ(refusal_of(zip({{"word/document.xml", laughs + "]><w:document>&y;</w:document>"}})),
            ErrorCode::kUnreadable);
  EXPECT_EQ(refusal_of(zip({{"word/document.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"}})),
            ErrorCode::kUnreadable);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:p>";
  EXPECT_EQ(refusal_of(docx(deep)), ErrorCode::kUnreadable);
}

TEST(DocxFile, WhatIsCutOffOrHasNoTextIsRefused) {
  const std::string whole = docx(paragraph("Kære KL, her er vores svar"));
  EXPECT_EQ(refusal_of(zip({{"[Content_Types].xml", "<Types/>"}})), ErrorCode::kUnreadable);
  EXPECT_EQ(refusal_of("PK\3\4word/document.xml"), ErrorCode::kUnreadable);
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const auto text = docx_text(std::string_view(whole).substr(0, size));
    if (text) {
      EXPECT_THAT(text->text, HasSubstr("vores svar")) << size;
    }
  }
}

TEST(DocxFile, BytesTurnedAroundNeverEndTheProgram) {
  const std::string whole =
      docx(paragraph("Kære KL"), {{"word/header1.xml", word_part("hdr", paragraph("Vejle"))}});
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    const auto text = docx_text(changed);
    if (text) {
      EXPECT_THAT(text->text, Not(HasSubstr("<w:")));
    }
  }
}

}  // namespace
}  // namespace frisaet
