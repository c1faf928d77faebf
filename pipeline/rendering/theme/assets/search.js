// Searches the articles of one language in the browser, with Pagefind's index beside
// the page. What was found is set as text: nothing in an article can act here.

const form = document.querySelector("form.search");
const input = form.elements.q;
const status = document.querySelector(".found");
const list = document.querySelector(".results");
const most = 20;
let latest = 0;

const index = import(new URL("pagefind.js", document.baseURI)).then(async (pagefind) => {
  await pagefind.options({ baseUrl: form.dataset.root });
  await pagefind.init();
  return pagefind;
});

// Pagefind escapes an excerpt; a document that is only parsed runs nothing. It has no
// space before its first letter, so there is one more.
function unescaped(text) {
  const parsed = new DOMParser().parseFromString(`x${text}`, "text/html");
  return parsed.body.textContent.slice(1);
}

// Where it was cut out of a longer text, it says so.
function marked(excerpt, whole) {
  const line = document.createElement("p");
  const text = excerpt.replaceAll(/<\/?mark>/g, "");
  if (!whole.startsWith(text)) line.append("… ");
  for (const [place, text] of excerpt.split(/<\/?mark>/).entries()) {
    const part = place % 2 ? document.createElement("mark") : new Text();
    part.textContent = unescaped(text);
    line.append(part);
  }
  if (!whole.endsWith(text)) line.append(" …");
  return line;
}

function item(result) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = result.url;
  link.textContent = result.meta.title;
  entry.append(link, marked(result.excerpt, result.content));
  return entry;
}

async function search() {
  const asked = ++latest;
  const words = input.value.trim();
  const place = new URL(location);
  place.searchParams.set("q", words);
  history.replaceState(null, "", words ? place : place.pathname);
  const found = words ? (await (await index).search(words)).results : [];
  const results = await Promise.all(found.slice(0, most).map((each) => each.data()));
  if (asked !== latest) return;
  list.replaceChildren(...results.map(item));
  if (form.lang) status.lang = form.lang;
  status.textContent = words && !found.length ? form.dataset.nothing : "";
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
input.addEventListener("input", search);
input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value) search();
