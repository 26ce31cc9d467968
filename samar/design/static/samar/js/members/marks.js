// Buttons and keys that put Markdown around what is selected in the text area named by data-for.
import { behave } from "../behave.js";

const AROUND = { bold: "**", italic: "*" };
const BEFORE = { list: "- ", quote: "> " };
const KEYS = { b: "bold", i: "italic", k: "link" };

function put(area, text, from, to) {
  area.focus();
  area.setSelectionRange(area.selectionStart, area.selectionEnd);
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text);
  area.setSelectionRange(from, to);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function mark(area, kind) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  if (AROUND[kind]) {
    const sign = AROUND[kind];
    put(area, sign + chosen + sign, start + sign.length, end + sign.length);
  } else if (kind === "link") {
    put(area, `[${chosen}](https://)`, start + chosen.length + 11, start + chosen.length + 11);
  } else {
    const first = value.lastIndexOf("\n", start - 1) + 1;
    const lines = value.slice(first, end).replace(/^/gm, BEFORE[kind]);
    area.setSelectionRange(first, end);
    put(area, lines, first + lines.length, first + lines.length);
  }
}

behave("marks", (tools) => {
  const area = document.getElementById(tools.dataset.for);
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const kind = event.target.closest("[data-mark]")?.dataset.mark;
    if (kind) mark(area, kind);
  });
  area.addEventListener("keydown", (event) => {
    const kind = (event.ctrlKey || event.metaKey) && !event.altKey && KEYS[event.key.toLowerCase()];
    if (!kind) return;
    event.preventDefault();
    mark(area, kind);
  });
});
