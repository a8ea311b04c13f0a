import { availableParallelism } from "node:os";
import { helpText, readArguments } from "./arguments.ts";
import { measureCpu } from "./cpu/measure.ts";
import { describeReason, isBeyondBudget, type Section } from "./figure.ts";
import { measureGeneration } from "./generation/measure.ts";
import { measureImports } from "./import-time/measure.ts";
import { measureInstantiations } from "./instantiations/measure.ts";
import { measureMemory } from "./memory/measure.ts";
import { generatePeers } from "./peers/generate.ts";
import { renderSection } from "./report.ts";
import { explainSizes } from "./size/explain.ts";
import { measureSizes } from "./size/measure.ts";

const clientSections = {
  size: measureSizes,
  cpu: measureCpu,
  instantiations: measureInstantiations,
  import: measureImports,
} as const satisfies Readonly<Record<string, () => Promise<Section>>>;

const measurements: Readonly<Record<string, () => Promise<readonly Section[]>>> = {
  ...Object.fromEntries(
    Object.entries(clientSections).map(([id, measure]) => [id, async () => [await measure()]]),
  ),
  // Takes minutes.
  memory: async () => [await measureMemory()],
  // About maintaining the clients rather than using them: only when asked for.
  generate: async () => [await measureGeneration()],
};

const run = async (): Promise<number> => {
  const given = process.argv.slice(2);
  if (given.includes("--help") || given.includes("-h")) {
    console.log(helpText(Object.keys(measurements)));
    return 0;
  }
  const args = readArguments(given, Object.keys(measurements));
  const chosen = args.sections.length > 0 ? args.sections : Object.keys(clientSections);
  if (!args.isJson) console.log(`Node ${process.version}, ${availableParallelism()} cores\n`);
  await generatePeers();
  const sections: Section[] = [];
  for (const id of chosen) {
    const measured = (await measurements[id]?.()) ?? [];
    sections.push(...measured);
    if (!args.isJson) console.log(measured.map(renderSection).join("\n"));
  }
  if (args.isExplained && !args.isJson) console.log(await explainSizes());
  if (args.isJson) console.log(JSON.stringify({ node: process.version, sections }, null, 2));
  return args.isCheck && sections.some(isBeyondBudget) ? 1 : 0;
};

process.exitCode = await run().catch((error: unknown) => {
  console.error(describeReason(error));
  return 1;
});
