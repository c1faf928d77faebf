// What was typed and is not in the catalog yet: kept in the browser, letter by letter,
// until the desk has confirmed it. Each tab keeps its own.

const PREFIX = "diptyque:draft:";
const tab = sessionStorage.getItem("diptyque:tab") ?? crypto.randomUUID();
sessionStorage.setItem("diptyque:tab", tab);

const place = (article, tag) => `${PREFIX}${JSON.stringify([article, tag])}:`;

export function keep(article, tag, mark, text) {
  localStorage.setItem(`${place(article, tag)}${mark}:${tab}`, text);
}

export function forget(article, tag, mark) {
  localStorage.removeItem(`${place(article, tag)}${mark}:${tab}`);
}

// Return what of an article was kept, by this tab or by others: `mark`, `text`, `drop`.
export function kept(article, tag) {
  const start = place(article, tag);
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .sort()
    .map((key) => ({
      mark: key.slice(start.length).split(":")[0],
      text: localStorage.getItem(key),
      drop: () => localStorage.removeItem(key),
    }));
}

export function person() {
  return JSON.parse(localStorage.getItem("diptyque:person") ?? "null");
}

export function introduce(name, address) {
  localStorage.setItem("diptyque:person", JSON.stringify({ name, address }));
}
