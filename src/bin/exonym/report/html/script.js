"use strict";
// Filters, steps from finding to finding, entries on hover, policies side by side. The page says everything without it.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const form = document.querySelector(".filters");
  // Kept apart from the elements, which come and go.
  const notes = new Map(all(".notes li").map((note) =>
    [note.dataset.number, { ...note.dataset, file: note.closest(".draft").dataset.file }]));
  let shown = new Set(notes.keys());

  function filter() {
    const ticked = (by) => {
      const boxes = all(`input[name="${by}"]`, form);
      return boxes.length ? new Set(boxes.filter((box) => box.checked).map((box) => box.value)) : null;
    };
    const [severity, rule, house] = ["severity", "rule", "house"].map(ticked);
    const file = form.elements.file ? form.elements.file.value : "";
    const passes = (set, value) => !set || value === undefined || set.has(value);
    for (const article of all(".draft")) article.hidden = file !== "" && article.dataset.file !== file;
    shown = new Set();
    for (const [number, note] of notes) {
      const on = passes(severity, note.severity) && passes(rule, note.rule) && passes(house, note.house);
      if (on && (file === "" || file === note.file)) shown.add(number);
    }
    for (const note of all(".notes li")) note.hidden = !shown.has(note.dataset.number);
    for (const mark of all("mark")) {
      const only = mark.closest("[data-only]");
      const on = mark.dataset.findings.split(" ").some((number) => shown.has(number)
        && (!only || (notes.get(number).house || only.dataset.only) === only.dataset.only));
      mark.classList.toggle("off", !on);
      mark.tabIndex = on ? 0 : -1;
    }
    const output = document.getElementById("shown");
    const words = [shown.size, notes.size];
    output.textContent = output.dataset.words.replace(/\{\}/g, () => words.shift());
  }

  function step(by) {
    const marks = all("mark:not(.off)").filter((mark) => mark.offsetParent !== null);
    if (!marks.length) return;
    const at = marks.indexOf(document.activeElement);
    const from = at >= 0 ? at : marks.findIndex((mark) => mark.getBoundingClientRect().top > 140) - (by > 0 ? 1 : 0);
    const next = marks[(from + by + marks.length) % marks.length];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  // Each row is shown once a policy, with the marks and notes of that policy alone.
  function beside(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    for (const row of all(".row")) {
      if (!on) {
        if (row.whole) row.replaceChildren(...row.whole);
        row.whole = null;
        row.classList.remove("beside");
        continue;
      }
      row.whole = Array.from(row.children);
      const boxes = all('input[name="house"]', form);
      row.style.setProperty("--columns", boxes.length);
      row.classList.add("beside");
      row.replaceChildren(...boxes.map((box, at) => {
        const column = document.createElement("div");
        column.dataset.only = box.value;
        // The first column keeps what links lead to.
        column.append(...row.whole.map((part) => part.cloneNode(true)));
        if (at > 0) all("[id]", column).forEach((part) => part.removeAttribute("id"));
        for (const note of all(".notes li", column)) {
          if (note.dataset.house !== undefined && note.dataset.house !== box.value) note.remove();
        }
        return column;
      }));
    }
    for (const title of all(".house-titles")) title.remove();
    if (on) {
      for (const article of all(".draft")) {
        const titles = document.createElement("div");
        titles.className = "row beside house-titles";
        const boxes = all('input[name="house"]', form);
        titles.style.setProperty("--columns", boxes.length);
        titles.append(...boxes.map((box) => {
          const title = document.createElement("b");
          title.className = "house-title";
          title.textContent = box.parentElement.firstChild.nextSibling.textContent.trim();
          return title;
        }));
        article.querySelector("h3").after(titles);
      }
    }
    filter();
  }

  const card = document.createElement("div");
  card.id = "card";
  card.hidden = true;
  card.setAttribute("role", "note");
  document.body.append(card);
  let leaving = 0;
  function showCard(from) {
    const entry = document.getElementById(from.dataset.entry);
    if (!entry) return;
    clearTimeout(leaving);
    const copy = entry.cloneNode(true);
    copy.removeAttribute("id");
    card.replaceChildren(copy);
    card.hidden = false;
    const box = from.getBoundingClientRect();
    const below = box.bottom + card.offsetHeight + 8 < innerHeight || box.top < card.offsetHeight + 8;
    card.style.top = `${scrollY + (below ? box.bottom + 6 : box.top - card.offsetHeight - 6)}px`;
    card.style.left = `${scrollX + Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8))}px`;
  }
  const hideCard = () => { card.hidden = true; };
  const marked = (event) => event.target instanceof Element && event.target.closest("[data-entry]:not(li)");
  document.addEventListener("mouseover", (event) => {
    if (card.contains(event.target)) return clearTimeout(leaving);
    const from = marked(event);
    if (from) return showCard(from);
    clearTimeout(leaving);
    leaving = setTimeout(hideCard, 250);
  });
  document.addEventListener("focusin", (event) => { const from = marked(event); if (from) showCard(from); else hideCard(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideCard();
    if (!form || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
  if (!form) return;
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  const button = document.getElementById("beside");
  if (button) button.addEventListener("click", () => beside(button));
  form.querySelector(".buttons").hidden = false;
  filter();
})();
