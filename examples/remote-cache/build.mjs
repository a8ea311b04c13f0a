import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

// Stands for a compiler: what it writes comes from its input alone.
mkdirSync("dist", { recursive: true });
writeFileSync("dist/out.txt", readFileSync("source.txt", "utf8").toUpperCase());
console.log("built");
