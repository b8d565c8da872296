// Search, filters, keys, folding and marks. The page is complete without any of them.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const make = (name, properties = {}, children = []) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const status = one("#status");
  const tell = (text) => { status.textContent = text; };
  const data = JSON.parse(one("#data").textContent);
  const search = one("#search");
  const help = one("#help");
  const stories = all("article.story");

  all("[hidden]").forEach((element) => { element.hidden = false; });

  // What is shown: a word to search, findings, independence, one report.
  const texts = new Map(all(".card").map((card) => [card, card.textContent.toLowerCase()]));
  const cardOf = (story, number) => one(`.card[data-n="${number}"]`, story);
  const wanted = (story) => {
    const filters = one(".filters", story);
    const on = all("input[name=finding]:checked", filters).map((input) => input.value);
    return {
      findings: new Set(on),
      independent: one("input[name=independent]", filters).checked,
      report: one("select[name=report]", filters).value,
      words: search.value.toLowerCase().split(/\s+/).filter(Boolean),
    };
  };
  const fits = (card, want) =>
    want.findings.has(card.dataset.f)
    && (!want.independent || Number(card.dataset.i) > 1)
    && (!want.report || card.dataset.r.split(" ").includes(want.report))
    && want.words.every((word) => texts.get(card).includes(word));
  const isNarrowed = (want, story) =>
    want.words.length > 0 || want.independent || want.report !== ""
    || want.findings.size < all(".filters input[name=finding]", story).length;

  const show = () => {
    let shown = 0;
    let total = 0;
    let narrowed = false;
    for (const story of stories) {
      const want = wanted(story);
      narrowed = narrowed || isNarrowed(want, story);
      for (const card of all(".card", story)) {
        const fit = fits(card, want);
        card.classList.toggle("off", !fit);
        one(`.matrix tr[data-n="${card.dataset.n}"]`, story)?.classList.toggle("off", !fit);
        shown += fit ? 1 : 0;
        total += 1;
      }
      for (const group of all(".matrix tbody, section.finding", story)) {
        const left = all("tr[data-n], .card", group).some((row) => !row.classList.contains("off"));
        group.classList.toggle("off", !left);
        if (want.words.length > 0) group.classList.remove("folded");
      }
    }
    root.classList.toggle("narrowed", narrowed);
    tell(narrowed ? `${shown} of ${total} points` : "");
  };

  // What one report alone has is folded in the coverage until somebody asks for it.
  for (const group of all(".matrix tbody.folding")) {
    const head = one("tr.heading th", group);
    const button = make("button", { type: "button", className: "fold" });
    button.append(...head.childNodes);
    head.append(button);
    const fold = (folded) => {
      group.classList.toggle("folded", folded);
      button.setAttribute("aria-expanded", String(!folded));
    };
    button.addEventListener("click", () => fold(!group.classList.contains("folded")));
    fold(true);
  }

  for (const filters of all(".filters")) {
    filters.addEventListener("change", show);
    one("button", filters).addEventListener("click", (event) => {
      event.preventDefault();
      all("input[name=finding]", filters).forEach((input) => { input.checked = true; });
      one("input[name=independent]", filters).checked = false;
      one("select", filters).value = "";
      search.value = "";
      show();
    });
  }
  search.addEventListener("input", show);

  // A point that a link leads to must not be hidden.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest(".off")) one(".filters button", target.closest(".story")).click();
    const card = target.closest(".card");
    if (card) current = visible().indexOf(card);
    target.scrollIntoView();
  };

  // Keys.
  let current = -1;
  const visible = () => all(".card").filter((card) => !card.classList.contains("off"));
  const step = (by) => {
    const cards = visible();
    if (cards.length === 0) return;
    current = Math.min(Math.max(current + by, 0), cards.length - 1);
    const card = cards[current];
    history.replaceState(null, "", `#${card.id}`);
    all(".card.current").forEach((other) => other.classList.remove("current"));
    card.classList.add("current");
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
  };
  const here = () => one(".card.current") ?? (location.hash.length > 1 ? one(".card:target") : null);
  const go = (element) => { if (element) location.hash = new URL(element.href).hash; };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => search.focus(),
    "?": () => help.showModal(),
    m: () => go(one(".bar nav a[href$=matrix], nav.of-story a[href$=matrix]")),
    o: () => go(here() && one("figcaption a[href*='w-']", here())),
    a: () => here() && decide(here(), "accepted"),
    x: () => here() && decide(here(), "rejected"),
    n: () => here() && one("textarea", here()).focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const writes = event.target.closest("input[type=search], textarea, select");
    if (event.key === "Escape" && writes) {
      if (writes === search) { search.value = ""; show(); }
      writes.blur();
    } else if (!writes && Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  one("#keys").addEventListener("click", () => help.showModal());
  window.addEventListener("hashchange", reveal);

  // Citations.
  const quote = (figure) => {
    const words = one("mark", figure).textContent.trim();
    return `“${words}” (${one(".source", figure).textContent})`;
  };
  for (const cite of all(".cite")) {
    const button = make("button", { type: "button", className: "copy", textContent: "copy" });
    button.addEventListener("click", async () => {
      const text = quote(cite.closest("figure"));
      try {
        await navigator.clipboard.writeText(text);
        tell("Copied");
      } catch {
        const area = make("textarea", { value: text, className: "outside" });
        document.body.append(area);
        area.select();
        tell(document.execCommand("copy") ? "Copied" : text);
        area.remove();
      }
    });
    cite.append(" ", button);
  }

  // Marks: kept while the page is open, and beyond where the browser lets a file keep something.
  const store = `twosource/review ${data.id}`;
  const marks = new Map();
  const key = (story, point) => `${story}.${point}`;
  const keep = () => {
    try { localStorage.setItem(store, JSON.stringify([...marks])); } catch { /* Nothing is kept. */ }
    one("#export").disabled = marks.size === 0;
    one("#export").textContent = marks.size === 0 ? "Export marks" : `Export marks (${marks.size})`;
  };
  const markOf = (card) => key(card.closest(".story").dataset.story, card.dataset.n);
  const set = (card, change) => {
    const mark = { decision: null, note: "", ...marks.get(markOf(card)), ...change };
    if (mark.decision || mark.note) marks.set(markOf(card), mark); else marks.delete(markOf(card));
    paint(card);
    keep();
  };
  const decide = (card, decision) => {
    const before = marks.get(markOf(card))?.decision;
    set(card, { decision: before === decision ? null : decision });
  };
  const paint = (card) => {
    const mark = marks.get(markOf(card));
    all(".review button", card).forEach((button) =>
      button.setAttribute("aria-pressed", String(mark?.decision === button.value)));
    const area = one(".review textarea", card);
    if (area.value !== (mark?.note ?? "")) area.value = mark?.note ?? "";
    card.dataset.mark = mark?.decision ?? "";
  };
  for (const card of all(".card")) {
    const button = (value, text) => {
      const made = make("button", { type: "button", value, textContent: text });
      made.addEventListener("click", () => decide(card, value));
      return made;
    };
    const note = make("textarea", { rows: 1, placeholder: "Note" });
    note.setAttribute("aria-label", `Note on point ${card.dataset.n}`);
    note.addEventListener("input", () => set(card, { note: note.value }));
    card.append(make("div", { className: "review" },
      [button("accepted", "Accept"), button("rejected", "Reject"), note]));
  }
  for (const story of data.stories) {
    for (const mark of story.marks) {
      marks.set(key(story.number, mark.point), { decision: mark.decision, note: mark.note });
    }
  }
  try {
    for (const [at, mark] of JSON.parse(localStorage.getItem(store) ?? "[]")) marks.set(at, mark);
  } catch { /* Nothing was kept. */ }
  all(".card").forEach(paint);
  keep();

  const exported = () => {
    const found = [];
    for (const story of data.stories) {
      story.points.forEach((statements, at) => {
        const mark = marks.get(key(story.number, at + 1));
        if (!mark) return;
        const places = statements.map(([document, start, end]) => ({ document, start, end }));
        found.push({ point: at + 1, statements: places, decision: mark.decision, note: mark.note });
      });
    }
    return { format: data.format, version: data.version, marks: found };
  };
  one("#export").addEventListener("click", () => {
    const blob = new Blob([JSON.stringify(exported(), null, 2), "\n"], { type: "application/json" });
    const link = make("a", { href: URL.createObjectURL(blob), download: "review.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    tell(`${marks.size} marks written to review.json`);
  });

  // On paper nothing is folded or left out.
  reveal();
})();
