import { createRequire } from "node:module";

/**
 * TypeScript, loaded as the CommonJS that it is. Its package does not say so: for an `import`, Node reads its nine
 * megabytes once more to find out.
 */
const require = createRequire(import.meta.url);
export const typescript = require("typescript") as typeof import("typescript");
