# Makes one Markdown table of what `minutes_eval` prints of several sets, each after a line `set NAME`.
function row() {
  if (name == "") return
  printf "| %s |", name
  for (k = 1; k <= count; ++k) printf " %s |", cell[kinds[k]] == "" ? "–" : cell[kinds[k]]
  print ""
  delete cell
}
function bare(text) { gsub(/[(),]/, "", text); return text }
BEGIN {
  count = split("items,outcome,decision text,votes,absences,dates,bodies,titles,case numbers,at 0.9", kinds, ",")
  print "| set | items | outcomes | texts | votes, F1 | absences, F1 | dates | bodies | titles | case numbers | right of those at ≥ 0.9 |"
  print "|---|---|---|---|---|---|---|---|---|---|---|"
}
$1 == "set" && NF == 2 { row(); name = $2; gsub(/_/, "-", name); next }
# items F1 0.99 (right 59, wrong 0, missed 1): right/made up/missed
$1 == "items" && $2 == "F1" { cell["items"] = bare($5) "/" bare($7) "/" bare($9) }
/^(votes|absences) F1 / { cell[$1] = sprintf("%.2f", $3) }
# outcome 0.98  (59/60)
/^(outcome|dates|bodies|titles) [0-9]/ { cell[$1] = bare($3) }
/^(decision text|case numbers) [0-9]/ { cell[$1 " " $2] = bare($4) }
/^right where confidence >= 0.9 / { cell["at 0.9"] = bare($7) }
END { row() }
