// What the search finds, while the reader types. The index is loaded when there is something to look for.

const AT_ONCE = 10; // results that are shown before somebody asks for more
const PAUSE = 150; // ms without a key after which words are looked for

const place = document.querySelector(".search");
const form = place.querySelector("form");
const query = form.elements.q;
const status = place.querySelector(".search-status");
const list = place.querySelector(".search-results");
const more = place.querySelector(".search-more");
const archive = place.querySelector(".search-archive");
const language = document.documentElement.lang;
const filters = ["section", "language"];

let loading; // the index, once somebody needs it
let found = []; // all results of what was asked last
let asked = 0; // how often something was asked: what is overtaken is not shown

function index() {
  loading ??= import("./pagefind.js").then(async (pagefind) => {
    await pagefind.options({ baseUrl: new URL(place.dataset.home, location.href).pathname, excerptLength: 30 });
    await pagefind.init();
    offer(await pagefind.filters());
    return pagefind;
  });
  return loading;
}

// The sections and languages that articles are in, where there are several.
function offer(known) {
  for (const name of filters) {
    const select = form.elements[name];
    const values = Object.keys(known[name] ?? {}).sort((one, other) => one.localeCompare(other, language));
    const options = values.map((value) => new Option(name === "language" ? languageName(value) : value, value));
    const chosen = select.value;
    select.replaceChildren(select.options[0], ...options);
    select.value = values.includes(chosen) ? chosen : "";
    select.parentElement.hidden = values.length < 2;
  }
}

function languageName(tag) {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

async function results(pagefind) {
  const chosen = filters.filter((name) => form.elements[name].value);
  const words = query.value.trim() || null;
  if (!words && !chosen.length) return null;
  const options = { filters: Object.fromEntries(chosen.map((name) => [name, form.elements[name].value])) };
  const order = form.elements.order.value;
  const all = (await pagefind.search(words, options)).results;
  if (!order) return all;
  const dated = (await pagefind.search(words, { ...options, sort: { date: order } })).results;
  const ids = new Set(dated.map((result) => result.id)); // what has no date is not among them, and comes last
  return [...dated, ...all.filter((result) => !ids.has(result.id))];
}

async function ask(again = true) {
  const turn = ++asked;
  try {
    const pagefind = await index();
    const answer = await results(pagefind);
    if (turn !== asked) return;
    found = answer ?? [];
    list.replaceChildren();
    await show(turn);
    if (turn !== asked) return;
    status.textContent = answer === null ? "" : said(found.length);
    archive.hidden = found.length > 0;
  } catch (error) {
    await loading?.then((pagefind) => pagefind.destroy()).catch(() => {});
    loading = undefined;
    if (turn !== asked) return;
    if (again) return ask(false); // the site may have been published anew since the index was loaded
    console.error(error);
    status.textContent = place.dataset.broken;
    archive.hidden = false;
  }
}

function said(number) {
  const text = number ? place.dataset.found : place.dataset.none;
  return text.replace("{number}", number.toLocaleString(language));
}

// The next results beneath those that are shown; gives the first of them.
async function show(turn) {
  const start = list.children.length;
  const next = await Promise.all(found.slice(start, start + AT_ONCE).map((result) => result.data()));
  if (turn !== asked) return undefined;
  list.append(...next.map(item));
  more.hidden = list.children.length >= found.length;
  return list.children[start];
}

function item(article) {
  const [section, tag] = filters.map((name) => article.filters[name]?.[0] ?? "");
  const link = element("a", article.meta.title);
  link.href = article.url;
  const about = [section, day(article.meta.date)].filter(Boolean).join(" · ");
  const excerpt = element("p", ...marked(article));
  excerpt.className = "excerpt";
  const parts = [element("h2", link), excerpt];
  for (const part of parts) {
    if (tag) part.lang = tag;
    part.dir = "auto";
  }
  if (about) {
    parts.push(element("p", about));
    parts.at(-1).className = "about";
  }
  return element("li", ...parts);
}

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

// The excerpt as text in which the words that were looked for are marked; whatever else may be in it is left out.
function marked({ excerpt, content }) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  const text = parsed.textContent.trim();
  const parts = [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", node.textContent) : node.textContent,
  );
  return [content.startsWith(text) ? "" : "… ", ...parts, content.endsWith(text) ? "" : " …"];
}

// A date as its article has it, in the zone that it has there.
function day(date) {
  if (!date) return "";
  const midnight = new Date(`${date.slice(0, 10)}T00:00Z`);
  return midnight.toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
}

// The address says what is looked for, so that it can be kept, sent, and returned to.
function remember() {
  const kept = [...new FormData(form)].filter(([, value]) => value);
  history.replaceState(null, "", kept.length ? `?${new URLSearchParams(kept)}` : location.pathname);
}

let timer;
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    remember();
    ask();
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  remember();
  ask();
});
query.addEventListener("focus", () => index().catch(() => {}), { once: true });
more.addEventListener("click", async () => (await show(asked))?.querySelector("a").focus());

async function begin() {
  const given = new URLSearchParams(location.search);
  place.querySelector(".search-needs").remove();
  form.hidden = false;
  query.value = given.get("q") ?? "";
  form.elements.order.value = ["asc", "desc"].includes(given.get("order")) ? given.get("order") : "";
  if (filters.some((name) => given.get(name))) {
    await index().catch(() => {}); // it knows what can be chosen
    for (const name of filters) {
      const value = given.get(name);
      if ([...form.elements[name].options].some((option) => option.value === value)) form.elements[name].value = value;
    }
  }
  if ([...new FormData(form)].some(([name, value]) => value && name !== "order")) await ask();
}

begin();
