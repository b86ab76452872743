#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "models/allocation/sentences.h"
#include "models/municipality/tile_map.h"
#include "models/text/danish.h"
#include "pipeline/export/export.h"
#include "pipeline/export/plan_export.h"

namespace frisaet::exports {
namespace {

// Light grounds that dark text stands on with at least 7:1; each area is told by its letter too. They repeat
// beyond six areas.
constexpr const char* kStyle = R"(
:root{color-scheme:light;--ink:#1a1a1a;--soft:#555;--line:#c8c8c8;--accent:#1d4f91}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"Segoe UI",Arial,sans-serif;color:var(--ink);background:#fff;margin:0 auto;max-width:66rem;padding:1.5rem}
h1{font-size:1.8rem;line-height:1.2;margin:.2rem 0}h2{font-size:1.3rem;margin:2.2rem 0 .6rem;border-bottom:2px solid var(--accent);padding-bottom:.2rem}h3{font-size:1.05rem;margin:1.4rem 0 .3rem}
p,li{max-width:46rem}.lead{font-size:1.1rem}.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}th{white-space:nowrap}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.wide{overflow-x:auto}
.note{border-left:4px solid #b35900;background:#fff6ec;padding:.6rem .9rem;margin:.6rem 0;max-width:50rem}
.made-up{border-left:4px solid #9b1c1c;background:#fdeeee;padding:.6rem .9rem;font-weight:600}
.key{display:inline-block;min-width:1.7em;text-align:center;font-weight:700;border:1px solid #777;margin-right:.3rem}
.a0{background:#bcd9f5;fill:#bcd9f5}.a1{background:#fbd7a8;fill:#fbd7a8}.a2{background:#c9e8c2;fill:#c9e8c2}.a3{background:#dcd3ef;fill:#dcd3ef}.a4{background:#f7cfdc;fill:#f7cfdc}.a5{background:#f4ecae;fill:#f4ecae}.none{background:#fff;fill:#fff}
svg{max-width:100%;height:auto}svg text{font-family:inherit;fill:var(--ink)}
.out{font-weight:700;color:#9b1c1c}
code{overflow-wrap:anywhere}
@media print{body{max-width:none;padding:0;font-size:10pt}h2{break-after:avoid}tr,.note,svg{break-inside:avoid}}
)";

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

/// Writes the sections in the order a reader asks.
class Page {
 public:
  Page(const PlanReport& report, const ReportMaker& maker) : report_(report), maker_(maker) {
    for (std::size_t a = 0; a < report.areas.size(); ++a) order_[report.areas[a].code] = a;
  }

  std::string text() {
    head();
    areas();
    map();
    warnings();
    spread();
    choices();
    municipalities();
    draw();
    out_ += "</main></body></html>\n";
    return std::move(out_);
  }

 private:
  void head() {
    const std::string title = "Fordeling: " + report_.round_name;
    out_ += fmt::format(
        "<!doctype html>\n<html lang=\"da\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width,initial-scale=1\"><title>{0}</title><style>{1}</style></head><body>"
        "<main><h1>{0}</h1>",
        escaped(title), kStyle);
    const PlanFigures figures = figures_of(report_.plan);
    out_ += fmt::format(
        "<p class=\"lead\">Politik: {}. {} får et område; {} af dem får det, de ønsker højst af det, der "
        "fordeles efter ønsker. {}</p>",
        escaped(report_.policy_name), danish_municipalities(figures.placed), figures.first_wishes,
        figures.proven ? "Det er bevist, at ingen fordeling er bedre efter politikkens mål" +
                             escaped(given_proposals()) + "."
                       : "Det er <strong>ikke</strong> bevist for alle mål, at ingen fordeling er bedre.");
    if (report_.made_up) out_ += "<p class=\"made-up\">Runden og dens svar er opdigtede.</p>";
  }

  void areas() {
    out_ +=
        "<h2>Områderne</h2><div class=\"wide\"><table><thead><tr><th>Område</th><th class=\"n\">"
        "Kommuner</th><th>Hvem</th></tr></thead><tbody>";
    for (const AreaCount& area : report_.plan.areas) {
      std::vector<std::string> members;
      for (const Assignment& a : report_.plan.assignments) {
        if (a.area == area.area) members.push_back(escaped(a.name) + (a.fixed ? "*" : ""));
      }
      out_ += fmt::format("<tr><th scope=\"row\">{} {}</th><td class=\"n\">{}</td><td>{}</td></tr>",
                          key_of(area.area), escaped(capitalise(name_of(area.area))), area.count,
                          danish_list(members, "og"));
    }
    out_ +=
        "</tbody></table></div><p class=\"soft\">* har fast plads: ved aftale, eller fordi de er "
        "udpeget.</p>";
    for (const AreaStory& story : report_.stories) {
      out_ += fmt::format("<h3>{}</h3><p>", escaped(capitalise(name_of(story.area))));
      for (const std::string& sentence : story.sentences) out_ += escaped(sentence) + " ";
      out_ += "</p>";
    }
  }

  void map() {
    constexpr int kSide = 46;
    int columns = 0, rows = 0;
    for (const Tile& tile : tile_map()) {
      columns = std::max(columns, tile.column + 1);
      rows = std::max(rows, tile.row + 1);
    }
    std::string tiles;
    for (const Tile& tile : tile_map()) {
      const Assignment* a = report_.plan.of(tile.municipality->code);
      if (a == nullptr) continue;
      const int x = tile.column * kSide, y = tile.row * kSide;
      tiles += fmt::format(
          "<g><title>{}: {}</title><rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" "
          "stroke=\"#777\"{}/><text x=\"{}\" y=\"{}\" font-size=\"10\" text-anchor=\"middle\">{}</text>"
          "<text x=\"{}\" y=\"{}\" font-size=\"14\" font-weight=\"700\" text-anchor=\"middle\">{}</text></g>",
          escaped(a->name), a->area ? escaped(name_of(*a->area)) : "intet område", colour_of(a->area), x + 1,
          y + 1, kSide - 2, kSide - 2, a->area ? "" : " stroke-dasharray=\"3 2\"", x + kSide / 2, y + 17,
          escaped(short_name(a->name)), x + kSide / 2, y + 36, a->area ? letter_of(*a->area) : "–");
    }
    out_ += "<h2>Kortet</h2><p>Hver kommune er et felt, lige stort for alle.";
    for (const Area& area : report_.areas)
      out_ += fmt::format(" {} {}", key_of(area.code), escaped(area.name));
    out_ += fmt::format(
        " <span class=\"key none\">–</span> intet område.</p><svg viewBox=\"0 0 {} {}\" role=\"img\" "
        "aria-label=\"Kort over kommunernes områder; det samme står i tabellen over kommunerne\">{}</svg>",
        columns * kSide, rows * kSide, tiles);
  }

  void warnings() {
    out_ += "<h2>Det skal man vide</h2>";
    if (const std::string warning = truncation_warning(report_.listing_less); !warning.empty())
      out_ += fmt::format("<p class=\"note\">{}</p>", escaped(warning));
    if (const std::string left_out = effects_left_out(report_.plan); !left_out.empty())
      out_ += fmt::format("<p class=\"note\">{}</p>", escaped(left_out));
    for (const std::string& note : report_.plan.notes)
      out_ += fmt::format("<p class=\"note\">{}</p>", escaped(note));
    proposals();
    if (report_.withdrawal.empty()) return;
    out_ +=
        "<h3>Forbehold</h3><p>Sådan går det, hvis en kommune med forbehold trækker sit svar tilbage; alt "
        "andet er lige.</p><table><thead><tr><th>Kommune</th><th>Får nu</th><th class=\"n\">Andre, der "
        "flytter</th></tr></thead><tbody>";
    for (const Effect& effect : report_.withdrawal) {
      out_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"n\">{}</td></tr>",
                          escaped(effect.name), area_or_none(effect.area_now), effect.others_moved);
    }
    out_ += "</tbody></table>";
  }

  void proposals() {
    for (const DesignationProposal& proposal : report_.plan.proposals) {
      out_ += fmt::format(
          "<h3>Udpegning til {}</h3><p>Programmet udpeger ingen. Her er de mulige udpegninger med bedst "
          "spredning, {} i alt; viste: {}. Planen regner videre på den første.</p><table><thead><tr><th>"
          "Kommuner</th><th class=\"n\">Værste brud</th><th class=\"n\">Brud i alt</th></tr></thead><tbody>",
          escaped(name_of(proposal.area)), danish_number(proposal.best_sets), proposal.best.size());
      for (const DesignationSet& set : proposal.best) {
        std::vector<std::string> names;
        for (const std::string& code : set.municipalities) {
          const Assignment* a = report_.plan.of(code);
          names.push_back(escaped(a != nullptr ? a->name : code));
        }
        out_ += fmt::format("<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
                            danish_list(names, "og"), set.worst_breach, set.total_breach);
      }
      out_ += "</tbody></table>";
    }
    for (const CriteriaTable& criteria : report_.criteria) criteria_table(criteria);
  }

  void criteria_table(const CriteriaTable& criteria) {
    out_ += fmt::format(
        "<h4>Kriterierne for dem, der kan udpeges til {}</h4><p>»Besluttet af« siger, hvem der står bag "
        "ønsket; et "
        "mål for politisk ejerskab derudover er ikke oplyst. Sidste kolonne viser, hvor mange af de {} "
        "udpegninger "
        "med bedst spredning kommunen er med i.</p><div class=\"wide\"><table><thead><tr><th>Kommune</th><th "
        "class=\"n\">Prioritet</th>",
        escaped(name_of(criteria.area)), danish_number(criteria.best_sets));
    for (const auto& dimension : report_.dimensions)
      out_ += fmt::format("<th>{}</th>", escaped(capitalise(dimension.name)));
    out_ += "<th>Besluttet af</th><th class=\"n\">Udpegninger</th></tr></thead><tbody>";
    for (const CriteriaRow& row : criteria.rows) {
      out_ += fmt::format("<tr><th scope=\"row\">{}{}</th><td class=\"n\">{}</td>", escaped(row.name),
                          row.proposed ? " (forslag)" : "", row.rank);
      for (const std::string& group : row.groups) out_ += fmt::format("<td>{}</td>", escaped(group));
      out_ += fmt::format("<td>{}</td><td class=\"n\">{}</td></tr>", row.decided_by,
                          danish_number(row.best_sets));
    }
    out_ += "</tbody></table></div>";
  }

  void spread() {
    out_ +=
        "<h2>Spredningen</h2><p>Søjlen er det antal, gruppen har på området; det grå felt er kvoten, det vil "
        "sige gruppens andel rundet ned og op.</p>";
    for (const auto& dimension : report_.dimensions) {
      out_ += fmt::format("<h3>{}</h3>", escaped(capitalise(dimension.name)));
      if (!dimension.source.empty())
        out_ += fmt::format("<p class=\"soft\">Kilde: {}.</p>", escaped(dimension.source));
      out_ +=
          "<div class=\"wide\"><table><thead><tr><th>Område</th><th>Gruppe</th><th class=\"n\">Antal</th>"
          "<th class=\"n\">Kvote</th><th>Søjle</th></tr></thead><tbody>";
      int largest = 1;
      for (const SpreadCell& cell : report_.plan.spread) {
        if (cell.dimension == dimension.code) largest = std::max({largest, cell.count, cell.high});
      }
      for (const SpreadCell& cell : report_.plan.spread) {
        if (cell.dimension == dimension.code) out_ += spread_row(cell, largest);
      }
      out_ += "</tbody></table></div>";
    }
  }

  std::string spread_row(const SpreadCell& cell, int largest) const {
    constexpr int kWidth = 220;
    const auto at = [&](int n) { return n * kWidth / largest; };
    const bool outside = cell.count < cell.low || cell.count > cell.high;
    return fmt::format(
        "<tr><td>{}</td><td>{}</td><td class=\"n{}\">{}{}</td><td class=\"n\">{}</td><td><svg width=\"{}\" "
        "height=\"16\" aria-hidden=\"true\"><rect x=\"{}\" y=\"0\" width=\"{}\" height=\"16\" "
        "fill=\"#d0d0d0\"/>"
        "<rect class=\"{}\" x=\"0\" y=\"4\" width=\"{}\" height=\"8\" stroke=\"#555\"/></svg></td></tr>",
        escaped(name_of(cell.area)), escaped(cell.group), outside ? " out" : "", cell.count,
        outside ? " (uden for)" : "", quota_text(cell), kWidth + 6, at(cell.low),
        std::max(4, at(cell.high) - at(cell.low)), colour_of(cell.area), std::max(1, at(cell.count)));
  }

  void choices() {
    if (!report_.policies.empty()) {
      out_ +=
          "<h2>Politikkerne side om side</h2><div class=\"wide\"><table><thead><tr><th>Politik</th><th "
          "class=\"n\">Får et område</th><th class=\"n\">Højeste ønske</th><th class=\"n\">Værste "
          "brud</th><th "
          "class=\"n\">Brud i alt</th><th class=\"n\">Laveste chance</th><th>Bevist</th>";
      if (report_.plan.previous) out_ += "<th class=\"n\">Flyttet siden forrige plan</th>";
      out_ += "</tr></thead><tbody>";
      for (const PolicyFigures& policy : report_.policies) {
        const PlanFigures& f = policy.figures;
        out_ += fmt::format(
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td><td "
            "class=\"n\">{}</td>"
            "<td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td>",
            escaped(policy.name), f.placed, f.first_wishes, f.worst_breach, f.total_breach,
            f.lowest_chance ? danish_percent(f.lowest_chance->won, f.lowest_chance->drawn) : "–",
            f.proven ? "ja" : "nej");
        if (report_.plan.previous) out_ += fmt::format("<td class=\"n\">{}</td>", f.changes.value_or(0));
        out_ += "</tr>";
      }
      out_ += "</tbody></table></div>";
    }
    if (report_.frontier.empty()) return;
    out_ +=
        "<h2>Ønsker mod spredning</h2><p>Hvor meget bedre spredningen kan blive, hvis områderne må være mere "
        "forskellige i størrelse, eller nogle første ønsker opgives";
    out_ += escaped(given_proposals());
    out_ +=
        ".</p><div class=\"wide\"><table><thead><tr>"
        "<th class=\"n\">Størst forskel</th><th class=\"n\">Opgivne ønsker</th><th class=\"n\">Får et område"
        "</th><th class=\"n\">Højeste ønske</th><th class=\"n\">Værste brud</th><th class=\"n\">Brud i "
        "alt</th></tr></thead><tbody>";
    for (const FrontierPoint& p : report_.frontier) {
      out_ += fmt::format(
          "<tr><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td>"
          "<td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
          p.tolerance, p.first_wishes_given_up, p.placed, p.first_wishes, p.worst_breach, p.total_breach);
    }
    out_ += "</tbody></table></div>";
  }

  void municipalities() {
    out_ += "<h2>Kommunerne</h2><div class=\"wide\"><table><thead><tr><th>Kommune</th><th>Område</th>";
    if (report_.plan.previous) out_ += "<th>Forrige plan</th>";
    out_ += "<th class=\"n\">Prioritet</th><th class=\"n\">Chance</th><th>Hvorfor</th></tr></thead><tbody>";
    for (const Assignment& a : report_.plan.assignments) {
      out_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>", escaped(a.name), area_or_none(a.area));
      if (const auto& previous = report_.plan.previous)
        out_ += fmt::format("<td>{}</td>", before(*previous, a.municipality));
      out_ += fmt::format("<td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td></tr>",
                          a.fixed  ? "fast"
                          : a.wish ? std::to_string(*a.wish)
                                   : "–",
                          a.chance ? danish_percent(a.chance->won, a.chance->drawn) : "–", escaped(a.reason));
    }
    out_ += "</tbody></table></div>";
    if (report_.alike.empty()) return;
    out_ +=
        "<h3>Kommuner, der står helt lige</h3><p>De har samme ønsker blandt fasens områder og hører til de "
        "samme grupper";
    if (report_.plan.previous) out_ += ", og de havde det samme i den forrige plan";
    out_ += "; mellem dem er det alene lodtrækningen, der afgør.</p><ul>";
    for (const auto& names : report_.alike)
      out_ += fmt::format("<li>{}</li>", escaped(danish_list(names, "og")));
    out_ += "</ul>";
  }

  void draw() {
    out_ += "<h2>Lodtrækning og efterregning</h2>";
    if (const auto& draw = report_.plan.draw) {
      out_ +=
          fmt::format("<p>Lodtrækningen er {}, tallet er <code>{}</code> og metoden <code>{}</code>.",
                      draw->binding ? "bindende" : "en prøve", escaped(draw->seed), escaped(draw->method));
      if (draw->commitment)
        out_ += fmt::format(
            " Forpligtelsen, der blev offentliggjort forinden, har kontrolsummen <code>{}</code> "
            "og nævner trækningen »{}«.",
            commitment_sha256(*draw->commitment), escaped(draw->commitment->seed_source));
      out_ += "</p>";
      if (draw->distribution) listed_plans(*draw);
    }
    out_ +=
        "<table><caption>Mål i den rækkefølge, de er nået</caption><thead><tr><th>Fase</th><th>Mål</th><th "
        "class=\"n\">Værdi</th><th>Bevist</th></tr></thead><tbody>";
    for (const LevelResult& level : report_.plan.levels) {
      out_ += fmt::format("<tr><td>{}</td><td>{}</td><td class=\"n\">{}</td><td>{}</td></tr>",
                          escaped(level.phase), danish_level(level.name), level.value,
                          level.proven ? "ja" : "nej");
    }
    out_ += fmt::format(
        "</tbody></table><p>Enhver kan regne efter: gem planen med <code>frisaet allocate --json</code>, og "
        "kør "
        "<code>frisaet verify PLAN.json</code>. Svar og regler har kontrolsummen <code>{}</code>.</p><p "
        "class=\"soft\">Frisæt {}</p>",
        report_.plan.inputs_sha256, escaped(maker_.program_version));
  }

  void listed_plans(const DrawRecord& draw) {
    const PlanDistribution& list = *draw.distribution;
    if (list.plans.size() == 1) {
      out_ += "<p>Målene lader kun én plan tilbage; der er intet at trække lod om.</p>";
      return;
    }
    const std::size_t drawn = drawn_plan(list, draw.seed);
    out_ += fmt::format(
        "<p>Der er trukket én af {} planer, som alle er lige gode efter politikkens mål. Lodderne er delt "
        "mellem dem, "
        "så den laveste chance for højeste ønske er så høj, den kan blive, derefter den næstlaveste og så "
        "videre. "
        "Hvem planerne giver hvad, står i planens fil; listens kontrolsum er <code>{}</code>.</p><div "
        "class=\"wide\"><table><thead><tr><th class=\"n\">Plan</th><th class=\"n\">Lodder</th><th "
        "class=\"n\">Chance</th><th>Trukket</th></tr></thead><tbody>",
        list.plans.size(), distribution_sha256(list));
    long from = 0;
    for (std::size_t p = 0; p < list.plans.size(); ++p) {
      const long weight = list.plans[p].weight;
      out_ += fmt::format(
          "<tr><td class=\"n\">{}</td><td class=\"n\">{}–{}</td><td class=\"n\">{}</td><td>{}</td></tr>",
          p + 1, danish_number(from), danish_number(from + weight - 1), danish_percent(weight, list.out_of),
          p == drawn ? "ja" : "");
      from += weight;
    }
    out_ += "</tbody></table></div>";
  }

  [[nodiscard]] std::string before(const PreviousPlan& previous, const std::string& code) const {
    const auto proposed = previous.proposed.find(code);
    if (proposed == previous.proposed.end()) return area_or_none(previous.areas.at(code));
    return "foreslået: " + escaped(name_of(proposed->second));
  }

  /// What else than the places is still open: `, når forslaget til beskæftigelse lægges til grund`.
  [[nodiscard]] std::string given_proposals() const {
    return given_open_proposals(report_.plan.proposals, [&](const auto& code) { return name_of(code); });
  }
  [[nodiscard]] std::string name_of(const std::string& code) const {
    const auto at = order_.find(code);
    return at == order_.end() ? code : report_.areas[at->second].name;
  }
  /// The first letter of the area's name, or its number where two begin alike.
  [[nodiscard]] std::string letter_of(const std::string& code) const {
    const auto first = [](const std::string& name) {
      return name.substr(0, !name.empty() && static_cast<unsigned char>(name[0]) >= 0xC0U ? 2 : 1);
    };
    const std::string own = first(name_of(code));
    const auto alike = std::count_if(report_.areas.begin(), report_.areas.end(),
                                     [&](const Area& area) { return first(area.name) == own; });
    return alike == 1 ? capitalise(own) : std::to_string(order_.at(code) + 1);
  }
  [[nodiscard]] std::string colour_of(const std::optional<std::string>& code) const {
    const auto at = code ? order_.find(*code) : order_.end();
    return at == order_.end() ? "none" : fmt::format("a{}", at->second % 6);
  }
  [[nodiscard]] std::string key_of(const std::string& code) const {
    return fmt::format("<span class=\"key {}\">{}</span>", colour_of(code), letter_of(code));
  }
  [[nodiscard]] std::string area_or_none(const std::optional<std::string>& code) const {
    return code ? escaped(name_of(*code)) : "intet";
  }
  static std::string quota_text(const SpreadCell& cell) {
    return cell.low == cell.high ? std::to_string(cell.low) : fmt::format("{}–{}", cell.low, cell.high);
  }
  /// What fits in a tile: seven letters.
  static std::string short_name(const std::string& name) {
    std::string cut;
    int letters = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const bool begins = (static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80U;
      if (begins && ++letters > 7) break;
      cut += name[i];
    }
    return cut.size() < name.size() ? cut.substr(0, cut.find_last_not_of("- ") + 1) : cut;
  }

  const PlanReport& report_;
  const ReportMaker& maker_;
  std::map<std::string, std::size_t> order_;
  std::string out_;
};

}  // namespace

std::string danish_level(const std::string& level) {
  static const std::map<std::string, std::string> kNames{
      {"capacity", "Manglende kommuner til områdernes mindste antal"},
      {"balance", "Størrelsesforskel ud over den tilladte"},
      {"placed", "Kommuner med et område af dem, der fordeles i fasen"},
      {"first_wishes", "Kommuner med deres højeste ønske af dem, der fordeles i fasen"},
      {"first_wish_lottery", "Lod om højeste ønske, deltagere"},
      {"spread", "Største udvidelse af en kvote"},
      {"breach", "For mange eller for få i forhold til kvoterne, lagt sammen"},
      {"changes", "Kommuner, der får andet end i den forrige plan, af dem, der fordeles i fasen"},
      {"lottery", "Lod om resten, deltagere"}};
  const auto known = kNames.find(level);
  return known == kNames.end() ? level : known->second;
}

std::string plan_html(const PlanReport& report, const ReportMaker& maker) {
  return Page(report, maker).text();
}

Result<void> write_plan_html(const PlanReport& report, const std::filesystem::path& path,
                             const ReportMaker& maker) {
  return write_file(path, plan_html(report, maker));
}

}  // namespace frisaet::exports
