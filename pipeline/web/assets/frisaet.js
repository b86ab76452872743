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

// Alt and a letter presses what carries the letter. Not accesskey: what that takes differs between browsers and systems.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.code.replace(/^Key/, ""))}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
});

// Suggestions while a search is typed: the combobox of the ARIA practices, whose list is only ever offered. One question at a
// time, a quarter of a second after the last letter, none twice, and none for a while after a busy server.
const suggest = (input) => {
  const list = document.createElement("ul");
  const told = document.createElement("p");
  list.id = `${input.id}-forslag`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Forslag");
  told.className = "sr-only";
  told.setAttribute("role", "status");
  input.after(list, told);
  input.autocomplete = "off";
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"],
    ["aria-controls", list.id]]) input.setAttribute(name, value);

  const answers = new Map();
  let timer = 0, asking = false, quietUntil = 0, active = -1;
  const options = () => [...list.children];
  const choose = (index) => {
    active = index;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options()[index].id);
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const take = (option) => {
    input.value = option.dataset.text;
    close();
    input.form.requestSubmit();
  };
  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map(({ text, kind }, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.dataset.text = text;
      option.setAttribute("role", "option");
      option.textContent = kind === "kommune" ? `${text} (kommune)` : text;
      return option;
    }));
    choose(-1);
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(suggestions.length > 0));
    told.textContent = suggestions.length === 0 ? "" : suggestions.length === 1 ? "1 forslag" : `${suggestions.length} forslag`;
  };
  const ask = async () => {
    const typed = input.value;
    if (document.activeElement !== input) return;
    if (answers.has(typed)) { show(answers.get(typed)); return; }
    if (asking || Date.now() < quietUntil || typed.trim().length < 2) { if (typed.trim().length < 2) close(); return; }
    asking = true;
    try {
      const answer = await fetch(`/soeg/forslag?q=${encodeURIComponent(typed)}`);
      if (answer.ok) answers.set(typed, (await answer.json()).suggestions);
      else quietUntil = Date.now() + 10000;
    } catch {
      quietUntil = Date.now() + 10000;
    }
    asking = false;
    if (input.value === typed) { if (answers.has(typed)) show(answers.get(typed)); }
    else ask();
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 250); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || list.hidden) return;
    const last = options().length - 1;
    if (event.key === "ArrowDown") choose(active === last ? -1 : active + 1);
    else if (event.key === "ArrowUp") choose(active < 0 ? last : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) take(options()[active]);
    else return;
    event.preventDefault();
  });
  // Before the click, the field would lose the focus and the list would close.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
};
document.querySelectorAll("[data-suggest]").forEach(suggest);

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

// The overview's figures follow what happens; news are offered, never pushed under somebody's eyes.
const live = document.querySelectorAll("[data-live]");
if (live.length > 0) {
  const listen = () => {
    const events = new EventSource("/haendelser");
    live.forEach((element) => events.addEventListener(element.dataset.live, (event) => {
      if (element.textContent === event.data) return;
      if (element.dataset.live === "documents") document.querySelector("[data-news]").hidden = false;
      element.textContent = event.data;
    }));
    events.addEventListener("heartbeat_state", (event) => {
      document.querySelector(".heartbeat").className = `heartbeat ${event.data}`;
    });
    // What was refused (a busy server, a session that ended) is not asked again by the browser itself.
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 30000);
    });
  };
  listen();
}

// Files dropped onto the form are as if chosen in it.
const drop = document.querySelector("[data-drop]");
if (drop) {
  drop.querySelector("[data-drop-hint]").hidden = false;
  const over = (on) => (event) => { event.preventDefault(); drop.classList.toggle("over", on); };
  drop.addEventListener("dragover", over(true));
  drop.addEventListener("dragleave", over(false));
  drop.addEventListener("drop", (event) => {
    over(false)(event);
    drop.querySelector("input[type=file]").files = event.dataTransfer.files;
  });
}
