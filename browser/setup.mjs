// What the tests share: the program, pages made with it, and a browser.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** Where pictures are kept to be looked at. */
export const pictures = join(here, "screenshots");
mkdirSync(pictures, { recursive: true });

const scratch = mkdtempSync(join(tmpdir(), "twosource-browser-"));

/** Runs the program, which `cargo test` or `cargo build` has built. */
export function twosource(...args) {
  const program = process.env.TWOSOURCE ?? join(target, "debug", "twosource");
  const options = { cwd: root, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 };
  return execFileSync(program, args, { ...options, env: { ...process.env, SOURCE_DATE_EPOCH: "1938000000" } });
}

/** The path of a file that is gone with the machine's temporary files. */
export function file(name, content) {
  const path = join(scratch, name);
  mkdirSync(dirname(path), { recursive: true });
  if (content !== undefined) writeFileSync(path, content);
  return path;
}

/** The page of the account of reports. */
export function account(name, inputs, ...options) {
  const path = file(`${name}.html`);
  twosource("compare", ...inputs, "--one-event", "-f", "html", "-o", path, ...options);
  return path;
}

export const read = (path) => readFileSync(path, "utf8");

const programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser of the system. */
export function browser() {
  const executablePath = process.env.CHROMIUM ?? programs.find((path) => existsSync(path));
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** Opens a page from disk; `trouble` fills with what must not happen. */
export async function open(context, path, hash = "") {
  const page = await context.newPage();
  const address = pathToFileURL(path).href;
  const trouble = [];
  page.on("console", (message) => trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("dialog", (dialog) => { trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(address + hash);
  return { page, trouble };
}
