#include "models/allocation/declarations_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class DeclarationsCsvTest : public ::testing::Test {
 protected:
  const Round& round = *find_round("velfaerdsaftaler-2022");
  Result<std::vector<Reply>> parse(std::string_view text) {
    return parse_declarations_csv(text, round, MunicipalityIndex::standard());
  }
  std::string fault(std::string_view text) {
    const auto parsed = parse(text);
    return parsed ? "" : parsed.error().describe();
  }
};

constexpr std::string_view kHeader =
    "municipality,priority_1,priority_2,priority_3,none,reservation,status\n";

TEST_F(DeclarationsCsvTest, ReadsEveryColumn) {
  const auto replies = parse(std::string(kHeader) +
                             "Frederikssund,folkeskole,aeldre,,,,council\n"
                             "101,,,,yes,,administrative\n"
                             "Aarhus,beskaeftigelse,folkeskole,dagtilbud,,\"Frist, der flytter sig\",\n");
  ASSERT_TRUE(replies.ok()) << replies.error().describe();
  ASSERT_THAT(*replies, SizeIs(3));
  EXPECT_EQ((*replies)[0].municipality, "250");
  EXPECT_THAT((*replies)[0].wishes, ElementsAre(Wish{"folkeskole", 1}, Wish{"aeldre", 2}));
  EXPECT_EQ((*replies)[0].status, "council");
  EXPECT_TRUE((*replies)[1].none);
  EXPECT_EQ((*replies)[2].municipality, "751");
  EXPECT_EQ((*replies)[2].reservation, "Frist, der flytter sig");
}

TEST_F(DeclarationsCsvTest, AcceptsWhatOfficeProgramsWrite) {
  const std::vector<Wish> wanted = {{"aeldre", 1}};
  const std::string_view files[] = {
      "\xEF\xBB\xBFmunicipality;priority_1\r\nÆrø;ældre\r\n",  // byte order mark, semicolon, CRLF
      "municipality;priority_1\n\xC6r\xF8;\xE6ldre\n",         // Windows-1252
      "municipality\tpriority_1\nÆRØ KOMMUNE\tAeldre\n",       // tab, capitals, code written large
      "priority_1,municipality\n\"ældre\", Ærø \n\n",          // other order, quotes, blanks
      "Municipality;PRIORITY_1\n0492;aeldre",                  // four-digit code, no line end
  };
  for (const std::string_view file : files) {
    const auto replies = parse(file);
    ASSERT_TRUE(replies.ok()) << file << replies.error().describe();
    ASSERT_THAT(*replies, SizeIs(1)) << file;
    EXPECT_EQ((*replies)[0].municipality, "492") << file;
    EXPECT_EQ((*replies)[0].wishes, wanted) << file;
  }
}

TEST_F(DeclarationsCsvTest, ASlashIsATie) {
  const auto replies = parse("municipality;priority_1;priority_2\nVejen;dagtilbud / folkeskole;aeldre\n");
  EXPECT_THAT((*replies)[0].wishes,
              ElementsAre(Wish{"dagtilbud", 1}, Wish{"folkeskole", 1}, Wish{"aeldre", 2}));
}

TEST_F(DeclarationsCsvTest, NoRowsIsNoReplies) {
  EXPECT_THAT(*parse(kHeader), SizeIs(0));
}

TEST_F(DeclarationsCsvTest, FaultsNameLineAndColumn) {
  const struct {
    std::string rows;
    std::string message;
  } table[] = {
      {"Frederiksund,folkeskole\n", "linje 2, kolonne 1 (municipality): "},
      {"Atlantis,folkeskole\n", "linje 2, kolonne 1 (municipality): Ingen kommune hedder \"Atlantis\"."},
      {"Vejen,folkeskole\n\nVejle,bibliotek\n",
       "linje 4, kolonne 2 (priority_1): Området \"bibliotek\" er ikke med i runden."},
      {"Vejen,folkeskole\nVejle,aeldre\nVejen Kommune,aeldre\n",
       "linje 4, kolonne 1 (municipality): Vejen står også på linje 2."},
      {"Vejen,aeldre,aeldre\n", "linje 2, kolonne 3 (priority_2): Området ældre er ønsket to gange."},
      {"Vejen,folkeskole,,aeldre\n",
       "linje 2, kolonne 4 (priority_3): Her står et område, men priority_2 er tom."},
      {"Vejen,folkeskole,,,yes\n", "linje 2, kolonne 5 (none): Rækken siger både"},
      {"Vejen,,,,måske\n", "linje 2, kolonne 5 (none): Der skal stå yes eller ingenting."},
      {"Vejen,folkeskole,,,,,borgmesteren\n", "linje 2, kolonne 7 (status): "},
      {"Vejen,folkeskole,,,,,council,mere\n", "linje 2: Feltet i kolonne 8 har ingen overskrift."},
      {"Vejen,folkeskole\nVejle,,,,\n",
       "linje 3, kolonne 2 (priority_1): Rækken har hverken et ønske eller ja i none."},
      {",folkeskole\n", "linje 2, kolonne 1 (municipality): Kommunen mangler."},
      {"Vejen,\"folkeskole\n", "linje 2: Et anførselstegn åbnes"},
  };
  for (const auto& [rows, message] : table)
    EXPECT_THAT(fault(std::string(kHeader) + rows), HasSubstr(message)) << rows;
}

TEST_F(DeclarationsCsvTest, FaultyHeadersAreNamed) {
  EXPECT_THAT(fault(""), HasSubstr("Filen er tom."));
  EXPECT_THAT(fault("municipality;wish\n"),
              HasSubstr("linje 1, kolonne 2 (wish): Overskriften kendes ikke."));
  EXPECT_THAT(fault("municipality;priority_2\n"), HasSubstr("Kolonnen priority_1 mangler."));
  EXPECT_THAT(fault("priority_1\n"), HasSubstr("Kolonnen municipality mangler."));
  EXPECT_THAT(fault("municipality;priority_1;priority_1\n"), HasSubstr("Overskriften står to gange."));
  EXPECT_THAT(fault("municipality;priority_1;priority_01\n"), HasSubstr("Overskriften står to gange."));
  EXPECT_THAT(fault("municipality;priority_x\n"), HasSubstr("(priority_x): Overskriften kendes ikke."));
}

TEST_F(DeclarationsCsvTest, AMillionRowsEndInAPreciseError) {
  std::string text(kHeader);
  for (int i = 0; i < 1'000'000; ++i) text += "Vejen,folkeskole\n";
  EXPECT_THAT(fault(text), HasSubstr("linje 3, kolonne 1 (municipality): Vejen står også på linje 2."));
}

TEST_F(DeclarationsCsvTest, AMillionRowsAreToldByTheirFirstFault) {
  std::string text = "municipality,priority_1\n";
  for (int i = 0; i < 1'000'000; ++i) text += "Vejle,folkeskole\n";
  const auto read =
      parse_declarations_csv(text, *find_round("velfaerdsaftaler-2022"), MunicipalityIndex::standard());
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().message, "Vejle står også på linje 2.");
  EXPECT_EQ(read.error().where, "linje 3, kolonne 1 (municipality)");
}

}  // namespace
}  // namespace frisaet
