import { relative } from "node:path";
import { benchFolder, repositoryFolder } from "../folders.ts";
import { bundle } from "./bundle.ts";
import { type OurProgram, ourPrograms } from "./our-programs.ts";

const shorten = (file: string): string =>
  relative(repositoryFolder, new URL(file, `file://${benchFolder}`).pathname).replace(
    /^node_modules\/.*\/node_modules\//,
    "",
  );

const explain = async ({ subject, file }: OurProgram): Promise<string> => {
  const { gzipBytes, minifiedBytesByFile } = await bundle(file);
  const rows = Object.entries(minifiedBytesByFile)
    .filter(([, bytes]) => bytes > 0)
    .sort(([, one], [, other]) => other - one);
  const total = rows.reduce((sum, [, bytes]) => sum + bytes, 0);
  return [
    `${subject}: ${gzipBytes} B, of ${total} B minified`,
    ...rows.map(([source, bytes]) => `${String(bytes).padStart(8)} B  ${shorten(source)}`),
    "",
  ].join("\n");
};

/** Which file of each of our bundles weighs what, before gzip. */
export const explainSizes = async (): Promise<string> =>
  (await Promise.all(ourPrograms.map(explain))).join("\n");
