import { availableParallelism } from "node:os";
import {
  describeCommand,
  jsonOption,
  runCommandLine,
  step,
  type Terminal,
  unknownName,
} from "@provider-clients/command-line";
import { measureBulk } from "./bulk/measure.ts";
import { measureCpu } from "./cpu/measure.ts";
import { isBeyondBudget, type Section } from "./figure.ts";
import { measureGeneration } from "./generation/measure.ts";
import { measureLargeGeneration } from "./generation/measure-large.ts";
import { measureImports } from "./import-time/measure.ts";
import { measureInstantiations } from "./instantiations/measure.ts";
import { measureMemory } from "./memory/measure.ts";
import { preparePeers } from "./peers/generate.ts";
import { renderSection } from "./report.ts";
import { explainSizes } from "./size/explain.ts";
import { measureSizes } from "./size/measure.ts";
import { measureEntries } from "./size/measure-entries.ts";
import { measureValidators } from "./validators/measure.ts";

/** What is measured when no section is named. */
const usual = ["size", "entries", "cpu", "instantiations", "import", "validators"];

const measurements: Readonly<Record<string, () => Promise<Section>>> = {
  size: measureSizes,
  entries: measureEntries,
  cpu: measureCpu,
  instantiations: measureInstantiations,
  import: measureImports,
  validators: measureValidators,
  memory: measureMemory,
  bulk: measureBulk,
  generate: measureGeneration,
  large: measureLargeGeneration,
};

const sections = Object.keys(measurements);

const command = describeCommand({
  name: "pnpm bench",
  summary: "Measures what the packages cost, beside what users would pick instead.",
  operands: [
    {
      name: "sections",
      about: `of ${sections.join(", ")}; by default ${usual.join(", ")}, about two minutes`,
      isRepeated: true,
    },
  ],
  options: {
    check: { type: "boolean", about: "fail when an enforced budget is missed, or could not be looked at" },
    explain: { type: "boolean", about: "say which file of each of our bundles weighs what" },
    json: jsonOption,
  },
  exitCodes: { 0: "measured", 1: "with --check, a budget is missed" },
});

/** The `bench` command; resolves to its exit code. */
export const runBench = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands }) => {
    const unknown = operands.find((section) => !sections.includes(section));
    if (unknown !== undefined) throw unknownName("section", unknown, sections);
    const print = values.json ? () => undefined : terminal.log;
    print(`Node ${process.version}, ${availableParallelism()} cores\n`);
    await step(terminal, "Preparing the peers (the first time they are installed: a minute)", preparePeers);
    const measured: Section[] = [];
    for (const [id, measure] of Object.entries(measurements)) {
      if (!(operands.length > 0 ? operands : usual).includes(id)) continue;
      const section = await step(terminal, `Measuring: ${id}`, measure);
      measured.push(section);
      print(renderSection(section, terminal));
    }
    if (values.explain) print(await explainSizes());
    if (values.json) terminal.log(JSON.stringify({ node: process.version, sections: measured }, null, 2));
    return values.check && measured.some(isBeyondBudget) ? 1 : 0;
  });
