"use strict";
(() => {
  const heads = [...document.querySelectorAll("thead th")];
  const body = document.querySelector("tbody");
  const rows = body ? [...body.rows] : [];
  const words = new Intl.Collator(undefined, { numeric: true });
  heads.forEach((head, column) => {
    const numbers = head.classList.contains("number");
    head.querySelector("button").addEventListener("click", () => {
      const sorted = head.getAttribute("aria-sort");
      const down = sorted === "none" ? numbers : sorted === "ascending";
      for (const each of heads) each.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[column].dataset.value;
      const compare = (a, b) => numbers ? Number(value(a)) - Number(value(b)) : words.compare(value(a), value(b));
      rows.sort((a, b) => down ? compare(b, a) : compare(a, b));
      body.append(...rows);
    });
  });
})();
