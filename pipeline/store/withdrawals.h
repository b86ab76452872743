#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"

/// Files that came by mistake: out of every view while their rows stay. See migrations/0007_withdrawals.sql.
namespace frisaet::sqlite {

/// Throws Refusal (kNotFound, since when) where the document is withdrawn. Who did it and why stands in no
/// message: those are read by people who may not see either. Staff's list has it (Store::withdrawals).
void require_not_withdrawn(Database& database, std::string_view document);

/// The document and, where it is a mail, what came with it and in no other way: attachments of attachments
/// too, not those that also hang on another mail or came alone. `withdrawn`: whether attachments, and other
/// mails, that are withdrawn are looked at.
enum class Withdrawn { kPassedOver, kToo };
std::vector<std::string> that_came_with(Database& database, std::string_view document, Withdrawn withdrawn);

}  // namespace frisaet::sqlite
