/* What the reviewer did with each translated sentence, kept in this browser under the signature of the page. */
const work = (() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const main = document.querySelector("main");
  const store = `polyglot-news-review:${main.dataset.signature || ""}`;
  const sentences = new Map();  // by language and key, in the order of the page
  const listeners = [];
  const keyOf = (element) => `${element.closest(".tgt").dataset.lang} ${element.dataset.s}`;

  for (const element of all(".tgt .s", main)) {
    const key = element.dataset.s;
    const article = element.closest("article");
    const source = article.querySelector(`.src .s[data-s="${key}"]`);
    const index = key.slice(key.indexOf("-") + 1);
    sentences.set(keyOf(element), {
      element, article, key, language: element.closest(".tgt").dataset.lang,
      index: index === "t" ? -1 : Number(index),
      source: source ? source.textContent : "",
      machine: element.textContent,
      shown: [...element.childNodes].map((node) => node.cloneNode(true)),
      text: element.textContent, state: "translated", comment: "", terms: [],
    });
  }

  function read() {
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(store) || "{}");
    } catch {
      kept = {};  // storage that is closed or damaged: the work begins anew
    }
    for (const [key, saved] of Object.entries(kept && typeof kept === "object" ? kept : {})) {
      const one = sentences.get(key);
      if (!one || !saved || typeof saved !== "object" || typeof saved.text !== "string") continue;
      one.text = saved.text || one.machine;
      one.state = ["final", "needs-review"].includes(saved.state) ? saved.state : "translated";
      one.comment = typeof saved.comment === "string" ? saved.comment : "";
      one.terms = Array.isArray(saved.terms) ? saved.terms.filter(
        (term) => term && typeof term.term === "string" && typeof term.target === "string") : [];
      show(one);
    }
  }

  function keep() {
    const kept = {};
    for (const [key, one] of sentences) {
      if (touched(one)) kept[key] = { text: one.text, state: one.state, comment: one.comment, terms: one.terms };
    }
    try {
      localStorage.setItem(store, JSON.stringify(kept));
      return true;
    } catch {
      return false;  // a full or closed storage: the work lives as long as the page
    }
  }

  const changed = (one) => one.text !== one.machine;
  const touched = (one) => changed(one) || one.state !== "translated" || Boolean(one.comment) || one.terms.length > 0;

  function show(one) {
    const { element } = one;
    if (changed(one)) element.textContent = one.text;
    else element.replaceChildren(...one.shown.map((node) => node.cloneNode(true)));
    element.classList.toggle("corrected", changed(one));
    element.classList.toggle("final", one.state === "final");
    element.classList.toggle("open", one.state === "needs-review");
  }

  /* Change a sentence; text on one line, never empty. Return whether it is kept beyond this page. */
  function change(one, values) {
    Object.assign(one, values);
    one.text = one.text.replace(/\s+/gu, " ").trim() || one.machine;
    if (changed(one) && one.state === "translated") one.state = "needs-review";
    show(one);
    const kept = keep();
    for (const listener of listeners) listener(one);
    return kept;
  }

  read();
  return {
    sentences, change, changed, touched,
    of: (element) => sentences.get(keyOf(element)),
    inLanguage: (language) => [...sentences.values()].filter((one) => one.language === language),
    onChange: (listener) => listeners.push(listener),
  };
})();
