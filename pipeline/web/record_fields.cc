#include "pipeline/web/record_fields.h"

#include "models/records/danish_names.h"
#include "models/rounds/round.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

std::string day(const std::optional<Date>& date) {
  return date ? danish_day(to_iso(*date)) : "";
}

std::string name_of(const std::optional<MunicipalityRef>& municipality) {
  return municipality ? municipality->name : "";
}

template <typename T, typename Say>
std::string joined(const std::vector<T>& values, Say say, std::string_view between = ", ") {
  std::string text;
  for (const T& value : values) text += (text.empty() ? "" : std::string(between)) + say(value);
  return text;
}

std::string say_areas(const std::vector<AreaCode>& areas) {
  return joined(areas, [](const AreaCode& area) { return danish_area(area); });
}

std::string say_person(const Person& person) {
  return person.name + (person.party ? " (" + *person.party + ")" : "");
}

std::string say_voter(const Voter& voter) {
  std::string text = voter.name.value_or("");
  if (voter.party) text += text.empty() ? *voter.party : " (" + *voter.party + ")";
  if (voter.count) text += (text.empty() ? "" : " ") + std::to_string(*voter.count);
  return text;
}

std::string say_side(std::string_view label, const std::vector<Voter>& voters,
                     const std::optional<int>& total) {
  if (voters.empty() && !total) return "";
  std::string text = std::string(label) + (total ? " " + std::to_string(*total) : "");
  if (!voters.empty()) text += ": " + joined(voters, say_voter);
  return text + ". ";
}

std::string say_vote(const Vote& vote) {
  return (vote.subject ? *vote.subject + " – " : "") + say_side("For", vote.votes_for, vote.total_for) +
         say_side("Imod", vote.votes_against, vote.total_against) +
         say_side("Undlod at stemme", vote.abstentions, vote.total_abstain);
}

std::string say_contact(const ContactDetails& contact) {
  std::string text;
  for (const auto& part : {contact.name, contact.title, contact.email, contact.phone})
    if (part) text += (text.empty() ? "" : ", ") + *part;
  return text;
}

std::string say_priority(const Priority& priority) {
  return (priority.rank ? std::to_string(*priority.rank) + ". prioritet " : "") + danish_area(priority.area) +
         (priority.condition ? " (" + *priority.condition + ")" : "");
}

std::string say_step(const HistoryStep& step) {
  return step.body.value_or("?") + (step.date ? " " + day(step.date) : "") +
         (step.outcome ? ": " + std::string(danish(*step.outcome)) : "");
}

struct Fields {
  std::vector<ShownField> operator()(const Decision& d) const {
    return {
        {"municipality", "Kommune", name_of(d.municipality)},
        {"committee", "Udvalg", d.committee.value_or("")},
        {"meeting_date", "Mødedato", day(d.meeting_date)},
        {"item_number", "Punkt", d.item_number_printed.value_or(d.item_number.value_or(""))},
        {"title", "Titel", d.title.value_or("")},
        {"outcome", "Udfald", d.outcome ? std::string(danish(*d.outcome)) : ""},
        {"decision_text", "Beslutning", d.decision_text.value_or("")},
        {"point_outcomes", "Punkt for punkt",
         joined(
             d.point_outcomes,
             [](const PointOutcome& p) {
               return joined(p.points, [](const std::string& point) { return point; }) + ": " +
                      std::string(danish(p.outcome));
             },
             "; ")},
        {"votes", "Afstemning", joined(d.votes, say_vote, "\n")},
        {"dissents", "Forbehold og udtalelser",
         joined(
             d.dissents, [](const std::string& s) { return s; }, "\n")},
        {"absent", "Fraværende", joined(d.absent, say_person)},
        {"disqualified", "Inhabile", joined(d.disqualified, say_person)},
        {"referred_to", "Sendt til", d.referred_to.value_or("")},
        {"recommendation", "Indstilling",
         joined(
             d.recommendation,
             [](const RecommendationPoint& p) { return (p.point ? *p.point + ". " : "") + p.text; }, "\n")},
        {"areas", "Velfærdsområder", say_areas(d.areas)},
        {"case_number", "Sagsnummer", d.case_number.value_or("")},
        {"history", "Tidligere", joined(d.history, say_step, "\n")},
        {"closed", "Lukket punkt", d.closed ? "ja" : "nej"},
    };
  }
  std::vector<ShownField> operator()(const Declaration& d) const {
    const std::string wishes =
        d.none_of_areas ? "ingen af områderne" : joined(d.priorities, say_priority, "\n");
    return {
        {"municipality", "Kommune", name_of(d.municipality)},
        {"priorities", "Ønsker", d.withdraws && wishes.empty() ? "trækker tidligere ønske tilbage" : wishes},
        {"open_set", "Uden prioritering", d.open_set ? "ja" : "nej"},
        {"status", "Status", d.status ? std::string(danish(*d.status)) : ""},
        {"decided", "Besluttet af",
         d.decided ? d.decided->body.value_or("?") + (d.decided->date ? ", " + day(d.decided->date) : "")
                   : ""},
        {"reservation", "Forbehold", d.reservation.value_or("")},
        {"date", "Dato", day(d.date)},
        {"replaces", "Erstatter", d.replaces.value_or("")},
        {"late", "For sent", d.late ? (*d.late ? "ja" : "nej") : ""},
        {"justification", "Begrundelse", d.justification.value_or("")},
        {"contact", "Kontakt", d.contact ? say_contact(*d.contact) : ""},
    };
  }
  std::vector<ShownField> operator()(const Deadline& d) const {
    return {{"date", "Dato", day(d.date)},
            {"date_text", "Som trykt", d.date_text},
            {"what", "Hvad", d.what.value_or("")},
            {"areas", "Områder", say_areas(d.areas)},
            {"contact", "Kontakt", d.contact ? say_contact(*d.contact) : ""}};
  }
  std::vector<ShownField> operator()(const Contact& c) const {
    return {{"name", "Navn", c.details.name.value_or("")},
            {"title", "Titel", c.details.title.value_or("")},
            {"email", "Mail", c.details.email.value_or("")},
            {"phone", "Telefon", c.details.phone.value_or("")},
            {"organisation", "Organisation", c.organisation.value_or("")}};
  }
  std::vector<ShownField> operator()(const Link& l) const {
    return {{"url", "Adresse", l.url}, {"what", "Hvad", l.what.value_or("")}};
  }
  std::vector<ShownField> operator()(const Quota& q) const {
    return {{"count", "Antal", std::to_string(q.count)},
            {"area", "Område", q.area ? danish_area(*q.area) : ""},
            {"of", "Ud af", q.of.value_or("")},
            {"what", "Hvad", q.what.value_or("")}};
  }
  std::vector<ShownField> operator()(const AgreementAssignment& a) const {
    return {{"municipality", "Kommune", name_of(a.municipality)},
            {"area", "Område", danish_area(a.area)},
            {"period", "Periode", a.period ? day(a.period->from) + " – " + day(a.period->to) : ""}};
  }
};

struct Headline {
  std::string operator()(const Decision& d) const {
    return (d.item_number ? *d.item_number + ". " : "") + d.title.value_or("(uden titel)");
  }
  std::string operator()(const Declaration& d) const {
    const std::string who = d.municipality ? d.municipality->name : "Ukendt kommune";
    if (d.none_of_areas) return who + ": ingen af områderne";
    if (d.withdraws && d.priorities.empty()) return who + " trækker tilbage";
    return who + ": " + joined(d.priorities, [](const Priority& p) {
             return (p.rank ? std::to_string(*p.rank) + ". " : "") + danish_area(p.area);
           });
  }
  std::string operator()(const Deadline& d) const { return "Frist: " + d.date_text; }
  std::string operator()(const Contact& c) const {
    return "Kontakt: " + c.details.name.value_or("(uden navn)");
  }
  std::string operator()(const Link& l) const { return "Link: " + l.what.value_or(l.url); }
  std::string operator()(const Quota& q) const { return "Antal: " + std::to_string(q.count); }
  std::string operator()(const AgreementAssignment& a) const {
    return (a.municipality ? a.municipality->name : "Ukendt kommune") + ": " + danish_area(a.area);
  }
};

}  // namespace

std::vector<ShownField> fields_of(const Record& record) {
  return std::visit(Fields{}, record.value);
}

std::string headline(const Record& record) {
  return std::visit(Headline{}, record.value);
}

}  // namespace frisaet::web
