"use strict";
const step = 50;
const fold = (text) => text.toLowerCase().normalize("NFC").replace(/å/g, "aa").replace(/[øö]/g, "oe").replace(/[æä]/g, "ae");
const rows = window.rows.map(([kind, cells]) => ({ kind, cells, text: fold(cells.join("\n")) }));
const $ = (id) => document.getElementById(id);
$("about").textContent = window.about;
for (const kind of Object.keys(window.columns)) $("kind").append(new Option(kind, kind));
let found = [], shown = 0;

const element = (name, text) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  return made;
};

const show = () => {
  for (const row of found.slice(shown, shown + step)) {
    const names = window.columns[row.kind];
    const title = row.cells[names.indexOf("Titel")] || row.cells[names.indexOf("Ønsker")] || row.kind;
    const item = element("li");
    item.append(element("h2", title));
    const list = element("dl");
    row.cells.forEach((value, i) => {
      if (!value || value === title) return;
      const field = element("div");
      field.append(element("dt", names[i]), element("dd", value));
      list.append(field);
    });
    item.append(list);
    $("hits").append(item);
  }
  shown = Math.min(shown + step, found.length);
  $("more").hidden = shown >= found.length;
};

const search = () => {
  const words = fold($("q").value).split(/\s+/).filter(Boolean);
  const kind = $("kind").value;
  found = rows.filter((row) => (!kind || row.kind === kind) && words.every((word) => row.text.includes(word)));
  shown = 0;
  $("hits").replaceChildren();
  $("count").textContent = `${found.length} fund`;
  show();
};

$("form").addEventListener("submit", (event) => { event.preventDefault(); search(); });
$("kind").addEventListener("change", search);
$("more").addEventListener("click", show);
search();
