import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value]) => value ?? "");

/** Every link of a built site that leads to no page, file or anchor of it, as `page: link`. */
export const brokenLinks = (folder: string, base: string): string[] => {
  const files = new Set(globSync("**/*.*", { cwd: folder }));
  const pages = [...files].filter((file) => file.endsWith(".html"));
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const ids = new Map(pages.map((file) => [file, new Set(attributes(read(file), "id"))]));
  const isBroken = (from: string, link: string): boolean => {
    const [path = "", anchor] = link.split("#");
    if (!path.startsWith(base) && path !== "") return true;
    const target = path === "" ? from : path.slice(base.length);
    const file = target === "" || target.endsWith("/") ? posix.join(target, "index.html") : target;
    if (!files.has(file)) return true;
    return Boolean(anchor) && !ids.get(file)?.has(decodeURIComponent(anchor ?? ""));
  };
  return pages.flatMap((file) =>
    attributes(read(file), "href")
      .filter((link) => !/^[a-z]+:/.test(link) && isBroken(file, link))
      .map((link) => `${file}: ${link}`),
  );
};
