import { type Figure, measureEach, type Section } from "../figure.ts";
import { namePeers, subjectFile } from "../peers/peers.ts";
import { bundle } from "./bundle.ts";
import { type Entry, ourEntries } from "./our-entries.ts";

/** What an entry adds to a program that makes a client and a call. */
export const measureEntry = async ({ subject, without, file, budget, note }: Entry): Promise<Figure> => {
  const [whole, base] = await Promise.all([bundle(file), bundle(without)]);
  return { subject, value: whole.gzipBytes - base.gzipBytes, isOurs: budget !== undefined, budget, note };
};

/** The peers that write options for TanStack Query. */
const peerEntries = async (): Promise<readonly Entry[]> =>
  (await namePeers())
    .filter(({ module }) => module === "hey-api" || module === "redocly")
    .map(({ subject, module }) => ({
      subject: `${subject}, TanStack Query`,
      without: subjectFile(module),
      file: subjectFile(`${module}-query`),
      note: "one query",
    }));

/** Bytes over the wire that each entry adds to a client, beside those of the peers. */
export const measureEntries = async (): Promise<Section> => {
  const ours = await measureEach(ourEntries, measureEntry);
  const others = await measureEach(await peerEntries(), measureEntry);
  return {
    id: "entries",
    title: "What an entry adds to a client's bundle, without the tool that it is for; minified, gzip -9",
    unit: "B",
    isEnforced: true,
    figures: [...ours.figures, ...others.figures],
    skipped: [...ours.skipped, ...others.skipped],
  };
};
