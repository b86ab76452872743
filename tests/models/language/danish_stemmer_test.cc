#include "models/language/danish_stemmer.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace frisaet {
namespace {

using Forms = std::vector<std::string>;

std::set<std::string> stems_of(const Forms& forms) {
  DanishStemmer stemmer;
  std::set<std::string> stems;
  for (const std::string& form : forms) stems.insert(stemmer.stem(form));
  return stems;
}

TEST(DanishStemmer, FormsOfOneWordShareAStem) {
  const std::vector<Forms> words = {
      {"børnehave", "børnehaven", "børnehaver", "børnehavernes"},
      {"godkend", "godkende", "godkender", "godkendes", "godkendt", "godkendte", "godkendelse"},
      {"by", "byen", "byens", "byer", "byernes"},
      {"landsby", "landsbyen", "landsbyer", "landsbyerne"},
      {"sø", "søen", "søer"},
      {"å", "åen", "åerne"},
      {"barn", "barnet", "børn", "børnenes"},
      {"skolebarn", "skolebørn", "skolebørnene"},
      {"bog", "bøger", "bøgerne"},
      {"rådmand", "rådmænd", "rådmændene"},
      {"planlægge", "planlægges", "planlagt", "planlagde"},
      {"udsætte", "udsættes", "udsat", "udsatte"},
      {"tiltræde", "tiltrædes", "tiltrådt"},
      {"sundhedscenter", "sundhedscentret", "sundhedscentre", "sundhedscenteret"},
      {"budget", "budgettet", "budgetter"},
      {"kommune", "kommunens", "kommuner", "kommunerne"},
      {"idé", "ideer", "idéen"},
  };
  for (const Forms& forms : words) EXPECT_EQ(stems_of(forms).size(), 1U) << forms.front();
}

TEST(DanishStemmer, DifferentWordsStayApart) {
  const std::vector<Forms> pairs = {
      {"bør", "bor"},    {"får", "far"},        {"gård", "gard"},   {"bøg", "bøger"},  {"sats", "satte"},
      {"hobby", "hob"},  {"børnehave", "børn"}, {"plan", "planke"}, {"ør", "år"},      {"mad", "mand"},
      {"ældre", "ælde"}, {"sti", "stige"},      {"tog", "vedtog"},  {"køb", "købmand"}, {"middag", "middel"},
  };
  for (const Forms& pair : pairs) EXPECT_EQ(stems_of(pair).size(), 2U) << pair[0] << ' ' << pair[1];
}

TEST(DanishStemmer, StemsAreStable) {
  DanishStemmer stemmer;
  for (const char* word : {"godkend", "barn", "by", "rådmand", "centr", "planlæg", "skol"}) {
    EXPECT_EQ(stemmer.stem(stemmer.stem(word)), stemmer.stem(word)) << word;
  }
}

TEST(DanishStemmer, WhatIsNoDanishWordComesBackAsItIs) {
  DanishStemmer stemmer;
  for (const char* word : {"", "2022", "g01", "kl", "\xFF", "ßß"}) EXPECT_EQ(stemmer.stem(word), word);
}

TEST(DanishStemmer, VersionNamesTheExceptions) {
  EXPECT_EQ(DanishStemmer::version().substr(0, 16), "snowball-danish+");
  EXPECT_EQ(DanishStemmer::version().size(), 32U);
}

}  // namespace
}  // namespace frisaet
