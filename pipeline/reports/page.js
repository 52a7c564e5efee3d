"use strict";
// Sorting, filtering and showing one thing at a time. The page is whole without it.
(function () {
  const views = Array.from(document.querySelectorAll(".view"));
  const cases = new Map(Array.from(document.querySelectorAll(".case"), (one) => [one.id, one]));
  const filters = document.getElementById("filters");
  const find = document.getElementById("find");
  const shown = document.getElementById("shown");
  const selects = Array.from(filters.querySelectorAll("select"));
  const links = Array.from(document.querySelectorAll("nav a"));
  const scrolled = new Map(); // view -> how far down it was left
  let current = null; // the view on show
  let list = views[0]; // the view that a case goes back to

  // --- one view at a time --------------------------------------------------------------------------------
  const bar = document.createElement("div");
  bar.className = "casebar";
  const button = (text, hint, action) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = text;
    one.title = hint;
    one.addEventListener("click", action);
    bar.append(one);
    return one;
  };
  button("← Back to the list", "Escape", () => back());
  const previous = button("Previous", "the candidate above in the table", () => step(-1));
  const next = button("Next", "the candidate below in the table", () => step(1));
  const where = document.createElement("span");
  where.className = "quiet";
  bar.append(where);

  const order = () =>
    Array.from(list.querySelectorAll("tbody tr[data-case]"))
      .filter((row) => !row.hidden)
      .map((row) => row.dataset.case);

  function show(view, target) {
    if (current && !current.classList.contains("case")) scrolled.set(current, window.scrollY);
    const changed = view !== current;
    const from = current && current.classList.contains("case") ? current.id : null;
    for (const one of views) one.hidden = one !== view;
    if (current) current.classList.remove("open");
    current = view;
    const isCase = view.classList.contains("case");
    if (isCase) {
      view.classList.add("open");
      view.prepend(bar);
      const ids = order();
      const at = ids.indexOf(view.id);
      previous.disabled = at <= 0;
      next.disabled = at < 0 || at >= ids.length - 1;
      where.textContent = at < 0 ? "" : at + 1 + " of " + ids.length + " in the table";
      const verdicts = view.querySelector(".verdicts");
      const mine = verdicts.querySelector('.standing[data-list="' + list.id + '"]');
      if (mine) verdicts.prepend(mine);
      for (const one of verdicts.querySelectorAll(".standing")) one.open = !mine || one === mine;
    } else {
      list = view.querySelector("table.ranking") ? view : list;
    }
    filters.hidden = isCase || !view.querySelector("table.ranking");
    for (const link of links) {
      if (link.dataset.view === (isCase ? list.id : view.id)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (!filters.hidden) {
      const table = view.querySelector("table.ranking").parentNode;
      if (filters.nextElementSibling !== table) table.before(filters);
      filter();
    }
    if (target) {
      for (const one of document.querySelectorAll(".here")) one.classList.remove("here");
      target.classList.add("here");
      const paper = target.closest(".paper");
      if (paper && paper.scrollHeight > paper.clientHeight + 4) {
        const off = target.getBoundingClientRect().top - paper.getBoundingClientRect().top;
        paper.scrollTop += off - paper.clientHeight / 3;
        const box = paper.getBoundingClientRect();
        if (box.top < 0 || box.top > window.innerHeight / 2) paper.scrollIntoView({ block: "start" });
      } else target.scrollIntoView({ block: "center" });
    } else if (changed) {
      window.scrollTo(0, isCase ? 0 : scrolled.get(view) || 0);
      const row = from && view.querySelector('tr[data-case="' + from + '"] a');
      if (isCase) view.focus({ preventScroll: true });
      else if (row) row.focus({ preventScroll: true });
    }
  }

  function back() {
    location.hash = "#" + list.id;
  }

  function step(by) {
    const ids = order();
    const to = ids[ids.indexOf(current.id) + by];
    if (to) location.hash = "#" + to;
  }

  function route() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    if (cases.has(id)) return show(cases.get(id), null);
    if (target && target.closest(".case")) return show(target.closest(".case"), target);
    show(views.find((one) => one.id === id) || current || views[0], null);
  }
  window.addEventListener("hashchange", route);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current.classList.contains("case")) back();
  });

  // --- rows open cases -----------------------------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-case]");
    if (!row || event.target.closest("a, button") || String(window.getSelection())) return;
    location.hash = "#" + row.dataset.case;
  });
  // a line of a case may be asked for twice
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.at");
    if (link && link.getAttribute("href") === location.hash) route();
  });

  // --- filters -------------------------------------------------------------------------------------------
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new WeakMap(); // row -> its text, folded once
  const textOf = (row) => {
    if (!words.has(row)) words.set(row, fold(row.textContent));
    return words.get(row);
  };

  function filter() {
    const wanted = fold(find.value).split(/\s+/).filter(Boolean);
    let count = 0;
    const rows = list.querySelectorAll("table.ranking tbody tr");
    for (const row of rows) {
      const keep =
        selects.every((one) => !one.value || row.dataset[one.dataset.filter] === one.value) &&
        wanted.every((word) => textOf(row).includes(word));
      row.hidden = !keep;
      count += keep;
    }
    shown.textContent = count === rows.length ? rows.length + " candidates" : count + " of " + rows.length;
    for (const one of list.querySelectorAll("button[data-set]")) {
      const select = selects.find((other) => other.dataset.filter === one.dataset.set);
      one.setAttribute("aria-pressed", String(select.value === one.dataset.value));
    }
  }
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(filter, 0));
  for (const one of document.querySelectorAll("button[data-set]")) {
    one.addEventListener("click", () => {
      const select = selects.find((other) => other.dataset.filter === one.dataset.set);
      select.value = select.value === one.dataset.value ? "" : one.dataset.value;
      filter();
    });
  }

  // --- sorting -------------------------------------------------------------------------------------------
  const letters = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  for (const table of document.querySelectorAll("table.ranking")) {
    const body = table.tBodies[0];
    Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
      if (!head.dataset.sort) return;
      const press = document.createElement("button");
      press.type = "button";
      press.append(...head.childNodes);
      head.append(press);
      press.addEventListener("click", () => {
        const rising = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        const first = head.getAttribute("aria-sort") === null && head.dataset.first === "high" ? -1 : rising;
        for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", first === 1 ? "ascending" : "descending");
        const value = (row) => {
          const cell = row.cells[column];
          const text = cell.dataset.value === undefined ? cell.textContent.trim() : cell.dataset.value;
          return head.dataset.sort === "number" ? (text === "" ? null : parseFloat(text)) : text;
        };
        const keyed = Array.from(body.rows, (row) => [value(row), row]);
        keyed.sort(([a], [b]) => {
          if (a === null || b === null) return (a === null) - (b === null); // unknown last, either way
          return first * (head.dataset.sort === "number" ? a - b : letters.compare(a, b));
        });
        body.append(...keyed.map(([, row]) => row));
      });
    });
    const rank = table.tHead.rows[0].cells[0];
    rank.setAttribute("aria-sort", "ascending");
  }

  if ("scrollRestoration" in history) history.scrollRestoration = "manual";
  route();
})();
