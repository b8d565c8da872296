// The pictures of the documentation: `node pictures.mjs`, after `cargo build -p twosource-cli`.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { account, browser, open } from "./setup.mjs";

const images = join(dirname(fileURLToPath(import.meta.url)), "..", "docs", "images");
const pages = {
  summit: account("summit", ["examples/summit"]),
  wire: account("wire", ["examples/wire"]),
};
const pictures = [
  ["overview", "summit", "#overview", 620],
  ["coverage", "wire", "#matrix", 830],
  ["point", "summit", "#p1", 600],
  ["sources", "wire", "#flow", 470],
  ["timeline", "summit", "#timeline", 640],
];

const chrome = await browser();
for (const [name, story, part, height] of pictures) {
  const context = await chrome.newContext({ viewport: { width: 1280, height } });
  const { page } = await open(context, pages[story]);
  await page.evaluate((selector) => document.querySelector(selector).scrollIntoView(), part);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(images, `${name}.png`) });
  await context.close();
}
await chrome.close();
