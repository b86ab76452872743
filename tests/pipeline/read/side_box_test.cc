#include "pipeline/read/side_box.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

using testing::Eq;

TEST(SideBox, StandsBehindTheTextThatItStoodBeside) {
  EXPECT_THAT(with_side_box_behind("FANØ KOMMUNE\n"
                                   "                                                    Dato\n"
                                   "KL                                                  3. maj 2022\n"
                                   "\n"
                                   "Svar om velfærdsaftale                              Sagsnr. 22/17\n"
                                   "\n"
                                   "Byrådet drøftede brevet i går aftes og det blev     Bo Lind\n"
                                   "besluttet at pege på skolen, som har ventet på en   bolin@fanoe.dk\n"
                                   "friere ramme længe.\n"
                                   "\n"
                                   "Ida Holm\n"),
              Eq("FANØ KOMMUNE\n"
                 "\n"
                 "KL\n"
                 "\n"
                 "Svar om velfærdsaftale\n"
                 "\n"
                 "Byrådet drøftede brevet i går aftes og det blev\n"
                 "besluttet at pege på skolen, som har ventet på en\n"
                 "friere ramme længe.\n"
                 "\n"
                 "Ida Holm\n"
                 "\n"
                 "Dato\n"
                 "3. maj 2022\n"
                 "\n"
                 "Sagsnr. 22/17\n"
                 "\n"
                 "Bo Lind\n"
                 "bolin@fanoe.dk\n"));
}

TEST(SideBox, StandsForTheMostPartByItself) {
  EXPECT_THAT(with_side_box_behind("                                        Dato\n"
                                   "KL                                      3. maj 2022\n"
                                   "Gaden 1\n"
                                   "                                        Sagsnr.\n"
                                   "                                        22/17\n"
                                   "\n"
                                   "Svar om velfærdsaftale                  Bo Lind\n"
                                   "                                        bolin@fanoe.dk\n"
                                   "\n"
                                   "Fanø søger.\n"),
              Eq("\nKL\nGaden 1\n\n\n\nSvar om velfærdsaftale\n\n\nFanø søger.\n\nDato\n3. maj 2022\n\n"
                 "Sagsnr.\n22/17\n\nBo Lind\nbolin@fanoe.dk\n"));
}

TEST(SideBox, TableStaysAsItIs) {
  const char* const of_days =
      "Opgave                                              Frist\n"
      "Kommunen udfylder skemaet og sender det sammen med  3. maj 2022\n"
      "en kort begrundelse\n"
      "Ministeriet læser alle ansøgninger og giver svar    4. juni 2022\n"
      "til dem, der har søgt\n"
      "Aftalerne begynder                                  1. august 2022\n";
  EXPECT_THAT(with_side_box_behind(of_days), Eq(of_days));
  const char* const of_persons =
      "Område               Konsulent                      Mail\n"
      "Dagtilbud            Bo Lind                        boli@kl.dk\n"
      "Folkeskole           Ida Holm                       idho@kl.dk\n"
      "Ældre                Per Vang                       peva@kl.dk\n";
  EXPECT_THAT(with_side_box_behind(of_persons), Eq(of_persons));
}

TEST(SideBox, LinesThatReachIntoItMakeItNone) {
  const char* const page =
      "Svar om velfærdsaftale                              Sagsnr. 22/17\n"
      "Byrådet drøftede brevet i går aftes og det blev     Dato\n"
      "besluttet at pege på skolen, som har ventet på en friere ramme længe og\n"
      "gerne vil begynde straks efter ferien, hvis det     3. maj 2022\n"
      "lader sig gøre\n"
      "                                                    bolin@fanoe.dk\n";
  EXPECT_THAT(with_side_box_behind(page), Eq(page));
}

TEST(SideBox, PageWithoutOneKeepsItsBytes) {
  for (const char* page : {"", "\n", "a  b", "  a\n\n", "Æ\n  Ø", "\tx  y\n"})
    EXPECT_THAT(with_side_box_behind(page), Eq(page));
}

}  // namespace
}  // namespace frisaet
