// node lighthouse.mjs CHROMIUM URL...: Lighthouse's scores of pages on a telephone, as a line of JSON for each page.
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const [program, ...urls] = process.argv.slice(2);
const categories = ["performance", "accessibility", "best-practices", "seo"];
// Nothing that a page asks for needs the network, so no other host has an address.
const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
const chromium = await launch({ chromePath: program, chromeFlags: flags, logLevel: "silent" });
try {
  for (const url of urls) {
    const options = { port: chromium.port, output: "json", logLevel: "silent", onlyCategories: categories };
    const { lhr } = await lighthouse(url, options);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const failed = (category) =>
      category.auditRefs
        .filter((audit) => audit.weight > 0 && lhr.audits[audit.id].score !== null && lhr.audits[audit.id].score < 1)
        .map((audit) => audit.id);
    const found = Object.entries(lhr.categories).map(([name, category]) => [
      name,
      { score: Math.round(category.score * 100), failed: failed(category) },
    ]);
    console.log(JSON.stringify({ url, ...Object.fromEntries(found) }));
  }
} finally {
  chromium.kill();
}
