// Many reports, several stories, and reports that mean harm.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { account, browser, file, open, pictures, read, twosource } from "./setup.mjs";

let chrome;
before(async () => { chrome = await browser(); });
after(() => chrome?.close());

const lists = {
  who: "baker ferryman teacher miller surveyor gardener blacksmith printer nurse clerk fisherman lawyer pilot tailor judge painter farmer".split(" "),
  did: "sold lost repaired painted closed opened measured buried found burned borrowed counted moved planted melted stole carved washed hid lifted drew sank framed".split(" "),
  what: "barrels ladders wagons pumps windows engines carpets bricks violins lanterns blankets anvils apples axes baskets beehives bells boots bottles buckets candles chairs clocks coats combs cups doors drums dresses eggs fences flutes forks gloves goats hammers harps hats hinges kettles kites knives looms maps mirrors needles nets".split(" "),
  where: "Aldmoor Brisk Carrow Dunmere Elvan Farrow Gansby Hollin Ismere Jarrow Kelling Lorn Mardale Nethby Orton Pellick Quarne Rosmer Stavely".split(" "),
};

/** An invented name for each number. */
function name(number) {
  const syllables = "bar dol fen gar hul jor kel lim mor nad pel ros tav vin wex zul".split(" ");
  const word = [number % 16, (number >> 4) % 16, (number * 7 + 3) % 16].map((at) => syllables[at]).join("");
  return word[0].toUpperCase() + word.slice(1);
}

/** A sentence of its own for each number. */
function sentence(number) {
  const word = (list) => list[number % list.length];
  const { who, did, what, where } = lists;
  return `${name(number)}, a ${word(who)} from ${word(where)}, ${word(did)} ${2000 + number * 7} `
    + `${word(what)} near ${name(number + 1000)} Hill.`;
}

/** A report of an invented flood: what all tell, and what it alone has. */
function report(at) {
  const own = Array.from({ length: 27 }, (_, line) => sentence(at * 27 + line));
  const shared = [
    `The river Orn rose ${3 + (at % 3)} meters on Monday, the water board said.`,
    "About 400 people left the lower town in the night.",
    "Mayor Tilda Rask said the old bridge would stay closed until Friday.",
  ];
  const lines = [`Flood on the Orn, as seen from outlet ${at}`, `Outlet ${at}`, "June 4, 2031"];
  return [...lines, ...shared, ...own].join("\n\n");
}

test("thirty reports and three hundred points open in a second and stay under three megabytes", async () => {
  for (let at = 0; at < 30; at += 1) file(`flood/outlet-${at}.txt`, report(at));
  const path = account("flood", [file("flood")], "--profile", "fast");
  assert.ok(statSync(path).size < 3_000_000, `${statSync(path).size} bytes`);
  const context = await chrome.newContext({ viewport: { width: 1440, height: 1000 } });
  const { page, trouble } = await open(context, path);
  assert.ok((await page.locator(".card").count()) >= 300);
  assert.equal(await page.locator("article.report").count(), 30);
  const times = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await page.reload();
    times.push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd));
  }
  times.sort((a, b) => a - b);
  // The best of five: what else the machine does is no matter of the page.
  assert.ok(times[0] < 1000, `${times} ms`);
  console.log(`large page: ${statSync(path).size} bytes, open in ${times.map(Math.round)} ms`);
  await page.locator("#matrix").scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(pictures, "flood-1440.png") });
  await context.close();
  assert.deepEqual(trouble, []);
});

test("the accounts of several stories stand on one page", async () => {
  const path = file("stories.html");
  twosource("compare", "examples/summit", "examples/wire", "-f", "html", "-o", path);
  const context = await chrome.newContext();
  const { page, trouble } = await open(context, path);
  assert.equal(await page.locator("article.story").count(), 2);
  await page.click('a[href="#s2-story"]');
  await page.locator("#s2-p1").scrollIntoViewIfNeeded();
  await page.locator("#s2-p1 .review button").first().click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
  assert.equal(JSON.parse(read(await download.path())).marks.length, 1);
  await context.close();
  assert.deepEqual(trouble, []);
});

test("reports that mean harm run nothing and ask for nothing", async () => {
  const harm = [
    "<script>alert('script')</script>",
    "<img src=https://evil.example/x.png onerror=alert('image')>",
    "</script><script>alert('end of data')</script>",
    "<!--<script>",
    "<a href=\"javascript:alert('link')\">link</a>",
    "<iframe src=\"data:text/html,<script>alert('frame')</script>\"></iframe>",
    "\u202edehsilbup saw troper sihT\u202c",
    "<style>@import 'https://evil.example/x.css';</style>",
    "\u0000\u001b]0;title\u0007",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} \\u003cscript\\u003e",
  ].join(" ");
  const lines = [1, 2].map((at) => JSON.stringify({
    id: `${at} ${harm}`,
    title: `${harm} ${"W".repeat(100_000)}`,
    outlet: `Outlet ${at} ${harm}`,
    byline: harm,
    published: "2031-06-04",
    url: at === 1 ? "javascript:alert('address')" : "data:text/html,<script>alert('address')</script>",
    isBasedOn: harm,
    text: `The bridge at Brisk closed on Monday, Mayor Tilda Rask said. ${harm}\n\n“${harm}” said Tilda Rask, ${harm}. The mill lost ${at + 3} beams.`,
  }));
  const path = account("harm", [file("harm.jsonl", `${lines.join("\n")}\n`)]);
  const context = await chrome.newContext();
  const { page, trouble } = await open(context, path);
  assert.ok((await page.locator(".card").count()) > 0);
  for (const card of await page.locator(".card").all()) await card.hover();
  await page.keyboard.press("j");
  const foreign = await page.evaluate(() => [
    document.scripts.length,
    document.querySelectorAll("img, iframe, object, embed, link, base, main script, main style").length,
    [...document.querySelectorAll("*")].filter((element) =>
      [...element.attributes].some(({ name }) => name.startsWith("on") || name === "style")).length,
    [...document.links].filter(({ protocol }) => !["file:", "http:", "https:"].includes(protocol)).length,
    document.body.textContent.includes("\u202e"),
  ]);
  assert.deepEqual(foreign, [2, 0, 0, 0, false]);
  assert.ok(read(path).includes(pathToFileURL(path).protocol) === false);
  await page.screenshot({ path: join(pictures, "harm.png") });
  await context.close();
  assert.deepEqual(trouble, []);
});
