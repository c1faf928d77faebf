// What keys and buttons put into a text. The browser's own undo knows of all of it.

const QUOTES = {
  de: ["„", "“"],
  en: ["“", "”"],
  es: ["«", "»"],
  fr: ["«\u00a0", "\u00a0»"],
  it: ["«", "»"],
};
const UNITS =
  /!?\[[^\]]*\]\[(\d+)\]|\[\^([^\]]*)\]|<([A-Za-z][\w-]*)[^<>]*>|(\*{1,3}|~~|`+)/g;

// Put a text in the place of what is selected. `insertText` is deprecated and has no
// successor: nothing else that a script writes can be undone with the browser's key.
export function insert(area, text) {
  area.focus();
  if (text === "") document.execCommand("delete");
  else if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

export function replaceAll(area, text) {
  area.focus();
  area.select();
  insert(area, text);
}

export function surround(area, before, after) {
  const { selectionStart, selectionEnd, value } = area;
  insert(area, `${before}${value.slice(selectionStart, selectionEnd)}${after}`);
  if (selectionStart === selectionEnd) {
    const at = selectionStart + before.length;
    area.setSelectionRange(at, at);
  }
}

export function quote(area) {
  const [open, close] = QUOTES[area.lang.split("-")[0]] ?? QUOTES.en;
  surround(area, open, close);
}

// Yield each mark of a text: what opens it, what closes it, and what tells it.
function* units(text) {
  const opened = new Set();
  for (const [whole, link, note, tag, sign] of text.matchAll(UNITS)) {
    if (link) yield [whole.startsWith("!") ? "![" : "[", `][${link}]`, `][${link}]`];
    else if (note !== undefined) yield [`[^${note}]`, "", `[^${note}]`];
    else if (tag) yield [`<${tag}>`, /^(br|wbr|img)/.test(tag) ? "" : `</${tag}>`, `<${tag}`];
    else if (!opened.delete(sign)) {
      opened.add(sign);
      yield [sign, sign, sign];
    }
  }
}

// Put the next mark of the source that the text lacks around what is selected.
export function nextMark(area, source) {
  const left = [...units(area.value)].map(([, , name]) => name);
  for (const [before, after, name] of units(source)) {
    const at = left.indexOf(name);
    if (at < 0) {
      surround(area, before, after);
      return true;
    }
    left.splice(at, 1);
  }
  return false;
}
