// A front end for the JSON of any presskit site: ?article=ID, ?section=PATH, ?author=SLUG, and without these the front page.

class Missing extends Error {}

const api = new URL(document.documentElement.dataset.api, location.href);
let site;
site = await fetched("site.json").catch(failed);

async function fetched(path) {
  const response = await fetch(new URL(path, api));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

async function show() {
  const wanted = new URLSearchParams(location.search);
  document.documentElement.lang = site.language;
  document.getElementById("head").append(masthead(wanted.get("section")));
  document.getElementById("foot").append(foot());
  const view = ["article", "section", "author"].find((name) => wanted.has(name));
  const shown = await views[view ?? "front"](wanted.get(view)).catch(failed);
  if (shown) fill(shown.title, shown.language ?? site.language, shown.nodes);
}

const views = {
  async front() {
    const [lead, ...others] = site.articles;
    const seen = new Set([lead?.id]);
    const parts = site.root.sections.map((section) => {
      const found = within(section).filter((article) => !seen.has(article.id)).slice(0, 4);
      return found.length
        ? h("section", {}, h("h2", {}, h("a", { href: view("section", section.path) }, section.title)), list(found, "h3"))
        : "";
    });
    const rest = site.root.sections.length ? parts : [list(others, "h2")];
    return {
      title: site.title,
      nodes: [h("h1", { className: "unseen" }, site.title), lead ? card(lead, "h2", "lead") : h("p", {}, "Nothing yet."), ...rest],
    };
  },

  async section(path) {
    const section = sections(site.root).find((each) => each.path === path);
    if (!section) throw new Missing();
    const below = section.sections.map((each) => h("li", {}, h("a", { href: view("section", each.path) }, each.title)));
    return {
      title: section.title,
      nodes: [
        h("header", { className: "opening" }, h("h1", {}, section.title), markup(section.body?.html ?? "")),
        below.length ? h("ul", { className: "below" }, ...below) : "",
        list(within(section), "h2"),
      ],
    };
  },

  async author(slug) {
    const author = site.authors.find((each) => each.slug === slug);
    if (!author) throw new Missing();
    const found = author.articles.map((id) => site.articles.find((article) => article.id === id));
    return { title: author.title, nodes: [h("header", { className: "opening" }, h("h1", {}, author.title)), list(found, "h2")] };
  },

  async article(id) {
    const known = site.articles.find((each) => each.id === id);
    if (!known) throw new Missing();
    const article = await fetched(known.document);
    const { metadata } = article;
    const section = metadata.section.path
      ? h("p", { className: "kicker" }, h("a", { href: view("section", metadata.section.path) }, metadata.section.title))
      : "";
    const authors = metadata.authors.map((each) =>
      each.slug ? h("a", { href: view("author", each.slug) }, each.title) : each.title,
    );
    return {
      title: article.title,
      language: metadata.language,
      nodes: [
        h(
          "article",
          {},
          h(
            "header",
            { className: "opening" },
            section,
            h("h1", {}, article.title),
            metadata.subtitle ? h("p", { className: "standfirst" }, metadata.subtitle) : "",
            h("p", { className: "byline" }, ...joined([...authors, time(metadata.date, metadata.language)])),
          ),
          metadata.image ? h("figure", { className: "lead-image" }, picture(metadata.image), credit(metadata.image)) : "",
          h("div", { className: "text" }, markup(article.body.html)),
        ),
        h("nav", { className: "neighbours", ariaLabel: "Other articles" }, neighbour("Older", article.previous), neighbour("Newer", article.next)),
      ],
    };
  },
};

// What the views are made of.

function masthead(current) {
  const links = site.root.sections.map((section) =>
    h("li", {}, h("a", { href: view("section", section.path), ariaCurrent: section.path === current ? "page" : null }, section.title)),
  );
  return nodes(
    h("p", { className: "name" }, h("a", { href: location.pathname }, site.title)),
    links.length ? h("nav", { ariaLabel: "Sections" }, h("ul", {}, ...links)) : "",
  );
}

function foot() {
  return nodes(h("p", {}, site.description), h("p", {}, "The same as ", h("a", { href: site.url || "../" }, "a web site"), "."));
}

function list(articles, heading) {
  return h("ul", { className: "cards" }, ...articles.map((article) => h("li", {}, card(article, heading))));
}

function card(article, heading, kind = "card") {
  return h(
    "article",
    { className: kind, lang: article.language, dir: direction(article.language) },
    article.image ? picture({ ...article.image, alt: "" }) : "", // the headline says it, and leads there
    h(
      "div",
      {},
      h(heading, {}, h("a", { href: view("article", article.id) }, article.title)),
      h("p", {}, article.summary),
      h("p", { className: "byline" }, ...joined([time(article.date, article.language)])),
    ),
  );
}

function neighbour(word, article) {
  return article ? h("p", {}, h("span", {}, word), " ", h("a", { href: view("article", article.id) }, article.title)) : "";
}

function picture({ url, alt, width, height }) {
  return h("img", { src: here(url), alt, ...(width && height ? { width, height } : {}) });
}

function credit(image) {
  return image.credit ? h("figcaption", {}, image.credit) : "";
}

function time(instant, language) {
  if (!instant) return "";
  const words = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: site.timezone });
  return h("time", { dateTime: instant }, words.format(new Date(instant)));
}

/** An article's markup, with its links and pictures as they are here. */
function markup(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const element of template.content.querySelectorAll("[src]")) element.src = here(element.getAttribute("src"));
  for (const link of template.content.querySelectorAll("a[href]")) link.href = own(link.getAttribute("href"));
  return template.content;
}

/** The address of a file of the site: it lies where the JSON does, whatever host the site is made for. */
function here(url) {
  return site.url && url.startsWith(site.url) ? new URL(url.slice(site.url.length), new URL("..", api)).href : url;
}

/** The view of a page of the site; any other address stays as it is. */
function own(url) {
  if (url.startsWith("#")) return url;
  const [page, anchor] = url.split("#");
  const found = pages().get(page);
  return found ? found + (anchor ? `#${anchor}` : "") : here(url);
}

let known;
function pages() {
  known ??= new Map([
    [site.url, location.pathname],
    ...sections(site.root).filter((each) => each.path).map((each) => [each.url, view("section", each.path)]),
    ...site.authors.map((each) => [each.url, view("author", each.slug)]),
    ...site.articles.map((each) => [each.url, view("article", each.id)]),
  ]);
  return known;
}

function view(name, id) {
  return `?${name}=${encodeURIComponent(id).replaceAll("%2F", "/")}`;
}

function sections(section) {
  return [section, ...section.sections.flatMap(sections)];
}

function within(section) {
  const ids = new Set(sections(section).flatMap((each) => each.articles));
  return site.articles.filter((article) => ids.has(article.id));
}

function direction(language) {
  return /^(ar|fa|he|ur|yi)\b/.test(language) ? "rtl" : "ltr";
}

function joined(parts) {
  return parts.filter(Boolean).flatMap((part, at) => (at ? [" · ", part] : [part]));
}

function h(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== ""));
  return element;
}

function nodes(...children) {
  const fragment = document.createDocumentFragment();
  fragment.append(...children.filter((child) => child !== ""));
  return fragment;
}

function fill(title, language, content) {
  const main = document.getElementById("main");
  document.title = title === site?.title ? title : `${title} · ${site?.title ?? ""}`;
  Object.assign(main, { lang: language, dir: direction(language) });
  main.replaceChildren(...content.filter((each) => each !== ""));
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

function failed(error) {
  const words = error instanceof Missing ? "There is no such page." : "The site’s JSON could not be read.";
  const details = error instanceof Missing ? "" : h("p", {}, error.message);
  fill(words, "en", [h("div", { className: "opening", role: "alert" }, h("h1", {}, words), details)]);
}

if (site) await show();
