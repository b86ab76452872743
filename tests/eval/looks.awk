# Makes one Markdown table of what `evaluate` prints of several sets, each after a line `set NAME`.
function row(  line, k) {
  if (name == "") return
  line = "| " name " |"
  for (k = 1; k <= count; ++k) line = line " " (cell[kinds[k]] == "" ? "–" : cell[kinds[k]]) " |"
  print line
  delete cell
}
BEGIN {
  count = split("decision declaration agreement_assignment contact deadline quota link document", kinds, " ")
  print "| set | decisions | declarations | assignments | contacts | deadlines | quotas | links | documents |"
  print "|---|---|---|---|---|---|---|---|---|"
}
$1 == "set" { row(); name = $2; sub(/_look$/, "", name); gsub(/_/, "-", name) }
# ~all KIND right made-up missed precision recall fields share
$1 == "~all" && NF == 9 { cell[$2] = $3 "/" $4 "/" $5 (split($8, of, "/") && of[2] > 0 ? sprintf(", %.0f %%", 100 * of[1] / of[2]) : "") }
END { row() }
