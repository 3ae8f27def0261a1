export default function (config) {
  config.addPassthroughCopy({ images: "images" });
  for (const [name, count] of [["recent", 10], ["latest", 20]]) {
    config.addCollection(name, (all) => all.getFilteredByTag("article").slice(-count).reverse());
  }
  return { dir: { input: "src", output: "_site", includes: "../_includes" }, markdownTemplateEngine: false };
}
