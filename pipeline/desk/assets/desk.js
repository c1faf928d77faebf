// The texts of an article: each knows what the desk has of it, and what was typed.

import * as drafts from "./drafts.js";
import { command, label } from "./keys.js";
import * as live from "./live.js";
import { piece, tell } from "./talking.js";
import { insert, nextMark, quote, replaceAll, surround } from "./typing.js";

const SAVE_AFTER = 1200;
const SAVE_WITHIN = 4000;
const JUDGE_AFTER = 350;
const TRY_AGAIN = 2500;

const list = document.getElementById("texts");
const banner = document.getElementById("banner");
const toolbar = document.getElementById("toolbar");
const words = JSON.parse(document.getElementById("words").textContent);
const { article, tag } = list.dataset;
const done = [];
let current = null;
let isAway = false;

class Text {
  constructor(element) {
    this.element = element;
    this.mark = element.dataset.mark;
    this.area = element.querySelector(".target textarea");
    this.remark = element.querySelector(".remark textarea");
    this.seen = element.dataset.seen;
    this.seenRemark = element.dataset.seenRemark;
    this.stored = this.area.value;
    this.shown = this.area.value;
    this.queue = Promise.resolve();
    this.isInsisting = false;
    // Texts of which the desk has not said what became of them: whether as approved.
    this.unheard = new Map();
  }

  get state() {
    return this.element.dataset.state;
  }

  get place() {
    return { article, tag, mark: this.mark };
  }

  get isTyped() {
    return this.area.value !== this.stored;
  }

  // What of it a page may show: what was typed, or set before, or its source.
  get letters() {
    const shown = [this.part("bed .set"), this.part("source .set")];
    const every = [this.area.value, ...shown.map((each) => each.textContent)];
    return every.map(live.letters);
  }

  part(name) {
    return this.element.querySelector(`.${name}`);
  }

  say(sentence, isTrouble = false) {
    const said = this.part("saved");
    said.textContent = sentence;
    said.classList.toggle("trouble", isTrouble);
  }

  typed() {
    this.isInsisting = false;
    drafts.keep(article, tag, this.mark, this.area.value);
    this.count();
    clearTimeout(this.judging);
    this.judging = setTimeout(() => this.judge(), JUDGE_AFTER);
    clearTimeout(this.saving);
    this.typedAt ??= performance.now();
    const left = SAVE_WITHIN - (performance.now() - this.typedAt);
    // Readers see an approved text: what is half typed does not take its place.
    const isApproved = this.state === "approved";
    this.say(isApproved ? words.typed : "");
    const wait = Math.min(SAVE_AFTER, left);
    if (!isApproved) this.saving = setTimeout(() => this.save({}), wait);
  }

  count() {
    const count = this.part("count");
    if (!count) return;
    const length = [...this.area.value].length;
    count.textContent = `${length} / ${count.dataset.budget}`;
    count.classList.toggle("over", length > Number(count.dataset.budget));
  }

  async judge() {
    const text = this.area.value;
    const found = await piece("/judge", { ...this.place, text });
    if (!found || text !== this.area.value) return;
    this.part("findings").replaceChildren(...found);
    const gravest = ["error", "warning", "info"].find((each) => this.part(`is-${each}`));
    this.element.dataset.gravity = gravest ?? "";
  }

  // Set the text as readers will see it, once it is not typed in any more.
  async set() {
    const text = this.area.value;
    if (text === this.shown) return;
    const found = text ? await piece("/set", { ...this.place, text }) : [];
    if (!found || text !== this.area.value) return;
    this.part("bed .set").replaceChildren(...found);
    this.shown = text;
  }

  // One save after the other: each names what the one before has left.
  save(how, isLast = false) {
    clearTimeout(this.saving);
    this.queue = this.queue.then(() => this.send(how, isLast));
    return this.queue;
  }

  async send(how, isLast) {
    this.typedAt = null;
    const text = this.area.value;
    const isSame = text === this.stored && !how.is_approved && !how.is_left;
    if (isSame) {
      drafts.forget(article, tag, this.mark);
      return true;
    }
    const by = await person();
    if (!by) return false;
    this.say(words.saving);
    const facts = { ...this.place, ...by, seen: this.seen, text, ...how };
    this.unheard.set(text, Boolean(how.is_approved));
    const answer = await tell("/save", facts, isLast);
    if (answer.outcome === "changed" && this.isOurs(answer)) {
      this.take(answer);
      this.stored = answer.text;
      return this.send(how, isLast);
    }
    return this.hear(answer, text, how);
  }

  // Say whether what is there now is what we saved ourselves, when the desk ended
  // before it could tell.
  isOurs({ text, state }) {
    return this.unheard.get(text) === (state === "approved");
  }

  hear(answer, text, how) {
    away(answer.outcome === "unreachable" || answer.outcome === "trouble", answer.said);
    if (answer.outcome === "saved" || answer.outcome === "same") {
      if (answer.outcome === "saved") done.push(this);
      this.unheard.clear();
      this.take(answer);
      this.stored = text;
      this.set();
      if (this.area.value === text) drafts.forget(article, tag, this.mark);
      this.say(how.is_left ? words.left : words.saved);
      return true;
    }
    if (answer.outcome === "changed") this.disagree(answer, how);
    else this.say(answer.said ?? words.unreachable, true);
    return false;
  }

  // Take the state of the entry as it is in the catalog now.
  take(answer) {
    this.seen = answer.seen;
    this.seenRemark = answer.seenRemark;
    this.element.dataset.state = answer.state;
    this.element.dataset.leftBy = answer.leftBy;
    this.element.querySelector(".state").textContent = answer.label;
    this.part("conflict").hidden = true;
    progress();
  }

  disagree(answer, how) {
    const box = this.part("conflict");
    box.querySelector(".said").textContent = answer.said;
    box.querySelector(".theirs").textContent = answer.text;
    box.hidden = false;
    this.theirs = answer;
    this.wanted = how;
    this.say("");
  }

  async settle(isMine) {
    const answer = this.theirs;
    this.take(answer);
    this.stored = answer.text;
    if (!isMine) replaceAll(this.area, answer.text);
    await this.save(isMine ? this.wanted : {});
    if (!isMine) this.say(words.saved);
  }

  async undo() {
    const by = await person();
    if (!by) return;
    const answer = await tell("/undo", { ...this.place, ...by, seen: this.seen });
    if (answer.outcome !== "saved") {
      this.say(answer.said ?? words.unreachable, true);
      return;
    }
    this.take(answer);
    this.stored = answer.text;
    replaceAll(this.area, answer.text);
    this.stored = this.area.value;
    drafts.forget(article, tag, this.mark);
    this.say(words.undone);
  }

  async saveRemark() {
    const by = await person();
    if (!by) return;
    const facts = { ...this.place, ...by, seen: this.seenRemark };
    const answer = await tell("/comment", { ...facts, text: this.remark.value });
    if (answer.outcome === "saved" || answer.outcome === "same") this.take(answer);
    else if (answer.outcome === "changed") {
      this.remark.value = `${answer.remark}\n${this.remark.value}`;
      this.seenRemark = answer.seenRemark;
    }
    this.say(answer.said ?? words.unreachable, answer.outcome !== "saved");
  }

  async open() {
    if (current === this) return;
    if (current) current.close();
    current = this;
    live.light(this.letters);
    this.element.classList.add("current");
    this.part("apparatus").hidden = false;
    this.part("target").append(toolbar);
    toolbar.hidden = false;
    const found = await piece("/aids", this.place);
    if (found) this.part("fetched").replaceChildren(...found);
  }

  close() {
    this.set();
    this.element.classList.remove("current");
    this.part("apparatus").hidden = true;
    if (this.isTyped && this.state !== "approved") this.save({});
  }

  focus() {
    // What was open above closes, and all moves: only then is it known where to go.
    this.area.focus({ preventScroll: true });
    this.part("source").scrollIntoView({ block: "center" });
  }
}

const texts = [...list.children].map((element) => new Text(element));
const byMark = new Map(texts.map((each) => [each.mark, each]));
const of = (node) => byMark.get(node.closest?.(".text")?.dataset.mark);
const unfinished = (each) => each.state !== "approved";

function progress() {
  const count = texts.filter((each) => !unfinished(each)).length;
  document.getElementById("progress").value = count;
}

function away(isTrouble, said) {
  banner.hidden = !isTrouble;
  banner.textContent = isTrouble ? (said ?? words.unreachable) : "";
  if (isTrouble && !isAway) setTimeout(tryAgain, TRY_AGAIN);
  isAway = isTrouble;
}

async function tryAgain() {
  isAway = false;
  const waiting = texts.filter((each) => each.isTyped && unfinished(each));
  if (waiting.length === 0) banner.hidden = true;
  for (const each of waiting) await each.save({});
}

// Return who translates; who is not known yet is asked, once.
async function person() {
  const known = drafts.person();
  if (known) return known;
  const { person: name, address } = list.dataset;
  return name ? { name, address } : introduce();
}

function introduce() {
  const dialog = document.getElementById("who");
  const { name, address } = dialog.querySelector("form").elements;
  const known = drafts.person();
  name.value = known?.name ?? list.dataset.person;
  address.value = known?.address ?? list.dataset.address;
  const from = document.activeElement;
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => {
        if (name.value) {
          drafts.introduce(name.value, address.value);
          document.getElementById("person").textContent = name.value;
        }
        from?.focus?.();
        resolve(drafts.person());
      },
      { once: true },
    );
  });
}

function go(step, isWanted) {
  const shown = texts.filter((each) => !each.element.hidden);
  const at = shown.indexOf(current);
  const ahead = step > 0 ? shown.slice(at + 1) : shown.slice(0, Math.max(at, 0)).reverse();
  const around = step > 0 ? shown.slice(0, Math.max(at, 0)) : [];
  const next = [...ahead, ...(isWanted === any ? [] : around)].find(isWanted);
  if (next) next.focus();
  else if (current) current.say(words.end);
}

const any = () => true;

async function finish(text, how) {
  if (text.area.value === "") {
    text.say(words.empty, true);
    return;
  }
  const by = await person();
  const isOwn = how.is_approved && by && text.element.dataset.leftBy === by.name;
  if (isOwn && !text.isInsisting) {
    text.isInsisting = true;
    text.say(words.own, true);
    return;
  }
  const isSaved = await text.save(how);
  if (!isSaved || current !== text) return;
  if (texts.some((each) => each !== text && unfinished(each))) go(1, unfinished);
  else document.getElementById("onward").focus();
}

function suggest(text, number) {
  const offered = text.element.querySelectorAll("[data-suggest]")[number - 1];
  if (offered) replaceAll(text.area, offered.dataset.suggest);
  else text.say(words.no_suggestion);
}

function mend(text) {
  const offered = text.element.querySelector("[data-mend]");
  if (offered) replaceAll(text.area, offered.dataset.mend);
  else text.say(words.no_fix);
}

async function askMachine(text) {
  const found = await piece("/machine", text.place);
  if (found) text.part("fetched").append(...found);
}

// Open the page, or close it; a click on a passage of it leads to its text.
function showPage() {
  if (!live.isOpen() && current?.isTyped && unfinished(current)) current.save({});
  const byLetters = (found) => texts.find((each) => each.letters.includes(found));
  live.toggle(
    (found) => {
      const text = found && byLetters(found);
      text?.focus();
      return Boolean(text);
    },
    () => current && live.light(current.letters),
  );
  if (current && live.isOpen()) current.focus();
}

function showKeys() {
  const dialog = document.getElementById("keys");
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

function openRemark(text) {
  text.element.querySelector(".remark").open = true;
  text.remark.focus();
}

const EVERYWHERE = {
  page: showPage,
  keys: showKeys,
  who: introduce,
  next: () => go(1, any),
  previous: () => go(-1, any),
  next_untranslated: () => go(1, (each) => each.state === "untranslated"),
  next_outdated: () => go(1, (each) => each.state === "outdated"),
  next_fuzzy: () => go(1, (each) => each.state === "fuzzy"),
  onward: () => document.getElementById("onward").click(),
  next_finding: () => go(1, (each) => each.element.dataset.gravity !== ""),
  undo: () => {
    const last = done.pop();
    if (last) last.undo().then(() => last.focus());
    else current?.say(words.nothing_to_undo);
  },
};

const OF_A_TEXT = {
  approve: (text) => finish(text, { is_approved: true }),
  leave: (text) => finish(text, { is_left: true }),
  copy: (text) => replaceAll(text.area, text.element.dataset.plain),
  mark: (text) => {
    if (!nextMark(text.area, text.element.dataset.plain)) text.say(words.no_mark);
  },
  nbsp: (text) => insert(text.area, "\u00a0"),
  narrow: (text) => insert(text.area, "\u202f"),
  quotes: (text) => quote(text.area),
  fix: mend,
  machine: askMachine,
  comment: openRemark,
  suggestion: suggest,
  remark: (text) => text.saveRemark(),
  mine: (text) => text.settle(true),
  theirs: (text) => text.settle(false),
};

function act(name, text, number) {
  if (EVERYWHERE[name]) EVERYWHERE[name]();
  else if (OF_A_TEXT[name] && text) OF_A_TEXT[name](text, number);
  else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  const [name, number] = command(event);
  if (name && act(name, of(event.target) ?? current, number)) event.preventDefault();
  // A message is one line, but for plural forms: a break would be no part of it.
  else if (event.key === "Enter" && event.target.matches?.(".target textarea")) {
    if (!of(event.target).element.dataset.forms) event.preventDefault();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const text = of(button) ?? current;
  const { do: name, mend: mended, insert: term, suggest: said } = button.dataset;
  if (name) act(name, text);
  else if (mended !== undefined) replaceAll(text.area, mended);
  else if (said !== undefined) replaceAll(text.area, said);
  else if (term !== undefined) insert(text.area, term);
});

list.addEventListener("focusin", (event) => of(event.target)?.open());
list.addEventListener("input", (event) => {
  if (event.target.matches(".target textarea")) of(event.target).typed();
});
list.addEventListener(
  "toggle",
  async (event) => {
    if (!event.target.matches(".history") || !event.target.open) return;
    const found = await piece("/history", of(event.target).place);
    if (found) event.target.querySelector("div").replaceChildren(...found);
  },
  true,
);

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const each of texts) if (each.isTyped && unfinished(each)) each.save({}, true);
});

document.getElementById("filter").addEventListener("change", (event) => {
  for (const each of texts) {
    each.element.hidden = event.target.value !== "" && each.state !== event.target.value;
  }
});

// What an earlier page of this browser could not save is offered again.
async function offer() {
  const panel = document.getElementById("drafts");
  for (const draft of await drafts.kept(article, tag)) {
    const text = byMark.get(draft.mark);
    if (text && text.area.value === draft.text) {
      draft.drop();
      continue;
    }
    panel.querySelector("ul").append(offered(draft, text));
    panel.hidden = false;
  }
}

function offered(draft, text) {
  const item = document.createElement("li");
  const said = document.createElement("p");
  said.className = "words";
  said.textContent = draft.text;
  item.append(said);
  const end = () => {
    draft.drop();
    item.remove();
    const panel = document.getElementById("drafts");
    panel.hidden = !panel.querySelector("li");
  };
  const { putBack, throwAway } = words;
  if (text) item.append(made(putBack, () => (end(), replaceAll(text.area, draft.text))));
  item.append(made(throwAway, end));
  return item;
}

function made(name, does) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("click", does);
  return button;
}

function nameKeys() {
  const dialog = document.getElementById("keys");
  dialog.querySelector("dl").append(dialog.querySelector("template").content);
  for (const each of dialog.querySelectorAll("[data-key]")) {
    each.querySelector("kbd").textContent = label(each.dataset.key);
  }
  for (const each of toolbar.children) {
    each.title = label({ machine: "engine" }[each.dataset.do] ?? each.dataset.do);
  }
}

nameKeys();
await offer();
if (live.isWished()) showPage();
const asked = byMark.get(location.hash.replace("#t-", ""));
(asked ?? texts.find(unfinished) ?? texts[0])?.focus();
