#include "extractors/lexicon/contacts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Mail {
  std::string text, address;

  friend void PrintTo(const Mail& that, std::ostream* out) { *out << that.text; }
};
class WholeEmail : public testing::TestWithParam<Mail> {};

TEST_P(WholeEmail, IsRead) {
  const auto found = find_emails(GetParam().text);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_FALSE(found[0].damaged) << GetParam().text;
  EXPECT_EQ(found[0].address, GetParam().address);
}

INSTANTIATE_TEST_SUITE_P(Emails, WholeEmail,
                         testing::Values(Mail{"til bente.holm@kl.dk, senest", "bente.holm@kl.dk"},
                                         Mail{"Bente Holm <bh@kl.dk>", "bh@kl.dk"},
                                         Mail{"(bh@kl.dk)", "bh@kl.dk"}, Mail{"[bh@kl.dk]", "bh@kl.dk"},
                                         Mail{"skriv til BH@KL.DK.", "BH@kl.dk"},
                                         Mail{"mail: b_h-2@by.kommune.dk\n", "b_h-2@by.kommune.dk"},
                                         Mail{"•bh@kl.dk", "bh@kl.dk"}));

class DamagedEmail : public testing::TestWithParam<std::string> {};

TEST_P(DamagedEmail, GivesNoAddress) {
  const auto found = find_emails(GetParam());
  ASSERT_THAT(found, SizeIs(1)) << GetParam();
  EXPECT_TRUE(found[0].damaged);
  EXPECT_EQ(found[0].address, "");
}

INSTANTIATE_TEST_SUITE_P(Emails, DamagedEmail,
                         testing::Values("til Bente Holm, [nh@kl.dk 1240", "|nh@kl.dk", "bh @kl.dk", "bh@kl",
                                         "bh@kl,dk", "bh@kl.dk1240", "bente.høhm@kl.dk", "<bh@kl.dk og",
                                         "mail: bhGkl.dk", "bh@kl..dk"));

TEST(Emails, ALoneSignIsNone) {
  EXPECT_THAT(find_emails("5 stk @ 20 kr"), IsEmpty());
}

struct Phone {
  std::string text, phone;

  friend void PrintTo(const Phone& that, std::ostream* out) { *out << that.text; }
};
class WholePhone : public testing::TestWithParam<Phone> {};

TEST_P(WholePhone, IsReadAsPrinted) {
  const auto found = find_phones(GetParam().text);
  ASSERT_THAT(found, SizeIs(1)) << GetParam().text;
  EXPECT_EQ(found[0].text, GetParam().phone);
}

INSTANTIATE_TEST_SUITE_P(
    Phones, WholePhone,
    testing::Values(Phone{"telefon 1240 1732.", "1240 1732"}, Phone{"Tlf.: 12 40 17 32", "12 40 17 32"},
                    Phone{"bh@kl.dk 1240 1732", "1240 1732"}, Phone{"Direkte: 12401732", "12401732"},
                    Phone{"mobil +45 12 40 17 32", "12 40 17 32"}, Phone{"+45 12401732", "12401732"},
                    Phone{"kontakt Bo på 12 40 17 32", "12 40 17 32"},
                    Phone{"telefon 1240\n1732.", "1240 1732"},
                    Phone{"kan I ringe til medhjælper\nBo Lind på 1240 1732", "1240 1732"}));

class NoPhone : public testing::TestWithParam<std::string> {};
TEST_P(NoPhone, IsFound) {
  EXPECT_THAT(find_phones(GetParam()), IsEmpty()) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Phones, NoPhone,
                         testing::Values("CVR-nr. 12 34 56 78", "EAN 5798 0012 3456 7", "Dok. ID: 12345678",
                                         "i 2022 2023", "01.02.03-12345678", "2022 2026 perioden",
                                         "12 40 17 3", "SAG-12345678", "beløb 12345678 kr."));

TEST(Urls, EndBeforeTheSentenceDoes) {
  const auto found = find_urls("Se www.kl.dk/frisat, eller https://svar.kl.dk/s?id=4&x=å. Ikke kl.dk");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].url, "www.kl.dk/frisat");
  EXPECT_EQ(found[1].url, "https://svar.kl.dk/s?id=4&x=å");
}

}  // namespace
}  // namespace frisaet
