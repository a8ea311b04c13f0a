import { readFileSync } from "node:fs";
import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";

// Written by tools/site/src/write-site.ts, like every page: this project has none of its own.
const sidebar = JSON.parse(readFileSync(new URL("src/sidebar.json", import.meta.url), "utf8"));

const base = process.env.SITE_BASE ?? "/";

export default defineConfig({
  base,
  trailingSlash: "always",
  publicDir: "./rendered",
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  integrations: [
    starlight({
      title: "provider-clients",
      sidebar,
      components: { Search: "./src/components/Search.astro" },
      head: [{ tag: "script", attrs: { type: "module", src: `${base}site.js` } }],
      customCss: ["./src/styles/site.css"],
      lastUpdated: true,
      pagination: false,
      // Long lines are wrapped, so that code can be read on a phone without scrolling.
      expressiveCode: { defaultProps: { wrap: true } },
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
    }),
  ],
});
