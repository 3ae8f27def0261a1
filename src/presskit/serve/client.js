// What `presskit serve` adds to the pages that it sends, never to those on disk: it loads a page again when the site changed,
// exchanges style sheets without that, and shows what is wrong.
"use strict";
(() => {
  const { content, style } = document.currentScript.dataset;
  const DISMISSED = "presskit-dismissed";
  let look = style;
  let stream = null;
  let panel = null;

  const open = () => {
    stream ??= new EventSource("/.presskit/events");
    stream.onmessage = (event) => told(JSON.parse(event.data));
  };
  const close = () => {
    stream?.close();
    stream = null;
  };
  // A browser has six connections to a server: pages that nobody sees leave them to the others.
  const follow = () => (document.visibilityState === "visible" ? open() : close());

  const told = (state) => {
    if (state.content !== content) {
      close();
      location.reload();
      return;
    }
    if (state.style !== look) {
      look = state.style;
      restyle().catch(() => location.reload());
    }
    show(state);
  };

  // The page may link to other files now, since their names hold a digest of what is in them.
  const restyle = async () => {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sheets = (root) => [...root.querySelectorAll('link[rel~="stylesheet"]')];
    const [old, fresh] = [sheets(document), sheets(page)];
    if (!answer.ok || old.length !== fresh.length) {
      throw new Error("another page");
    }
    old.forEach((link, at) => {
      const url = new URL(fresh[at].getAttribute("href"), document.baseURI);
      url.searchParams.set("presskit", look);
      const next = link.cloneNode();
      next.href = url.href;
      next.addEventListener("load", () => link.remove()); // until then the old one holds: nothing flashes
      next.addEventListener("error", () => link.remove());
      link.after(next);
    });
  };

  const STYLE = `
    :host { all: initial }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 70vh; overflow: auto;
      font: 15px/1.5 system-ui, sans-serif; color: #1d1d1f; background: #fff; border-top: 4px solid #8a5a00;
      box-shadow: 0 -2px 24px #0006; overflow-wrap: anywhere }
    section.failed { border-color: #b3001b }
    section:not(:has([open])) { inset: auto auto 1rem 1rem; border: 2px solid; border-radius: .5rem }
    summary { padding: .6rem 7rem .6rem 1rem; font-weight: 700; cursor: pointer }
    button { position: absolute; top: .5rem; right: 1rem; font: inherit; color: inherit; background: none;
      border: 1px solid; border-radius: .3rem; padding: .1rem .7rem; cursor: pointer }
    ol { list-style: none; margin: 0; padding: 0 1rem 1rem }
    li { margin: 0 0 1rem }
    p { margin: 0 }
    a { color: #003f9e }
    b { color: #b3001b }
    b.warning { color: #7a4f00 } b.info { color: #003f9e }
    pre { margin: .3rem 0; padding: .5rem .7rem; overflow-x: auto; overflow-wrap: normal; background: #f3f3f5;
      font: 13px/1.4 ui-monospace, monospace; color: inherit }
    :focus-visible { outline: 3px solid #003f9e; outline-offset: 2px }
    @media (prefers-color-scheme: dark) {
      section { color: #f2f2f4; background: #1c1c1e }
      a, b.info { color: #9cc2ff } b { color: #ff9a9a } b.warning { color: #ffcf70 } pre { background: #2c2c2f }
      :focus-visible { outline-color: #9cc2ff }
    }
    @media print { section { display: none } }`;

  const made = (name, text = "", more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

  const show = (state) => {
    panel?.remove();
    panel = null;
    const shown = JSON.stringify([state.summary, state.findings]);
    if (!state.summary) {
      sessionStorage.removeItem(DISMISSED);
    }
    if (!state.summary || sessionStorage.getItem(DISMISSED) === shown) {
      return;
    }
    panel = made("presskit-findings", "", { lang: "en", dir: "ltr" });
    const root = panel.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet(); // a site's Content-Security-Policy forbids others
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const details = made("details", "", { open: state.failed });
    const dismiss = made("button", "Dismiss", { type: "button" });
    const leave = () => {
      sessionStorage.setItem(DISMISSED, shown);
      panel?.remove();
      panel = null;
    };
    dismiss.addEventListener("click", leave);
    panel.addEventListener("keydown", (event) => event.key === "Escape" && leave());
    const list = made("ol");
    list.append(...state.findings.map(item));
    details.append(made("summary", state.summary), list);
    const region = made("section", "", { className: state.failed ? "failed" : "" });
    region.setAttribute("aria-label", "What presskit found");
    region.setAttribute("role", state.failed ? "alert" : "status");
    region.append(details, dismiss);
    root.append(region);
    document.body.append(panel);
  };

  const item = (finding) => {
    const found = made("li");
    const head = made("p");
    const place = made("a", finding.place, { href: finding.source, target: "_blank" });
    head.append(place, " ", made("b", `${finding.severity} ${finding.code}`, { className: finding.severity }));
    found.append(head, made("p", finding.message));
    if (finding.excerpt) {
      found.append(made("pre", finding.excerpt, { tabIndex: 0 }));
    }
    if (finding.hint) {
      found.append(made("p", `Hint: ${finding.hint}`));
    }
    return found;
  };

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", close);
  addEventListener("pageshow", follow);
  follow();
})();
