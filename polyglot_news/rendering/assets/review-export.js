/* Handing on: what is shown is exported as a file, made here and sent nowhere. */
(() => {
  "use strict";
  const one = (id) => document.getElementById(id);
  if (!one("export") || !work.sentences.size) return;
  const xml = (text) => text.replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/gu, "").replace(/\p{Surrogate}/gu, "")
    .replace(/[&<>"]/gu, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark]);
  const markdown = (text) => text.replace(/([\\`*_[\]<>|~])|(&)(?=#?\w+;)/gu, (all, mark) => (mark ? `\\${mark}` : "&amp;"))
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+=](?=\s|$))/u, "$1\\$2").replace(/^(\s*\d+)(?=[.)](?:\s|$))/u, "$1\\");
  const languageOf = (tag) => ({ "zh": "zh-Hans" })[tag] || tag;

  function articles(language) {
    const found = new Map();
    for (const item of work.inLanguage(language)) {
      if (!found.has(item.article)) found.set(item.article, []);
      found.get(item.article).push(item);
    }
    return [...found].map(([article, items], at) => ({
      at: at + 1, items, path: article.dataset.path || "", sha256: article.dataset.sha256 || "",
      source: article.dataset.source, language,
    }));
  }

  function paragraphs(items) {
    const rows = new Map();
    for (const item of items) {
      const row = item.element.closest(".row");
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row).push(item);
    }
    return [...rows.values()];
  }

  const glue = (language) => (["zh", "zh-Hant", "ja", "th"].includes(language) ? "" : " ");
  const name = (item) => (item.index < 0 ? "title" : `s${item.index}`);
  const written = (article) => paragraphs(article.items).map((row) => ({
    title: row[0].index < 0, text: row.map((item) => item.text).join(glue(article.language)),
  }));

  const formats = {
    json: { ending: ".corrections.json", type: "application/json", make: (list) => JSON.stringify({
      schema: "polyglot-news-corrections/1",
      articles: list.map((article) => ({
        path: article.path, sha256: article.sha256, source: article.source, target: article.language,
        sentences: article.items.map(({ index, source, machine, text, state, comment }) => (
          { index, source, machine, text, state, comment })),
        terms: article.items.flatMap((item) => item.terms),
      })),
    }, null, 1) + "\n" },
    text: { ending: ".txt", type: "text/plain", make: (list) => list.map(
      (article) => written(article).map((row) => row.text).join("\n\n") + "\n").join("\n") },
    markdown: { ending: ".md", type: "text/markdown", make: (list) => list.map((article) => written(article).map(
      (row) => (row.title ? `# ${markdown(row.text)}` : markdown(row.text))).join("\n\n") + "\n").join("\n") },
    tmx: { ending: ".tmx", type: "application/xml", make: (list) => '<?xml version="1.0" encoding="UTF-8"?>\n'
      + '<tmx version="1.4">\n<header creationtool="polyglot-news" creationtoolversion="review" '
      + 'o-tmf="polyglot-news" segtype="sentence" adminlang="en" srclang="*all*" datatype="plaintext"/>\n<body>\n'
      + list.flatMap((article) => article.items.filter((item) => item.state === "final" || work.changed(item)).map(
        (item) => `<tu tuid="a${article.at}-${name(item)}" srclang="${xml(article.source)}" datatype="plaintext">`
          + `<tuv xml:lang="${xml(article.source)}"><seg>${xml(item.source)}</seg></tuv>`
          + `<tuv xml:lang="${xml(article.language)}"><seg>${xml(item.text)}</seg></tuv></tu>\n`)).join("")
      + "</body>\n</tmx>\n" },
    xliff: { ending: ".xlf", type: "application/xliff+xml", make: (list) => '<?xml version="1.0" encoding="UTF-8"?>\n'
      + '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" '
      + `srcLang="${xml(languageOf(list[0].source))}" trgLang="${xml(languageOf(list[0].language))}">\n`
      + list.map((article) => `<file id="a${article.at}" original="${xml(article.path)}">\n` + article.items.map((item) => {
        const note = item.comment ? `<notes><note category="comment">${xml(item.comment)}</note></notes>` : "";
        const state = { final: 'state="final"', translated: 'state="translated"',
          "needs-review": 'state="translated" subState="polyglot-news:needs-review"' }[item.state];
        return `<unit id="${name(item)}" canResegment="no">${note}<segment ${state}>`
          + `<source>${xml(item.source)}</source><target>${xml(item.text)}</target></segment></unit>\n`;
      }).join("") + "</file>\n").join("") + "</xliff>\n" },
    "xliff-1.2": { ending: ".xlf", type: "application/xliff+xml", make: (list) => '<?xml version="1.0" encoding="UTF-8"?>\n'
      + '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n'
      + list.map((article) => `<file original="${xml(article.path)}" source-language="${xml(languageOf(article.source))}" `
        + `target-language="${xml(languageOf(article.language))}" datatype="plaintext"><body>\n` + article.items.map((item) => {
        const state = { final: "final", translated: "translated", "needs-review": "needs-review-translation" }[item.state];
        const note = item.comment ? `<note>${xml(item.comment)}</note>` : "";
        return `<trans-unit id="${name(item)}"><source>${xml(item.source)}</source>`
          + `<target state="${state}">${xml(item.text)}</target>${note}</trans-unit>\n`;
      }).join("") + "</body></file>\n").join("") + "</xliff>\n" },
  };

  one("export").addEventListener("click", () => {
    const language = [...work.sentences.values()].find((item) => !item.element.closest("[hidden]"))?.language;
    const list = articles(language);
    if (!list.length) return;
    const { ending, type, make } = formats[one("export-format").value];
    const stem = (list.length > 1 ? "review" : (list[0].path.split("/").at(-1) || "article").replace(/\.[^.]*$/u, ""))
      .replace(/[^\p{L}\p{N}._ -]/gu, "_") || "article";
    const address = URL.createObjectURL(new Blob([make(list)], { type: `${type};charset=utf-8` }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${stem}.${language}${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    one("kept").textContent = `Saved as ${link.download}.`;
  });
})();
