// Keys → the names of what they do. Letters go by their place on the keyboard, with a
// key that types nothing: Alt, and on a Mac, where Alt types letters, Control.

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
const COMMAND = isMac ? "ctrlKey" : "altKey";
const OTHERS = isMac ? ["altKey", "metaKey"] : ["ctrlKey", "metaKey"];
const LETTERS = {
  KeyU: "next_untranslated",
  KeyO: "next_outdated",
  KeyR: "next_fuzzy",
  KeyI: "next_finding",
  KeyC: "copy",
  KeyT: "mark",
  KeyB: "nbsp",
  KeyN: "narrow",
  KeyG: "quotes",
  KeyX: "fix",
  KeyE: "machine",
  KeyM: "comment",
  KeyZ: "undo",
  KeyP: "page",
  KeyA: "onward",
  KeyH: "keys",
  ArrowDown: "next",
  ArrowUp: "previous",
};
const SHOWN = { ArrowDown: "↓", ArrowUp: "↑" };

// Return what a key does, and which of the suggestions, if it is one of those.
export function command(event) {
  if (event.isComposing || event.shiftKey) return [];
  if (event.key === "Enter") {
    if (event.ctrlKey || event.metaKey) return ["approve"];
    return event.altKey ? ["leave"] : [];
  }
  if (!event[COMMAND] || OTHERS.some((each) => event[each])) return [];
  const digit = /^Digit([1-9])$/.exec(event.code);
  return digit ? ["suggestion", Number(digit[1])] : [LETTERS[event.code]];
}

// Return how the keys of a command are called.
export function label(name) {
  if (name === "approve") return isMac ? "⌘ ↵" : "Ctrl + ↵";
  if (name === "leave") return "Alt + ↵";
  const modifier = isMac ? "⌃" : "Alt +";
  if (name === "suggestion") return `${modifier} 1 … 9`;
  const alias = { help: "keys", engine: "machine" }[name] ?? name;
  const code = Object.keys(LETTERS).find((each) => LETTERS[each] === alias);
  return `${modifier} ${SHOWN[code] ?? code.replace("Key", "")}`;
}
