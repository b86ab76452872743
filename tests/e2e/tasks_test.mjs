// What people come for, done as they do it: by keys alone, without script, and with a mistake on the way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { findings, launch, open, tabTo } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test("keys alone: a decision is found, and checked against its page", async () => {
  const page = await open(browser, "/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await tabTo(page, "input[name=q]");
  await page.keyboard.type("velfærdsaftale");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/soeg\?q=/);
  await tabTo(page, ".hit h3 a");
  const title = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/dokument\//);
  await page.waitForFunction(() => document.activeElement.matches("article.record"));
  assert.ok((await page.evaluate(() => document.activeElement.textContent)).includes(title));
  await tabTo(page, "a.place");
  assert.ok(await page.locator("rect.pointed").count() > 0, "the place on the page is not marked");
  assert.ok(await page.locator("rect.found").count() > 0, "the words that were searched for are not marked on the page");
  await page.context().close();
});

test("keys alone: a doubt is confirmed, and the confirmation taken back", async () => {
  const page = await open(browser, "/gennemse");
  const waiting = async () => Number((await page.locator("main p").filter({ hasText: "venter" }).first().innerText()).match(/\d+/)[0]);
  const before = await waiting();
  await tabTo(page, "main a.button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/gennemse\/r/);
  await page.keyboard.press("Alt+b");
  await page.waitForURL(/gjort=bekraeft/);
  assert.match(await page.locator("form.done").innerText(), /bekræftet/);
  await page.keyboard.press("Alt+z");
  await page.waitForURL(/gjort=fortryd/);
  await page.goto("/gennemse");
  assert.equal(await waiting(), before);
  await page.context().close();
});

test("keys alone: suggestions are offered, taken, and put away", async () => {
  const page = await open(browser, "/soeg");
  const asked = [];
  page.on("request", (request) => request.url().includes("/soeg/forslag") && asked.push(request.url()));
  await page.focus("#q");
  await page.keyboard.type("velfærdsaft", { delay: 40 });
  const options = page.locator("#q-forslag [role=option]");
  await options.first().waitFor();
  assert.ok(asked.length <= 2, `${asked.length} questions for one word`);
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  const first = await options.first().textContent();
  assert.equal(await page.getAttribute("#q", "aria-activedescendant"), await options.first().getAttribute("id"));
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#q-forslag").isVisible(), false);
  assert.equal(await page.inputValue("#q"), "velfærdsaft");
  await page.keyboard.type("a");
  await page.keyboard.press("Backspace");
  await options.first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/soeg\?q=/);
  assert.equal(await page.inputValue("#q"), first);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the suggestions are accessible while they stand open", async () => {
  const page = await open(browser, "/soeg", { judged: true });
  await page.focus("#q");
  await page.keyboard.type("velf");
  await page.locator("#q-forslag [role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await findings(page), []);
  await page.context().close();
});

test("keys alone: a record is divided, joined again, and both taken back", async () => {
  const page = await open(browser, "/soeg?q=velf%C3%A6rdsaftale&type=decision");
  await page.locator(".hit h3 a").first().click();
  await page.locator("article.record a", { hasText: "Ret" }).first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/gennemse\/r/);
  const record = page.url();
  const others = () => page.locator("#med option").count();
  const before = await others();
  await page.keyboard.press("Alt+d");
  await page.waitForURL(/\/del$/);
  await tabTo(page, "[name='g.title']", 200);
  await page.keyboard.type("Den anden sag");
  await page.keyboard.press("Alt+r");
  await page.waitForURL(/laesning=delt/);
  assert.match(await page.locator("form.done").innerText(), /delt i to/);
  assert.equal(await others(), before + 1);
  await page.selectOption("#med", { label: await page.locator("#med option", { hasText: "Den anden sag" }).innerText() });
  await page.keyboard.press("Alt+s");
  await page.waitForURL(/laesning=samlet/);
  assert.equal(await others(), before);
  await page.keyboard.press("Alt+z");
  await page.waitForURL(/laesning=igen/);
  assert.equal(await others(), before + 1);
  await page.goto(record);
  await page.getByRole("button", { name: /Tag tilbage.*delt/ }).click();
  await page.waitForURL(/laesning=igen/);
  assert.equal(await others(), before);
  await page.context().close();
});

test("keys alone: a suggestion is taken up where its record is reviewed, and taken back", async () => {
  const page = await open(browser, "/gennemse", { judged: true });
  const records = await page.locator("tbody a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const suggestions = page.locator("section[aria-labelledby=forslag] li");
  for (const record of records) {
    await page.goto(record);
    if (await suggestions.count() > 0) break;
  }
  const before = await suggestions.count();
  assert.ok(before > 0, "no record of the corpus has a suggestion");
  assert.deepEqual(await findings(page), []);
  await page.keyboard.press("Alt+g");
  await page.waitForURL(/laesning=forslag/);
  assert.match(await page.locator("form.done").innerText(), /godtaget/);
  await page.keyboard.press("Alt+z");
  await page.waitForURL(/laesning=igen/);
  assert.equal(await suggestions.count(), before);
  await page.context().close();
});

test("without script: a repair is taken back and made again", async () => {
  const page = await open(browser, "/soeg", { script: false });
  const paths = await page.locator(".hit h3 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const path of paths) {
    await page.goto(path);
    if (await page.locator("button[name=ord]").count() > 0) break;
  }
  await page.locator("summary", { hasText: "Rettet i teksten" }).first().click();
  await page.getByRole("button", { name: /^Fortryd .* rettet til/ }).first().click();
  await page.waitForURL(/laesning=ord/);
  assert.match(await page.locator("main").innerText(), /gælder nu uden rettelsen/);
  await page.getByRole("button", { name: "Fortryd", exact: true }).click();
  await page.waitForURL(/laesning=igen/);
  assert.equal(await page.getByRole("button", { name: /^Ret igen/ }).count(), 0);
  await page.context().close();
});

test("without script: a search is narrowed and a decision read", async () => {
  const page = await open(browser, "/soeg", { script: false });
  await page.fill("main input[name=q]", "velfærdsaftale");
  await page.selectOption("select[name=type]", "decision");
  await page.locator("main button[type=submit]").first().click();
  assert.match(await page.locator(".result-count").innerText(), /fund/);
  await page.locator(".hit h3 a").first().click();
  assert.match(await page.locator("main").innerText(), /Det, der blev læst/);
  await page.context().close();
});

test("a file chosen on the overview lands in the inbox of its municipality", async () => {
  const page = await open(browser, "/");
  await page.setInputFiles("#fil", { name: "../svar.txt", mimeType: "text/plain", buffer: Buffer.from("Kære KL") });
  await page.selectOption("#upload-municipality", "825");
  await page.getByRole("button", { name: "Læg i indbakken" }).click();
  await page.waitForURL(/lagt=1/);
  assert.match(await page.locator("main").innerText(), /1 fil ligger nu i indbakken/);
  assert.equal(readFileSync(`${process.env.FRISAET_DATA}/inbox/Læsø/svar.txt`, "utf8"), "Kære KL");
  await page.context().close();
});

test("files dropped onto the form are taken as if chosen", async () => {
  const page = await open(browser, "/");
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["x"], "sluppet.txt", { type: "text/plain" }));
    return data;
  });
  await page.dispatchEvent("[data-drop]", "drop", { dataTransfer: dropped });
  assert.equal(await page.evaluate(() => document.getElementById("fil").files[0].name), "sluppet.txt");
  await page.context().close();
});
