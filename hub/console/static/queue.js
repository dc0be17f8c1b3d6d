// The queue and its requests: hours in the reader's own zone, all ticked at once, and keys for answers.
(() => {
  "use strict";

  const zone = new Intl.DateTimeFormat(document.documentElement.lang,
    { weekday: "short", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  for (const time of document.querySelectorAll("[data-own] time")) time.textContent = zone.format(new Date(time.dateTime));

  const form = document.querySelector("[data-decide], [data-chosen]");
  if (!form) return;
  const picks = [...form.querySelectorAll("[data-pick]")];
  const count = form.querySelector("[data-count]");
  const all = form.querySelector("[data-all]");
  const shown = (one) => !one.closest("[hidden]");
  const told = () => {
    const some = picks.filter((one) => one.checked).length;
    count.textContent = some ? `${count.dataset.count} ${some}` : "";
  };
  all.hidden = false;
  all.querySelector("input").addEventListener("change", (event) => {
    for (const one of picks.filter(shown)) one.checked = event.target.checked;
    told();
  });
  form.addEventListener("change", told);
  told();

  const find = form.querySelector("[data-find]");
  const rows = [...form.querySelectorAll("[data-item]")];
  if (find) {
    find.hidden = false;
    find.querySelector("input").addEventListener("input", (event) => {
      for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(event.target.value.toLowerCase());
    });
    find.querySelector("input").addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }
  if (!rows.length || !document.querySelector("[data-keys]")) return;

  // Number keys mark, Enter goes on to the next unmarked and at the end decides; nothing of it where somebody writes.
  const marked = (row) => row.querySelector("input[type=radio]:checked");
  const focus = (row) => row && row.querySelector("[data-pick]").focus();
  const here = () => rows.indexOf(document.activeElement.closest("[data-item]"));
  const mark = (row, number) => {
    const answer = row && row.querySelector(`[data-n="${number}"]`);
    if (answer) answer.checked = true;
    return answer;
  };
  const reason = (answer) => {
    const why = answer && answer.matches("[data-asks]") && form.querySelector(`[data-why="${answer.value}"] select`);
    if (why && !why.value) why.focus();
  };
  const on = (from) => {
    const rest = rows.filter((row) => shown(row) && !marked(row));
    if (rest.length) focus(rest.find((row) => rows.indexOf(row) > from) || rest[0]);
    else form.requestSubmit(form.querySelector("[data-go]"));
  };
  let last = -1;
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    const target = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && target.closest("[data-decide]")) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-go]"));
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (here() >= 0) last = here();
    const why = target.closest("[data-why]");
    if (event.key === "Enter" && (here() >= 0 || why)) {
      event.preventDefault();
      on(last);
      return;
    }
    if (target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])")) return;
    const digit = /^(?:Digit|Numpad)([1-6])$/.exec(event.code);
    if (digit) {
      const wanted = event.shiftKey ? rows.filter((row) => row.querySelector("[data-pick]").checked) : [rows[here()]];
      reason(wanted.map((row) => mark(row, digit[1])).pop());
      if (wanted.some(Boolean)) event.preventDefault();
    } else if (/^[jk]$/i.test(event.key)) {
      const step = event.key.toLowerCase() === "j" ? 1 : -1;
      focus(rows.filter(shown)[Math.max(0, rows.filter(shown).indexOf(rows[here()]) + step)]);
    }
  });
})();
