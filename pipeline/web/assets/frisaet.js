// What the pages can do more when scripts run. Nothing here is needed to read, search or correct.
"use strict";

// Pointing at a field marks its places on the page picture and in the list, and the reverse.
const marked = (name) => document.querySelectorAll(`[data-mark="${CSS.escape(name)}"]`);
const point = (event, on) => {
  const source = event.target.closest ? event.target.closest("[data-mark]") : null;
  if (source) marked(source.dataset.mark).forEach((element) => element.classList.toggle("pointed", on));
};
for (const [type, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
  document.addEventListener(type, (event) => point(event, on));

// A link to a record moves the focus there, so that a screen reader follows.
const follow = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target) target.focus();
};
window.addEventListener("hashchange", follow);
follow();

// On a narrow screen the filters would push the hits out of sight.
if (window.matchMedia("(max-width: 60em)").matches)
  document.querySelectorAll("details[data-narrow=close]").forEach((details) => { details.open = false; });
