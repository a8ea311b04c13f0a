import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { generatedFolder } from "../folders.ts";

// `node child.ts ours|openapi-typescript <workspace> <names…>`: generates everything in one process and prints
// how long the process lived and how much memory it took. Both contenders get Node's compile cache.
enableCompileCache(join(generatedFolder, "compile-cache"));

const [contender, workspace = "", ...names] = process.argv.slice(2);
const { generate } =
  contender === "ours" ? await import("./generate-ours.ts") : await import("./generate-types-alone.ts");
await generate(workspace, names);

const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ milliseconds: performance.now(), megabytes: maxRSS / 1024 }));
