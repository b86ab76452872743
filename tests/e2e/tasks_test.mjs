// What people come for, done as they do it: by keys alone, without script, and with a mistake on the way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open, tabTo } from "./browser.mjs";

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
