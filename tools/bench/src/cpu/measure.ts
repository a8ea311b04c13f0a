import { join } from "node:path";
import { build } from "esbuild";
import { describeReason, type Figure, type Section, type Skipped } from "../figure.ts";
import { generatedFolder } from "../folders.ts";
import { median } from "../median.ts";
import { type NamedPeer, namePeers, subjectFile } from "../peers/peers.ts";
import { type RoundRunner, startRoundRunner } from "./round-runner.ts";

/** As many rounds as V8 needs to stop recompiling: the sixth round still took five times as long as the last. */
const warmUpRounds = 15;
const rounds = 15;
const callsPerRound = 2000;

interface Contender extends Pick<NamedPeer, "module" | "subject"> {
  readonly isOurs: boolean;
}

interface Running extends Contender {
  readonly runner: RoundRunner;
  readonly results: number[];
}

const ours: readonly Contender[] = [
  { module: "ours-method", subject: "payabli.getCustomer", isOurs: true },
  { module: "ours-http", subject: "payabli/http GET", isOurs: true },
];

// Only generated code is bundled, because Node does not resolve its imports. Packages are used as installed.
const bundleForNode = async (module: string): Promise<string> => {
  const outfile = join(generatedFolder, "cpu", `${module}.mjs`);
  await build({
    entryPoints: [subjectFile(module)],
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    logLevel: "silent",
  });
  return outfile;
};

const start = async (contenders: readonly Contender[], skipped: Skipped[]): Promise<Running[]> => {
  const running: Running[] = [];
  for (const contender of contenders) {
    try {
      const runner = await startRoundRunner(await bundleForNode(contender.module));
      running.push({ ...contender, runner, results: [] });
    } catch (error) {
      skipped.push({ subject: contender.subject, reason: describeReason(error) });
    }
  }
  return running;
};

// One round of each in turn, so that changes in the machine's speed affect all of them.
const runRounds = async (running: readonly Running[]): Promise<void> => {
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const { runner, results } of running) {
      const microseconds = await runner.run(callsPerRound);
      if (round >= 0) results.push(microseconds);
    }
  }
};

/** Processor time of one GET over a mocked fetch. */
export const measureCpu = async (): Promise<Section> => {
  const skipped: Skipped[] = [];
  const peers = (await namePeers()).map((peer) => ({ ...peer, isOurs: false }));
  const running = await start([...ours, ...peers], skipped);
  try {
    await runRounds(running);
  } finally {
    for (const { runner } of running) runner.stop();
  }
  const rival = running.find(({ module }) => module === "openapi-fetch");
  const budget = rival && median(rival.results);
  return {
    id: "cpu",
    title: "CPU per GET over a mocked fetch; budget: openapi-fetch in the same run",
    unit: "µs",
    isEnforced: false,
    figures: running.map(
      ({ subject, isOurs, results }): Figure => ({
        subject,
        isOurs,
        value: median(results),
        budget: isOurs ? budget : undefined,
      }),
    ),
    skipped,
  };
};
