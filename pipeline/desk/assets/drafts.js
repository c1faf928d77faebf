// What was typed and is not in the catalog yet: kept in the browser, letter by letter,
// until the desk has confirmed it. Each tab keeps its own.
//
// Local storage is written at once, so that a page that ends loses nothing; but the
// browser takes seconds to bring it to the disk. So a database keeps it too, which is
// asked to be on the disk before it says that it is done (`durability`, IndexedDB 3.0).

const PREFIX = "diptyque:draft:";
const STORE = "drafts";
const tab = sessionStorage.getItem("diptyque:tab") ?? crypto.randomUUID();
sessionStorage.setItem("diptyque:tab", tab);

const place = (article, tag) => `${PREFIX}${JSON.stringify([article, tag])}:`;

const database = new Promise((resolve) => {
  const asked = indexedDB.open("diptyque", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => resolve(null); // local storage has it all the same
});

async function change(alter) {
  const store = await database;
  if (!store) return;
  alter(store.transaction(STORE, "readwrite", { durability: "strict" }).objectStore(STORE));
}

async function stored() {
  const store = await database;
  if (!store) return [];
  const held = store.transaction(STORE).objectStore(STORE);
  const found = [held.getAllKeys(), held.getAll()];
  await new Promise((resolve) => {
    held.transaction.oncomplete = held.transaction.onabort = resolve;
  });
  const [keys, texts] = found.map((each) => each.result ?? []);
  return keys.map((key, at) => [key, texts[at]]);
}

function drop(key) {
  localStorage.removeItem(key);
  return change((held) => held.delete(key));
}

export function keep(article, tag, mark, text) {
  const key = `${place(article, tag)}${mark}:${tab}`;
  localStorage.setItem(key, text);
  change((held) => held.put(text, key));
}

export function forget(article, tag, mark) {
  drop(`${place(article, tag)}${mark}:${tab}`);
}

// Return what of an article was kept, by this tab or by others: `mark`, `text`, `drop`.
export async function kept(article, tag) {
  const start = place(article, tag);
  const every = new Map([...(await stored()), ...Object.entries(localStorage)]);
  return [...every.keys()]
    .filter((key) => key.startsWith(start))
    .sort()
    .map((key) => ({
      mark: key.slice(start.length).split(":")[0],
      text: every.get(key),
      drop: () => drop(key),
    }));
}

export function person() {
  return JSON.parse(localStorage.getItem("diptyque:person") ?? "null");
}

export function introduce(name, address) {
  localStorage.setItem("diptyque:person", JSON.stringify({ name, address }));
}
