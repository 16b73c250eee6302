"use strict";
// Search and language. The page says everything without it.
(() => {
  const form = document.querySelector(".filters");
  const entries = Array.from(document.querySelectorAll(".entry"));
  const output = document.getElementById("shown");
  function filter() {
    const wanted = form.elements.search.value.trim().normalize("NFC").toLowerCase();
    const lang = form.elements.lang ? form.elements.lang.value : "";
    let count = 0;
    for (const entry of entries) {
      const languages = Array.from(entry.querySelectorAll(".language"));
      for (const part of languages) part.hidden = lang !== "" && part.dataset.lang !== lang;
      const open = languages.filter((part) => !part.hidden);
      const text = (open.length ? open.map((part) => part.textContent).join(" ") : "") + entry.querySelector("h3").textContent;
      entry.hidden = !open.length || !text.normalize("NFC").toLowerCase().includes(wanted);
      count += entry.hidden ? 0 : 1;
    }
    const words = [count, entries.length];
    output.textContent = output.dataset.words.replace(/\{\}/g, () => words.shift());
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".buttons").hidden = false;
  filter();
})();
