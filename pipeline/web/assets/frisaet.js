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
