#include "pipeline/store/personal_numbers.h"

#include "models/text/personal_data.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {

void refuse_person_number(std::string_view text, std::string_view what, std::string_view field) {
  const std::vector<Span> numbers = person_numbers(text);
  if (numbers.empty()) return;
  throw Refusal({ErrorCode::kUsage,
                 std::string(what) + " indeholder noget, der ligner et CPR-nummer (" +
                     masked_person_number(numbers.front().of(text)) +
                     "), og andre kan læse det, der skrives. Intet er ændret.",
                 std::string(field),
                 "Skriv uden nummeret. Er det et andet nummer, så skriv lige foran, hvad det er: "
                 "\"tlf.\", \"konto\", \"periode\" eller \"EAN\"."});
}

void refuse_person_number_in_json(sqlite::Database& db, const std::string& value, std::string_view field) {
  sqlite::Rows pieces =
      db.query("SELECT coalesce(key, '') || char(10) || coalesce(atom, '') FROM json_tree(?1)", value);
  while (pieces.next()) refuse_person_number(pieces.view(0), "Den nye værdi", field);
}

}  // namespace frisaet
