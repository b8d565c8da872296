// The page of an account in a real browser: views, links, filters, keys, marks, paper, script off.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { join } from "node:path";

import { account, browser, file, open, pictures, read } from "./setup.mjs";

const axe = read(createRequire(import.meta.url).resolve("axe-core"));
const views = ["overview", "matrix", "points", "said", "flow", "timeline", "copies", "reports"];
const widths = [1440, 1024, 390];

let chrome;
let wire;
let summit;

before(async () => {
  wire = account("wire", ["examples/wire"]);
  summit = account("summit", ["examples/summit"]);
  chrome = await browser();
});
after(() => chrome?.close());

/** Runs `body` on a page; nothing may be logged, asked or requested meanwhile. */
async function on(path, options, body) {
  const { hash, ...rest } = options;
  const context = await chrome.newContext({ viewport: { width: 1440, height: 1000 }, ...rest });
  const { page, trouble } = await open(context, path, hash);
  await body(page, context);
  await context.close();
  assert.deepEqual(trouble, []);
}

const shown = (page) => page.locator(".card:visible").count();
const all = (page) => page.locator(".card").count();
const inView = (page, selector) =>
  page.locator(selector).first().evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight;
  });

test("every view is there, named and reached from the navigation", async () => {
  await on(wire, {}, async (page) => {
    assert.deepEqual(await page.locator("section.view").evaluateAll((all) => all.map((v) => v.id)), views);
    for (const view of views) {
      await page.click(`.bar nav a[href="#${view}"]`);
      assert.ok(await inView(page, `#${view} > h2`), view);
    }
  });
});

test("a cell leads to the card, the card to the report, the report to the card", async () => {
  await on(wire, {}, async (page) => {
    await page.locator('.matrix tr[data-n="1"] td a').first().click();
    assert.equal(new URL(page.url()).hash, "#p1");
    assert.ok(await inView(page, "#p1"));
    await page.locator('#p1 figcaption a[href*="w-"]').first().click();
    const place = new URL(page.url()).hash.slice(1);
    assert.ok(await inView(page, `[id="${place}"]`));
    await page.locator(`[id="${place}"]`).click();
    assert.match(new URL(page.url()).hash, /^#p\d+$/);
  });
});

test("every link inside the page leads somewhere", async () => {
  for (const path of [wire, summit]) {
    await on(path, {}, async (page) => {
      const lost = await page.locator('a[href^="#"]').evaluateAll((links) =>
        links.map((link) => link.getAttribute("href")).filter((href) => !document.getElementById(href.slice(1))));
      assert.deepEqual(lost, []);
    });
  }
});

test("nothing overflows and pictures of every width are taken", async () => {
  for (const width of widths) {
    for (const colorScheme of ["light", "dark"]) {
      const options = { viewport: { width, height: 1000 }, colorScheme };
      await on(wire, options, async (page) => {
        const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= window, `${content} in ${window}`);
        await page.screenshot({ path: join(pictures, `wire-${width}-${colorScheme}.png`), fullPage: true });
      });
    }
  }
});

test("filters narrow the points and the coverage alike", async () => {
  await on(wire, {}, async (page) => {
    const total = await all(page);
    const only = await page.locator('.card[data-f="only"]').count();
    assert.ok(only > 0 && only < total);
    await page.uncheck('input[value="only"]');
    assert.equal(await shown(page), total - only);
    assert.equal(await page.locator("#status").textContent(), `${total - only} of ${total} points`);
    await page.check("input[name=independent]");
    const independent = await page.locator(".card:visible").evaluateAll((cards) =>
      cards.every((card) => Number(card.dataset.i) > 1));
    assert.ok(independent);
    const rows = await page.locator(".matrix tr[data-n]:visible").count();
    assert.equal(rows, await shown(page));
    await page.click(".filters button");
    await page.selectOption("select[name=report]", "B");
    const inB = await page.locator(".card:visible").evaluateAll((cards) =>
      cards.every((card) => card.dataset.r.split(" ").includes("B")));
    assert.ok(inB && (await shown(page)) > 0);
    await page.click(".filters button");
    assert.equal(await shown(page), total);
  });
});

test("what one report alone has is folded, and opens", async () => {
  await on(wire, {}, async (page) => {
    const group = page.locator(".matrix tbody.folding").first();
    const rows = group.locator("tr[data-n]");
    assert.equal(await rows.first().isVisible(), false);
    const button = group.locator("button.fold");
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    await button.click();
    assert.ok(await rows.first().isVisible());
    assert.equal(await button.getAttribute("aria-expanded"), "true");
  });
});

test("search finds words of the reports", async () => {
  await on(wire, {}, async (page) => {
    const total = await all(page);
    await page.keyboard.press("/");
    await page.keyboard.type("sawmills");
    const found = await shown(page);
    assert.ok(found > 0 && found < total);
    await page.keyboard.press("Escape");
    assert.equal(await shown(page), total);
    await page.fill("#search", "no such words anywhere");
    assert.equal(await shown(page), 0);
  });
});

test("a link to a point that is left out shows it", async () => {
  await on(wire, {}, async (page) => {
    await page.fill("#search", "no such words anywhere");
    await page.evaluate(() => { location.hash = "p2"; });
    await page.locator("#p2").waitFor({ state: "visible" });
  });
  await on(wire, { hash: "#p3" }, async (page) => {
    assert.ok(await inView(page, "#p3"));
  });
});

test("keys go from point to point, mark them and explain themselves", async () => {
  await on(wire, {}, async (page) => {
    const hash = () => new URL(page.url()).hash;
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(hash(), "#p2");
    await page.keyboard.press("k");
    assert.equal(hash(), "#p1");
    assert.ok(await inView(page, "#p1"));
    await page.keyboard.press("a");
    assert.equal(await page.locator("#p1").getAttribute("data-mark"), "accepted");
    await page.keyboard.press("x");
    assert.equal(await page.locator("#p1").getAttribute("data-mark"), "rejected");
    await page.keyboard.press("x");
    assert.equal(await page.locator("#p1").getAttribute("data-mark"), "");
    await page.keyboard.press("n");
    await page.keyboard.type("jk?/ are letters here");
    assert.equal(await page.locator("#p1 textarea").inputValue(), "jk?/ are letters here");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    assert.ok(await page.locator("#help").isVisible());
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#help").isVisible(), false);
    await page.keyboard.press("o");
    assert.match(hash(), /^#w-[A-F]-\d+$/);
    await page.keyboard.press("m");
    assert.equal(hash(), "#matrix");
  });
});

test("a citation is copied with the exact words", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  await on(wire, { permissions }, async (page) => {
    await page.locator("#p1").scrollIntoViewIfNeeded();
    const figure = page.locator("#p1 figure").first();
    await figure.locator("button.copy").click();
    await page.waitForFunction(() => document.querySelector("#status").textContent === "Copied");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const words = (await figure.locator("mark").textContent()).trim();
    assert.ok(text.startsWith(`“${words}” (Norpress, 2031-03-11, examples/wire/norpress.txt:`), text);
  });
});

test("marks are exported, and read again beside the same account and a larger one", async () => {
  let review;
  await on(wire, {}, async (page) => {
    assert.ok(await page.locator("#export").isDisabled());
    await page.locator("#p1").scrollIntoViewIfNeeded();
    await page.click('#p1 .review button[value="accepted"]');
    await page.locator("#p2").scrollIntoViewIfNeeded();
    await page.click('#p2 .review button[value="rejected"]');
    await page.fill("#p2 textarea", "the same text <b>twice</b>");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
    assert.equal(download.suggestedFilename(), "review.json");
    review = file("review.json", read(await download.path()));
  });
  const marks = JSON.parse(read(review)).marks;
  assert.deepEqual(marks.map((mark) => [mark.point, mark.decision]), [[1, "accepted"], [2, "rejected"]]);

  const again = account("again", ["examples/wire"], "--review", review);
  await on(again, {}, async (page) => {
    assert.match(await page.locator("#p1 .reviewed").textContent(), /^Review: accepted$/);
    assert.match(await page.locator("#p2 .reviewed").textContent(), /rejected: the same text <b>twice<\/b>/);
    assert.equal(await page.locator(".reviewed").count(), 2);
    assert.equal(await page.locator("#p1").getAttribute("data-mark"), "accepted");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
    assert.deepEqual(JSON.parse(read(await download.path())).marks, marks);
  });
});

test("without script everything is there, and no control that needs it", async () => {
  await on(wire, { javaScriptEnabled: false }, async (page) => {
    assert.equal(await shown(page), await all(page));
    const rows = page.locator(".matrix tr[data-n]");
    assert.equal(await page.locator(".matrix tr[data-n]:visible").count(), await rows.count());
    for (const control of [".tools", ".filters", ".review"]) {
      assert.equal(await page.locator(`${control}:visible`).count(), 0, control);
    }
    await page.screenshot({ path: join(pictures, "wire-no-script.png"), fullPage: true });
  });
});

test("on paper nothing is folded, filtered or left out", async () => {
  await on(wire, {}, async (page) => {
    await page.fill("#search", "sawmills");
    await page.emulateMedia({ media: "print" });
    assert.equal(await shown(page), await all(page));
    const rows = page.locator(".matrix tr[data-n]");
    assert.equal(await page.locator(".matrix tr[data-n]:visible").count(), await rows.count());
    assert.equal(await page.locator(".bar:visible, .review:visible, .filters:visible").count(), 0);
    assert.ok(await page.locator(".made").isVisible());
    assert.match(await page.locator(".made").textContent(), /^Made by Twosource \d.* on 2031-05-31 13:20 UTC\./);
    assert.equal(await page.locator(".sources .hash:visible").count(), 6);
    await page.pdf({ path: join(pictures, "wire.pdf"), format: "A4" });
  });
});

test("in forced colors and without color the findings are told by signs", async () => {
  await on(summit, { forcedColors: "active" }, async (page) => {
    const signs = await page.locator('.matrix td[data-s="differs"]').allTextContents();
    assert.ok(signs.length >= 2 && signs.every((sign) => sign.trim() === "≠"));
    await page.screenshot({ path: join(pictures, "summit-forced-colors.png"), fullPage: true });
  });
});

test("no serious issue of accessibility", async () => {
  for (const [path, width, colorScheme] of [[wire, 1440, "light"], [summit, 390, "light"], [summit, 1024, "dark"]]) {
    const options = { viewport: { width, height: 1000 }, colorScheme, bypassCSP: true };
    await on(path, options, async (page) => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run());
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      const told = serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
      assert.deepEqual(told, [], `${width} ${colorScheme}`);
    });
  }
});
