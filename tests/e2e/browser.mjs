// What the tests share: Debian's Chromium, the address under test, the list of pages, and the two judges every page is held to.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const npm = createRequire(`${process.env.FRISAET_NPM}/`);
const { chromium } = npm("playwright-core");
const axe = readFileSync(npm.resolve("axe-core/axe.min.js"), "utf8");

export const address = process.env.FRISAET_ADDRESS;
export const pictures = process.env.FRISAET_PICTURES;
mkdirSync(pictures, { recursive: true });

export const shapes = {
  wide: { width: 1280, height: 900 },
  zoomed: { width: 640, height: 450 },  // 1280 at 200 %
  narrow: { width: 320, height: 640 },  // WCAG 1.4.10
};

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-gpu"] });

/** A page whose faults (script errors, refused resources, breaches of the content policy) are collected in `faults`. */
export async function open(browser, path, { shape = "wide", script = true, judged = false } = {}) {
  const context = await browser.newContext({
    viewport: shapes[shape], javaScriptEnabled: script, bypassCSP: judged, baseURL: address, locale: "da-DK",
  });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.answer = await page.goto(path, { waitUntil: "load" });
  return page;
}

/** What axe-core has to say at WCAG 2.1 AA, one line a finding. */
export async function findings(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
  }));
  return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 160)}`));
}

/** Nothing may stand outside the window sideways; what is wide scrolls in its own frame. */
export const overhang = (page) =>
  page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);

/** The address of the first hit of a search, as its page has it. */
export async function firstHit(browser, query) {
  const page = await open(browser, `/soeg?${query}`);
  const path = await page.locator(".hit h3 a").first().getAttribute("href");
  await page.context().close();
  assert.ok(path, `no hit for ${query}`);
  return path;
}

/** Presses Tab until the focus is on what `selector` names, as a person without a mouse does. */
export async function tabTo(page, selector, most = 80) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
  }
  assert.fail(`${selector} cannot be reached by Tab from ${page.url()}`);
}

/** Every page, as [name, address]. */
export async function allPages(browser) {
  const hit = await firstHit(browser, "q=velf%C3%A6rdsaftale&type=decision");
  const review = await open(browser, "/gennemse");
  const doubt = await review.locator("tbody a").first().getAttribute("href");
  await review.context().close();
  return [
    ["overblik", "/"],
    ["soeg", "/soeg"],
    ["soeg_fund", "/soeg?q=velf%C3%A6rdsaftale"],
    ["soeg_intet", "/soeg?q=findesikke&municipality=250"],
    ["soeg_fejl", "/soeg?from=i+g%C3%A5r"],
    ["dokument", hit.replace(/\?find=[^#]*/, "")],
    ["dokument_find", hit],
    ["gennemse", "/gennemse"],
    ["gennemse_genlaest", "/gennemse/genlaest"],
    ["gennemse_post", doubt],
    ["gennemse_del", `${doubt}/del`],
    ["kommuner", "/kommuner"],
    ["kommune", "/kommuner/630"],
    ["fordeling", "/fordeling"],
    ["fordeling_plan", "/fordeling?run=ja"],
    ["fordeling_politikker", "/fordeling?run=ja&vis=politikker"],
    ["fordeling_graense", "/fordeling?run=ja&vis=graense&traekning=Lotto+p%C3%A5+l%C3%B8rdag"],
    ["fordeling_hvis", "/fordeling?run=ja&hvis=630&w1=aeldre&omraade=folkeskole&hoejst=2"],
    ["fordeling_kommune", "/fordeling/153?run=ja"],
    ["trukket_tilbage", "/trukket-tilbage"],
    ["holdt_tilbage", "/tilbageholdt"],
    ["drift", "/drift?kontrol=ja"],
    ["log", "/drift/log"],
    ["erklaering", "/erklaering"],
    ["findes_ikke", "/findes/ikke"],
  ];
}
