// Every page in every shape: it answers, breaks nothing, stays within the window, and axe-core finds nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allPages, findings, launch, open, overhang, pictures, shapes } from "./browser.mjs";

let browser;
let pages;
before(async () => {
  browser = await launch();
  pages = await allPages(browser);
});
after(() => browser.close());

for (const shape of Object.keys(shapes)) {
  test(`every page is whole and accessible: ${shape}`, async (t) => {
    for (const [name, path] of pages) {
      await t.test(name, async () => {
        // The judge has to be let past the content policy, so the wide shape is opened twice: once as people get it.
        const page = await open(browser, path, { shape, judged: shape !== "wide" });
        const wrong = name === "soeg_fejl" ? 400 : name === "findes_ikke" ? 404 : 200;
        assert.equal(page.answer.status(), wrong);
        await page.screenshot({ path: `${pictures}/${name}_${shape}.png`, fullPage: true });
        assert.equal(await overhang(page), 0, "stands outside the window");
        // The browser itself reports a page that is answered with an error.
        assert.deepEqual(page.faults.filter((f) => wrong === 200 || !f.includes("Failed to load")), []);
        const judged = shape === "wide" ? await open(browser, path, { shape, judged: true }) : page;
        assert.deepEqual(await findings(judged), []);
        await page.context().close();
        await judged.context().close();
      });
    }
  });
}

test("the judges see what is wrong", async () => {
  const page = await open(browser, "/", { shape: "narrow", judged: true });
  await page.evaluate(() => {
    document.querySelector("main").insertAdjacentHTML("beforeend",
      '<img src="/statisk/x.svg"><input><p id="bred">ord</p><a href="/" id="bleg">bleg</a>');
    document.getElementById("bred").style.width = "900px";
    document.getElementById("bleg").style.color = "#eee";
  });
  const rules = (await findings(page)).map((finding) => finding.split(":")[0]);
  for (const rule of ["image-alt", "label", "color-contrast"]) assert.ok(rules.includes(rule), rule);
  assert.ok(await overhang(page) > 0);
  await page.context().close();
});

test("every page can be read without script", async (t) => {
  for (const [name, path] of pages) {
    await t.test(name, async () => {
      const page = await open(browser, path, { script: false });
      assert.ok((await page.locator("main").innerText()).length > 40);
      assert.equal(await page.locator("h1").count(), 1);
      await page.context().close();
    });
  }
});
