// The page as readers will see it, beside the texts. It is shown again as soon as it is
// another, whoever changed it, and its words are known by their letters: typography
// changes spaces and quotation marks, never those.

const panel = document.getElementById("page");
const frame = panel.querySelector("iframe");
const bulletin = panel.querySelector(".bulletin");
const words = JSON.parse(document.getElementById("words").textContent);
const mast = document.querySelector(".mast");
const WISH = "diptyque:page";
let news = null;
let shown = { address: "", seen: "" };
let lit = null;
let wanted = () => {};
let isClicked = () => false;

export const letters = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "");
export const isOpen = () => !panel.hidden;
export const isWished = () =>
  localStorage.getItem(WISH) === "yes" && matchMedia("(min-width: 64rem)").matches;

// Open or close the page; a click on one of its passages is told by its letters, those
// of the innermost element first, and so is what to light up when it is there.
export function toggle(clicked, ready) {
  panel.hidden = !panel.hidden;
  localStorage.setItem(WISH, isOpen() ? "yes" : "no");
  document.body.classList.toggle("paged", isOpen());
  document.querySelector('.tools [data-do="page"]').ariaPressed = String(isOpen());
  wanted = ready;
  isClicked = clicked;
  listen();
}

// A browser has few connections to spare: who does not look needs none.
function listen() {
  const isNeeded = isOpen() && document.visibilityState === "visible";
  if (isNeeded && !news) {
    news = new EventSource(panel.dataset.news);
    news.addEventListener("page", (event) => hear(JSON.parse(event.data)));
  } else if (!isNeeded && news) {
    news.close();
    news = null;
  }
}

function hear({ address, seen, isBuilt, bulletin: told }) {
  say(told, address ? "" : isBuilt ? words.noPage : words.printing);
  frame.hidden = !address;
  const isSame = address === shown.address;
  if (isSame && seen === shown.seen) return;
  shown = { address, seen };
  if (address && isSame) renew(address);
  else if (address) frame.src = address;
}

function say({ title, complaints, is_held: isHeld }, instead) {
  const said = isHeld ? [title, ...complaints.map((each) => each.message)] : [];
  bulletin.replaceChildren(
    ...[instead, ...said].filter(Boolean).map((each) => {
      const line = document.createElement("p");
      line.textContent = each;
      return line;
    }),
  );
}

// Put the new page in the place of the old one: nothing flickers, nothing scrolls.
async function renew(address) {
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { contentDocument: old } = frame;
    const head = (each) => each.head.querySelector('link[rel="stylesheet"]')?.href;
    if (!answer.ok || head(page) !== head(old)) throw new Error(address);
    old.body.replaceWith(old.adoptNode(page.body));
    wanted();
  } catch {
    frame.contentWindow.location.replace(address);
  }
}

frame.addEventListener("load", () => {
  frame.contentDocument?.addEventListener("click", (event) => {
    for (let each = event.target; each?.textContent; each = each.parentElement) {
      if (!isClicked(letters(each.textContent))) continue;
      event.preventDefault();
      return;
    }
  });
  wanted();
});

// Light up the innermost passage that has the first of some letters that there is.
export function light(every) {
  if (lit) lit.style.outline = lit.style.outlineOffset = "";
  lit = null;
  const place = frame.contentDocument?.querySelector("article, main");
  if (!isOpen() || !place) return;
  for (const wish of every) {
    lit = wish && find(place, wish);
    if (lit) break;
  }
  if (!lit) return;
  lit.style.outline = "2px solid color-mix(in srgb, currentcolor 45%, transparent)";
  lit.style.outlineOffset = "0.3em";
  lit.scrollIntoView({ block: "center" });
}

function find(place, wish) {
  const within = [...place.children].find((each) => letters(each.textContent).includes(wish));
  if (within) return find(within, wish);
  return letters(place.textContent) === wish ? place : null;
}

new ResizeObserver(() => {
  document.documentElement.style.setProperty("--mast", `${mast.offsetHeight}px`);
}).observe(mast);
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => news?.close());
