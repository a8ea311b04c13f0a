import { readFileSync } from "node:fs";
import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";

// What the renderer wrote (tools/site/src/write-site.ts); this project holds no page of its own.
const sidebar = JSON.parse(readFileSync(new URL("src/sidebar.json", import.meta.url), "utf8"));

export default defineConfig({
  base: process.env.SITE_BASE,
  trailingSlash: "always",
  publicDir: "./rendered",
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  integrations: [
    starlight({
      title: "provider-clients",
      sidebar,
      customCss: ["./src/styles/site.css"],
      lastUpdated: true,
      pagination: false,
      // A long line is wrapped: it can be read on a phone, and needs no scrolling by keyboard.
      expressiveCode: { defaultProps: { wrap: true } },
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
    }),
  ],
});
