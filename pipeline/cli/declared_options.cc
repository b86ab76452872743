#include "pipeline/cli/declared_options.h"

#include <CLI/CLI.hpp>

namespace frisaet {
namespace {

/// Adds the flags of the output format to a command.
void add_format(CLI::App* command, Format& format, bool csv) {
  command->add_flag_callback(
      "--json", [&format] { format = Format::kJson; }, "Skriv JSON");
  if (csv)
    command->add_flag_callback(
        "--csv", [&format] { format = Format::kCsv; }, "Skriv CSV (semikolon, UTF-8 med BOM)");
}

void declare_reading(CLI::App& app, Options& o) {
  auto* extract = app.add_subcommand("extract", "Læs én fil og skriv, hvad der står i den");
  extract->add_option("FILE", o.extract.file, "Filen")->required();
  extract->add_option("--municipality", o.extract.municipality, "Kommunen, når teksten ikke nævner den");
  auto* what = extract->add_option_group("format")->require_option(0, 1);
  using What = ExtractOptions::What;
  what->add_flag_callback(
      "--json", [&o] { o.extract.what = What::kJson; }, "Alt, som JSON (frisaet.extract/1)");
  what->add_flag_callback(
      "--text", [&o] { o.extract.what = What::kText; }, "Den reparerede tekst (forvalgt)");
  what->add_flag_callback(
      "--raw", [&o] { o.extract.what = What::kRaw; }, "Teksten, som den blev læst");
  what->add_flag_callback(
      "--repairs", [&o] { o.extract.what = What::kRepairs; }, "Hver rettelse af teksten");

  auto* ingest = app.add_subcommand("ingest", "Læs filer og mapper ind i datamappen");
  ingest->add_option("PATH", o.ingest.paths, "Filer og mapper")->required();
  ingest->add_option("--jobs", o.ingest.jobs, "Antal samtidige læsere (forvalgt: antal kerner)")
      ->check(CLI::Range(1, 256));
  ingest->add_option("--municipality", o.ingest.municipality, "Kommunen, som alle filerne hører til");
}

void declare_runs(CLI::App& app, Options& o) {
  auto* watch =
      app.add_subcommand("watch", "Læs alt, hvad der lægges i indbakken, så snart det ligger stille");
  watch->add_option("--inbox", o.watch.inbox, "En anden mappe end datamappens egen inbox");
  watch->add_flag("--once", o.watch.once, "Stop, når indbakken er tom");
  watch->add_flag(
      "--scan-only", o.watch.scan_only,
      "Se selv efter hvert andet sekund, og vent ikke på besked fra styresystemet: til et netværksdrev, "
      "der ikke siger, at det er ét");

  auto* reprocess =
      app.add_subcommand("reprocess", "Læs det igen, som nyere regler eller programmer læser anderledes");
  reprocess->add_flag("--dry-run", o.reprocess.dry_run, "Vis kun, hvad der ville blive læst igen");
  reprocess->add_flag("--explain", o.reprocess.explain, "Skriv for hvert dokument hvorfor");
  reprocess->add_option("--municipality", o.reprocess.municipality, "Kun denne kommunes dokumenter");
  reprocess->add_option("--type", o.reprocess.type, "Kun denne slags dokumenter (minutes, declaration …)");
  reprocess->add_option("--jobs", o.reprocess.jobs, "Antal samtidige læsere (forvalgt: antal kerner)")
      ->check(CLI::Range(1, 256));

  auto* survey =
      app.add_subcommand("import-survey", "Svarene i et udtræk af KL's spørgeskema som erklæringer");
  survey->add_option("FILE", o.survey.file, "CSV-filen")->required();
  survey->add_option("--map", o.survey.map,
                     "Hvilke kolonner der er hvad, fx kommune=1,omraade=3,telefon=-; ja = som gættet");
  survey->add_option("--round", o.survey.round,
                     "Runden, skemaet blev sendt ud for: en indbygget eller en TOML-fil");
  survey->add_flag("--dry-run", o.survey.dry_run, "Vis kun, hvordan kolonnerne læses");

  auto* exported = app.add_subcommand(
      "export", "Skriv resultaterne til andre: csv, xlsx, sqlite, jsonl, jsonld eller site");
  exported
      ->add_option("FORMAT", o.export_.format,
                   "csv, xlsx, sqlite, jsonl, jsonld eller site (sider, der åbner uden server)")
      ->required()
      ->check(CLI::IsMember({"csv", "xlsx", "sqlite", "jsonl", "jsonld", "site"}));
  exported->add_option("--out", o.export_.out, "Filen, eller mappen for site")->required();
  exported->add_flag("--excel", o.export_.excel, "CSV, som en dansk Excel åbner den");
  exported->add_option("--base-url", o.export_.base,
                       "Adressen på siderne (frisaet serve), til links i regnearket");

  auto* runs = app.add_subcommand("runs", "Hvad hver kørsel læste, og hvad datamappen dækker");
  runs->add_flag("--coverage", o.runs.coverage,
                 "Pr. kommune, udvalg og år: hvad der er, og hvad der ikke kunne læses");
  runs->add_option("--limit", o.runs.limit, "Højst så mange kørsler, de nyeste først")
      ->check(CLI::Range(1, 10000));
  runs->add_flag("--json", o.runs.json, "Skriv JSON");

  auto* status = app.add_subcommand("status", "Hvordan det går: indbakken, fejl, det seneste livstegn");
  status->add_flag("--json", o.status.json, "Skriv JSON");
}

void declare_review(CLI::App& app, Options& o) {
  using What = ReviewOptions::What;
  auto* review = app.add_subcommand("review", "Det, et menneske skal se på: vis, bekræft, ret, afvis")
                     ->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, What what) {
    CLI::App* command = review->add_subcommand(name, help);
    command->callback([&o, what] { o.review.what = what; });
    return command;
  };
  const auto says = [&](CLI::App* command) {
    command->add_option("ID", o.review.id, "Postens id eller en entydig begyndelse")->required();
    command->add_option("--author", o.review.author, "Hvem der siger det (forvalgt: den, der er logget ind)");
    command->add_option("--reason", o.review.reason, "Hvorfor");
  };
  auto* list = add("list", "Poster, der venter, de mest usikre først", What::kList);
  list->add_option("--limit", o.review.limit, "Højst så mange")->check(CLI::Range(1, 10000));
  list->add_flag("--json", o.review.json, "Skriv JSON");
  add("show", "En post med stederne i kilden og det, der er sagt om den", What::kShow)
      ->add_option("ID", o.review.id, "Postens id eller en entydig begyndelse")
      ->required();
  auto* confirm = add("confirm", "Sig, at posten (eller et felt) er læst rigtigt", What::kConfirm);
  says(confirm);
  confirm->add_option("--field", o.review.field, "Kun dette felt");
  auto* set = add("set", "Ret et felt", What::kSet);
  says(set);
  set->add_option("FIELD", o.review.field, "Feltets navn i JSON (outcome, meeting_date …)")->required();
  set->add_option("VALUE", o.review.value, "Den rigtige værdi: tekst, eller JSON; null = ukendt")->required();
  set->add_option("--round", o.review.round, "Runde, hvis områder kan vælges (kode eller TOML-fil)");
  says(add("reject", "Tag posten ud: den er ingen oplysning", What::kReject));
  says(add("release", "Frigiv et dokument, der holdes tilbage, fordi det måske rummer personoplysninger",
           What::kRelease));
  auto* undo =
      add("undo",
          "Tag det tilbage, der er sagt om et felt (uden felt: at posten er afvist, eller dokumentet "
          "frigivet)",
          What::kUndo);
  says(undo);
  undo->add_option("--field", o.review.field, "Feltets navn");
}

void declare_looking_up(CLI::App& app, Options& o) {
  auto* search = app.add_subcommand("search", "Søg i beslutninger og dokumenter");
  search->add_option("QUERY", o.search.words,
                     "Ord, \"en sætning\", ord*, -ord, a ELLER b, titel:ord, beslutning:ord");
  search->add_option("--municipality", o.search.municipality, "Kommune (navn eller kode)");
  search->add_option("--committee", o.search.committee, "Udvalg (en del af navnet)");
  search->add_option("--body", o.search.body, "Slags udvalg (byråd, økonomiudvalg, udvalg, andet)");
  search->add_option("--from", o.search.from, "Fra og med dato (30-09-2022 eller 2022-09-30)");
  search->add_option("--to", o.search.to, "Til og med dato");
  search->add_option("--outcome", o.search.outcome,
                     "Udfald (godkendt, anbefalet, afvist, udsat … eller koden)");
  search->add_option("--area", o.search.area,
                     "Velfærdsområde (beskaeftigelse, dagtilbud, folkeskole, aeldre)");
  search->add_option("--type", o.search.type,
                     "Slags (beslutning, erklæring, referat, dagsorden, brev fra KL, aftale … eller koden)");
  search->add_option(
      "--review", o.search.review,
      "Gennemsyn (læst af maskinen, skal ses efter, set efter, uenighed … eller auto, check, ok, "
      "conflict)");
  search->add_option("--closed", o.search.closed, "ja: kun lukkede punkter; nej: ingen af dem");
  search->add_option("--order", o.search.order, "Rækkefølge (relevans, nyeste, ældste)");
  search->add_option("--limit", o.search.limit, "Højst så mange fund")->check(CLI::Range(1, 10000));
  add_format(search, o.search.format, true);

  auto* show = app.add_subcommand("show", "Vis et dokument eller en post; uden ID alle dokumenter");
  show->add_option("ID", o.show.id, "ID eller en entydig begyndelse på mindst fire tegn");
  show->add_flag("--json", o.show.json, "Skriv JSON");
}

void declare_register(CLI::App& app, Options& o) {
  using What = RegisterOptions::What;
  RegisterOptions& r = o.register_;
  auto* reg = app.add_subcommand("register", "De 98 kommuner: hvad hver ønsker i dag, og hvorfor det gælder");
  reg->require_subcommand(0, 1);
  reg->add_option("--round", r.round, "Runde (kode eller TOML-fil)");
  reg->add_option("--as-of", r.as_of,
                  "Hvad der gjaldt den dag efter beslutningernes og brevenes datoer (ÅÅÅÅ-MM-DD)");
  reg->add_option("--known-at", r.known_at,
                  "Hvad der var kommet ind på det tidspunkt (ÅÅÅÅ-MM-DD eller ÅÅÅÅ-MM-DDTTT:MM:SSZ, UTC)");
  reg->add_flag("--missing", r.missing, "Kun dem, der mangler at svare");
  reg->add_option("--phase", r.phase, "Fasen (kode), når det ikke er den, der fordeler områderne");
  reg->add_flag("--conflicts", r.conflicts, "Kun dem, hvor noget er i tvivl, med hvad det er");
  add_format(reg, r.format, true);
  const auto add = [&](const char* name, const char* help, What what) {
    CLI::App* command = reg->add_subcommand(name, help)->fallthrough();
    command->callback([&r, what] { r.what = what; });
    return command;
  };
  add("show", "Én kommunes sag: alle kilder i tidens orden, hvad der gælder, og hvorfor", What::kShow)
      ->add_option("KOMMUNE", r.municipality, "Navn eller trecifret kode")
      ->required();
  const auto says = [&](CLI::App* command, const char* reason_flag, const char* why) {
    command->add_option(reason_flag, r.reason, why);
    command->add_option("--author", r.author, "Hvem der siger det (forvalgt: den, der er logget ind)");
  };
  auto* told = add("add", "Skriv et svar ned, som er givet i telefonen eller på anden måde", What::kAdd);
  told->add_option("KOMMUNE", r.municipality, "Navn eller trecifret kode")->required();
  told->add_option(
      "--area", r.areas,
      "Et ønsket område i runden (--round); flere i rækkefølge, ligestillede som dagtilbud/ældre");
  told->add_flag("--open", r.open_set, "Områderne er nævnt uden rækkefølge");
  told->add_flag("--none", r.none, "Kommunen ønsker ingen af områderne");
  told->add_flag("--withdraws", r.withdraws, "Kommunen trækker et svar tilbage");
  told->add_option("--replaces", r.replaces, "Hvad svaret erstatter, fx \"brevet af 12. september 2022\"");
  told->add_option("--reservation", r.reservation, "Forbehold");
  told->add_option("--status", r.status,
                   "Hvem der står bag: omtalt (forvalgt), administrativ, udvalg eller byråd");
  told->add_option("--body", r.body, "Hvem der har besluttet det (Byrådet, Økonomiudvalget …)");
  told->add_option("--decided", r.decided, "Dagen, det blev besluttet (30-09-2022 eller 2022-09-30)");
  told->add_option("--item", r.item, "Punktets nummer");
  told->add_option(
      "--date", r.date,
      "Dagen, svaret blev givet (30-09-2022 eller 2022-09-30; forvalgt: i dag); et svar fra før et "
      "møde afgør ikke, hvad mødet besluttede");
  told->add_option("--contact", r.contact, "\"Navn; titel; e-post; telefon\"");
  says(told, "--note", "Hvordan svaret blev givet og af hvem (skal skrives)");

  auto* decide = add("decide", "Afgør en modsigelse: sig, hvilken kilde der gælder", What::kDecide);
  decide->add_option("KOMMUNE", r.municipality, "Navn eller trecifret kode")->required();
  decide->add_option("ID", r.record, "Kildens id (register show viser dem) eller en entydig begyndelse");
  decide->add_flag("--undo", r.undo, "Tag afgørelsen tilbage");
  says(decide, "--reason", "Hvorfor (skal skrives)");

  auto* remind = add("remind", "Påmindelser til dem, der mangler at svare", What::kRemind);
  remind->add_option("--out", r.out, "Mappe, hvor hver påmindelse skrives i sin egen fil");
  remind->add_option("--template", r.template_,
                     "Egen tekst med {kommune}, {modtager}, {runde}, {omraader}, {er} og {frist}");

  auto* freeze =
      add("freeze", "Gem registeret, som det er nu, under et navn, så allocate --frozen kan bruge det",
          What::kFreeze);
  freeze->add_option("NAVN", r.name, "Navnet; det kan ikke bruges igen")->required();
  says(freeze, "--reason", "Hvorfor (skal skrives)");
  add("frozen", "Fastfrosne registre; med NAVN, hvad der er ændret siden", What::kFrozen)
      ->add_option("NAVN", r.name, "Navnet på ét af dem");
}

void declare_allocation(CLI::App& app, Options& o) {
  auto* allocate = app.add_subcommand("allocate", "Fordel kommunerne på områder");
  allocate->add_option("--declarations", o.allocate.declarations,
                       "Ønsker fra en CSV-fil i stedet for registeret");
  allocate->add_option("--frozen", o.allocate.frozen, "Ønsker fra et fastfrosset register")
      ->excludes("--declarations");
  allocate->add_option("--round", o.allocate.round, "Runde (kode eller TOML-fil)");
  allocate->add_option("--policy", o.allocate.policy, "Politik (kode eller TOML-fil)");
  allocate->add_option("--seed", o.allocate.seed, "Lodtrækningens tal; uden det er lodtrækningen en prøve");
  allocate->add_option(
      "--commit", o.allocate.commit,
      "Skriv den forpligtelse, der offentliggøres før lodtrækningen; angiv, hvilken offentlig "
      "trækning der giver tallet");
  allocate->add_option("--commitment", o.allocate.commitment, "Den offentliggjorte forpligtelse");
  allocate->add_flag("--binding", o.allocate.binding, "Bindende lodtrækning; kræver --commitment og --seed");
  allocate->add_flag(
      "--leximin", o.allocate.leximin,
      "Træk én af en liste af lige gode planer, lavet så de laveste chancer er så høje, de kan blive");
  allocate->add_option(
      "--previous", o.allocate.previous,
      "Den plan, der sidst er offentliggjort for runden (allocate --json): af lige gode planer "
      "vælges blandt dem, der flytter færrest fra den");
  allocate->add_option("--explain", o.allocate.explain,
                       "Forklar én kommunes plads, eller hvem der fik ét område (navn eller kode)");
  allocate->add_option(
      "--what-if", o.allocate.what_if,
      "Hvem flytter, hvis ét svar eller én kapacitet ændres: \"Vejle=aeldre\", \"folkeskole<=30\"");
  allocate->add_flag("--policies", o.allocate.policies, "Vis de indbyggede politikker side om side");
  allocate->add_flag("--frontier", o.allocate.frontier, "Vis byttet mellem første ønsker og spredning");
  allocate->add_flag("--json", o.allocate.json, "Skriv planen som JSON (frisaet.plan/1)");
  allocate->add_option("--report", o.allocate.report,
                       "Skriv en rapport om planen: OUT.html (én fil, kan udskrives) eller OUT.xlsx");

  allocate->footer(
      "CSV-filen har en overskrift og en række for hver kommune:\n"
      "  municipality  navn eller trecifret kode (skal være der)\n"
      "  priority_1    område, kode eller navn (skal være der); aeldre/folkeskole er to lige høje ønsker\n"
      "  priority_2 …  de næste ønsker, så mange der er\n"
      "  none          ja, hvis kommunen ikke ønsker noget område\n"
      "  reservation   forbeholdets ord\n"
      "  status        reported, administrative, committee eller council\n"
      "Semikolon, komma eller tabulator; UTF-8 eller Windows-1252.");

  auto* verify = app.add_subcommand("verify", "Efterregn en offentliggjort plan uden løseren");
  verify->add_option("PLAN", o.verify.plan, "Plan skrevet af allocate --json")->required();
  verify->add_option("--round", o.verify.round, "Runde, når den ikke er indbygget (TOML-fil)");
  verify->add_option("--policy", o.verify.policy, "Politik, når den ikke er indbygget (TOML-fil)");
  verify->add_option("--commitment", o.verify.commitment,
                     "Den offentliggjorte forpligtelse, som planen skal være trukket efter");
  verify->add_option("--previous", o.verify.previous,
                     "Den offentliggjorte forrige plan, som planens ændringer skal være talt fra");
  verify->add_flag("--redraw", o.verify.redraw,
                   "Træk om med planens tal og sammenlign det hele; det kræver løseren og nogle sekunder");
}

void declare_serve(CLI::App& app, Options& o) {
  auto* serve = app.add_subcommand("serve", "Vis siderne i en browser: søg, se efter, ret, fordel");
  serve->add_option("--port", o.serve.port, "Porten (forvalgt: 8080; 0 = en ledig)")
      ->check(CLI::Range(0, 65535));
  serve->add_option("--host", o.serve.host, "Adressen, der lyttes på (forvalgt: 127.0.0.1)");
  serve->add_option("--access", o.serve.access, "Hvem der må: local (kun denne maskine), proxy eller token")
      ->check(CLI::IsMember({"local", "proxy", "token"}));
  serve->add_option("--tokens", o.serve.tokens, "Fil med en linje »SHA256 ROLLE NAVN« for hver person");
  serve->add_option("--inbox", o.serve.inbox,
                    "Indbakken, som filer fra siden lægges i (forvalgt: den, der overvåges)");
  serve->add_option("--statement", o.serve.statement, "Adressen på den officielle tilgængelighedserklæring");
}

void declare_taking_out(CLI::App& app, Options& o) {
  auto* withdraw = app.add_subcommand(
      "withdraw", "Tag et dokument ud igen, som er kommet ind ved en fejl; uden ID: vis dem, der er ude");
  withdraw->add_option("ID", o.withdraw.id, "Dokumentets id eller en entydig begyndelse");
  withdraw->add_option("--reason", o.withdraw.reason, "Hvorfor (skal skrives)");
  withdraw->add_option("--author", o.withdraw.author,
                       "Hvem der siger det (forvalgt: den, der er logget ind)");
  withdraw->add_flag("--undo", o.withdraw.undo, "Sæt det ind igen, som det var");

  auto* erase = app.add_subcommand(
      "erase", "Slet et dokument for altid, også af søgning og arkiv; uden ID: vis, hvad der er slettet");
  erase->alias("slet");
  erase->add_option("ID", o.erase.id,
                    "Dokumentets id eller en entydig begyndelse; hele fingeraftrykket for en fil, der aldrig "
                    "må læses ind");
  erase->add_option("--reason", o.erase.reason,
                    "Hvorfor (skal skrives; gemmes, så skriv intet af det, der slettes)");
  erase->add_option("--author", o.erase.author, "Hvem der sletter (forvalgt: den, der er logget ind)");
  erase->add_flag("--with-frozen", o.erase.with_frozen, "Slet også fastfrosne registre, der bygger på det");
  erase->add_flag("--due", o.erase.due, "Alt, hvad der er gemt så længe, som --keep siger")->excludes("ID");
  erase->add_option(
      "--keep", o.erase.keep,
      "Hvor mange år en slags dokumenter gemmes, fx other=2 eller withdrawn=1 (fra den dag, de blev trukket "
      "tilbage); kan gentages, hører hjemme i indstillingsfilen. Det, der ikke nævnes, gemmes altid");
  erase->add_flag("--yes", o.erase.yes, "Slet; uden dette vises kun, hvad der ville blive slettet");
}

void declare_upkeep(CLI::App& app, Options& o) {
  auto* rules = app.add_subcommand("rules", "Reglerne, som felterne findes med")->require_subcommand(1);
  rules->add_subcommand("check", "Prøv hver regel på dens egne eksempler")
      ->add_option("--folder", o.rules_folder, "Regelfiler i en mappe i stedet for de indbyggede");
  app.add_subcommand("backup", "Tag en sikkerhedskopi, også mens andre skriver")
      ->add_option("--out", o.backup.out, "Mappen; en tidligere sikkerhedskopis får kun det nye")
      ->required();
  auto* restore = app.add_subcommand("restore", "Hent en sikkerhedskopi ind i datamappen");
  restore->add_option("FROM", o.restore.from, "Sikkerhedskopiens mappe, eller én .db-fil i den")->required();
  restore->add_flag("--replace", o.restore.replace, "Sæt kopien i stedet for den database, der er");
  auto* audit = app.add_subcommand("audit", "Hvem der har søgt, set på, hentet og rettet hvad, nyeste først");
  audit->add_option("--about", o.audit.filter.about, "Kun hvor dette navn, ord eller id står");
  audit->add_option("--who", o.audit.filter.who, "Kun denne person");
  audit->add_option("--from", o.audit.filter.from, "Fra denne dag (ÅÅÅÅ-MM-DD)");
  audit->add_option("--to", o.audit.filter.to, "Til og med denne dag (ÅÅÅÅ-MM-DD)");
  audit->add_option("--limit", o.audit.filter.limit, "Højst så mange (forvalgt: 200)")
      ->check(CLI::Range(1, 1'000'000));
  audit->add_flag_callback(
      "--csv", [&o] { o.audit.format = Format::kCsv; }, "Skriv CSV (semikolon, UTF-8 med BOM)");
  audit->add_flag("--prove", o.audit.prove, "Regn efter, om loggen er, som den blev skrevet");
  auto* doctor = app.add_subcommand(
      "doctor", "Se efter, om installationen er, som den skal være, og bring databasen ajour");
  doctor->add_flag("--deep", o.doctor.deep,
                   "Prøv også hver original, hver læsnings sider og søgeregisteret (læser alt igennem)");
  doctor->add_flag("--rebuild", o.doctor.rebuild, "Lav søgeregisteret om fra læsningerne først");
}

}  // namespace

void declare_options(CLI::App& app, Options& options) {
  app.add_option("--data", options.data, "Datamappen (forvalgt: data)");
  app.add_option("--audit-months", options.audit_months,
                 "Så længe gemmes det, hvem der har set på og rettet hvad (forvalgt: 6 måneder)")
      ->check(CLI::Range(1, 120));
  app.set_config("--config", "", "TOML-fil med de samme valg som her");
  app.allow_config_extras(
      CLI::config_extras_mode::error);  // a misspelt setting must not pass for one that works
  app.require_subcommand(1);
  declare_reading(app, options);
  declare_runs(app, options);
  declare_review(app, options);
  declare_looking_up(app, options);
  declare_register(app, options);
  declare_allocation(app, options);
  declare_serve(app, options);
  declare_taking_out(app, options);
  declare_upkeep(app, options);
}

}  // namespace frisaet
