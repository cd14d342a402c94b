/* Mending, approving and commenting on sentences, by mouse and by keyboard. */
(() => {
  "use strict";
  const one = (id) => document.getElementById(id);
  const main = document.querySelector("main");
  const form = one("edit");
  if (!form || !work.sentences.size) return;
  const field = (name) => form.elements.namedItem(name);
  let current = null;

  const shownLanguage = () => [...work.sentences.values()].find((item) => !item.element.closest("[hidden]"))?.language;
  const inOrder = () => work.inLanguage(shownLanguage()).filter((item) => !item.element.closest("[hidden]"));

  function count() {
    const here = work.inLanguage(shownLanguage());
    const done = here.filter((item) => item.state === "final").length;
    one("done").textContent = here.length ? `${done} of ${here.length} approved` : "";
    one("progress").max = Math.max(here.length, 1);
    one("progress").value = done;
  }

  /* The words that differ between the machine's translation and the present one. */
  function difference(before, after) {
    const [a, b] = [before, after].map((text) => text.match(/\s+|[\p{L}\p{M}\p{N}]+|./gsu) || []);
    if (a.length * b.length > 250000) return [["del", before], ["ins", after]];
    const best = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i -= 1) {
      for (let j = b.length - 1; j >= 0; j -= 1) {
        best[i][j] = a[i] === b[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
      }
    }
    const parts = [];
    const add = (kind, text) => {
      if (parts.length && parts.at(-1)[0] === kind) parts.at(-1)[1] += text;
      else parts.push([kind, text]);
    };
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) { add("span", a[i]); i += 1; j += 1; }
      else if (j === b.length || (i < a.length && best[i + 1][j] >= best[i][j + 1])) { add("del", a[i]); i += 1; }
      else { add("ins", b[j]); j += 1; }
    }
    return parts;
  }

  function compare() {
    const parts = difference(current.machine, field("text").value);
    one("difference").replaceChildren(...parts.map(([kind, text]) => {
      const part = document.createElement(kind);
      part.textContent = text;
      return part;
    }));
  }

  function open(item, name = "text") {
    if (!item) return;
    current = item;
    const cell = item.element.closest(".tgt");
    cell.append(form);
    const text = field("text");
    text.value = item.text;
    text.lang = cell.firstElementChild.lang;
    text.dir = cell.firstElementChild.dir;
    one("difference").lang = text.lang;
    one("difference").dir = text.dir;
    field("comment").value = item.comment;
    field("term").value = item.terms.at(-1)?.term || "";
    field("target").value = item.terms.at(-1)?.target || "";
    form.hidden = false;
    compare();
    field(name).focus();
  }

  function close() {
    form.hidden = true;
    main.after(form);
    const item = current;
    current = null;
    if (item) item.element.focus();
    return item;
  }

  function save(state) {
    const [term, target] = [field("term").value.trim(), field("target").value.trim()];
    const values = { text: field("text").value, comment: field("comment").value.trim() };
    values.state = state || (values.comment && current.state !== "final" ? "needs-review" : current.state);
    values.terms = term && target ? [{ term, target }] : [];
    const kept = work.change(current, values);
    one("kept").textContent = kept ? "" : "This browser keeps nothing: export before you close the page.";
  }

  function next(item) {
    const order = inOrder();
    const rest = order.slice(order.indexOf(item) + 1);
    const found = rest.find((other) => other.state !== "final") || order.find((other) => other.state !== "final");
    (found || item).element.focus();
    (found || item).element.scrollIntoView({ block: "nearest" });
  }

  function approve(item) {
    work.change(item, { state: item.state === "final" ? "needs-review" : "final" });
    if (item.state === "final") next(item);
  }

  const focused = () => {
    const element = document.activeElement.closest?.("main .s");
    if (!element) return null;
    if (element.closest(".tgt")) return work.of(element);
    return inOrder().find((item) => item.key === element.dataset.s) || null;
  };

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      one("kept").textContent = "Copied.";
    } catch {
      one("kept").textContent = "This browser does not allow copying here.";
    }
  }

  function help() {
    one("keys").open = !one("keys").open;
    if (one("keys").open) one("keys").firstElementChild.focus();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", compare);
  form.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save("final"); next(close()); }
    else if (event.key === "Enter" && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      save();
      close();
    }
  });
  one("save-final").addEventListener("click", () => { save("final"); next(close()); });
  one("save").addEventListener("click", () => { save(); close(); });
  one("cancel").addEventListener("click", close);
  one("restore").addEventListener("click", () => { field("text").value = current.machine; compare(); field("text").focus(); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select, form")) return;
    if (event.key === "?") { event.preventDefault(); help(); return; }
    const item = focused();
    if (!item) return;
    const acts = {
      Enter: () => open(item),
      a: () => approve(item),
      k: () => open(item, "comment"),
      t: () => open(item, "term"),
      u: () => work.change(item, { text: item.machine, state: "translated" }),
      c: () => copy(item.text),
      C: () => copy(inOrder().map((other) => other.text).join("\n")),
      n: () => next(item),
    };
    if (event.key in acts) { event.preventDefault(); acts[event.key](); }
  });
  main.addEventListener("dblclick", (event) => {
    const element = event.target.closest(".tgt .s");
    if (element) open(work.of(element));
  });
  for (const radio of document.querySelectorAll("input[name=language]")) radio.addEventListener("change", () => {
    if (current) close();
    count();
  });
  one("edit-this").addEventListener("click", () => open(last || inOrder()[0]));
  one("approve-this").addEventListener("click", () => approve(last || inOrder()[0]));
  let last = null;
  main.addEventListener("focusin", () => { last = focused() || last; });
  work.onChange(count);
  one("work").hidden = false;
  count();
})();
