"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const main = document.querySelector("main");
  const rows = all(".row:not(.heads)", main);
  const cells = all(".tgt", main);
  const sources = all(".src .s", main);
  const radios = all("input[name=language]");
  const onlyFlagged = one("only-flagged");
  const onlySummary = one("only-summary");
  const next = one("next");
  const languages = [...new Set(cells.map((cell) => cell.dataset.lang))];
  const byKey = new Map();
  for (const element of all("[data-s]", main)) {
    const key = element.dataset.s;
    if (!byKey.has(key)) byKey.set(key, []);
    byKey.get(key).push(element);
  }
  let language = languages[0];
  let lit = [];
  let stop = null;

  const shown = (element) => !element.closest("[hidden]");

  function light(key) {
    for (const element of lit) element.classList.remove("lit");
    lit = byKey.get(key) || [];
    for (const element of lit) element.classList.add("lit");
  }

  /* The sentence of a pair on one side, in the language that is shown. */
  function side(key, wanted) {
    return (byKey.get(key) || []).find(
      (element) => element.classList.contains("s") && element.closest(wanted) && shown(element));
  }

  /* One sentence is in the order of the tab key; the arrow keys go on from there. */
  function makeStop(element) {
    if (stop) stop.tabIndex = -1;
    stop = element || null;
    if (stop) stop.tabIndex = 0;
  }

  function go(element) {
    if (!element) return;
    makeStop(element);
    element.focus();
    element.scrollIntoView({ block: "nearest" });
  }

  function step(from, by) {
    const here = from.closest(".tgt") ? ".tgt" : ".src";
    const order = sources.filter(shown).map((element) => element.dataset.s);
    for (let at = order.indexOf(from.dataset.s) + by; at >= 0 && at < order.length; at += by) {
      const found = side(order[at], here);
      if (found) return found;
    }
    return null;
  }

  function across(from) {
    return side(from.dataset.s, from.closest(".tgt") ? ".src" : ".tgt");
  }

  function toCheck() {
    return all(".tgt .flagged", main).filter(shown);
  }

  function update() {
    for (const cell of cells) cell.hidden = cell.dataset.lang !== language;
    const flagged = new Set();
    for (const cell of cells) {
      if (!cell.hidden) for (const element of all(".flagged", cell)) flagged.add(element.dataset.s);
    }
    for (const element of sources) element.classList.toggle("flagged", flagged.has(element.dataset.s));
    const filter = Boolean(onlyFlagged && onlyFlagged.checked && flagged.size);
    const summary = Boolean(onlySummary && onlySummary.checked);
    main.classList.toggle("only-flagged", filter);
    for (const row of rows) {
      const aside = (summary && !("summary" in row.dataset)) || (filter && !row.querySelector(".src .flagged"));
      row.hidden = aside && !row.classList.contains("title");
    }
    const found = toCheck().length;
    if (onlyFlagged) {
      onlyFlagged.disabled = !flagged.size;
      next.disabled = !found;
      const total = all(".tgt:not([hidden]) .s", main).filter(shown).length;
      one("status").textContent = found ? `${found} to check, ${total} shown` : `nothing to check, ${total} shown`;
    } else {
      one("status").textContent = `${sources.filter(shown).length} sentences shown`;
    }
    if (!stop || !shown(stop)) makeStop(sources.find(shown));
  }

  main.addEventListener("pointerover", (event) => {
    const element = event.target.closest("[data-s]");
    light(element ? element.dataset.s : document.activeElement.dataset && document.activeElement.dataset.s);
  });
  main.addEventListener("pointerleave", () => light(document.activeElement.dataset.s));
  main.addEventListener("focusin", (event) => {
    const element = event.target.closest(".s");
    if (element) light(element.dataset.s);
  });
  main.addEventListener("focusout", () => light(null));
  main.addEventListener("click", (event) => {
    const element = event.target.closest(".s");
    if (element && getSelection().isCollapsed) {
      makeStop(element);
      element.focus({ preventScroll: true });
    }
  });
  main.addEventListener("keydown", (event) => {
    const from = event.target.closest(".s");
    if (!from || event.target.closest("form") || event.ctrlKey || event.altKey || event.metaKey) return;
    const moves = {
      ArrowDown: () => step(from, 1),
      ArrowUp: () => step(from, -1),
      ArrowRight: () => across(from),
      ArrowLeft: () => across(from),
    };
    if (event.key in moves) {
      event.preventDefault();
      go(moves[event.key]());
    }
  });
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      language = radio.value;
      light(null);
      update();
    });
  }
  for (const box of [onlyFlagged, onlySummary]) if (box) box.addEventListener("change", update);
  if (next) {
    next.addEventListener("click", () => {
      const found = toCheck();
      const here = stop ? sources.findIndex((element) => element.dataset.s === stop.dataset.s) : -1;
      const after = found.find((element) => sources.findIndex((s) => s.dataset.s === element.dataset.s) > here);
      go(stop && stop.classList.contains("flagged") ? after || found[0] : found.find(
        (element) => sources.findIndex((s) => s.dataset.s === element.dataset.s) >= here) || found[0]);
    });
  }
  const wanted = location.hash.slice(1);
  if (languages.includes(wanted)) {
    language = wanted;
    for (const radio of radios) radio.checked = radio.value === wanted;
  } else {
    const chosen = radios.find((radio) => radio.checked);
    if (chosen) language = chosen.value;
  }
  for (const element of sources.concat(all(".tgt .s", main))) element.tabIndex = -1;
  const toolbar = document.querySelector(".toolbar");
  if (toolbar) {
    toolbar.hidden = false;
    one("hint").hidden = !one("hint").textContent;
    update();
  }
})();
