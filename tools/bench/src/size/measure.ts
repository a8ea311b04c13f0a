import { type Figure, measureEach, type Section } from "../figure.ts";
import { absentPeers, type NamedPeer, namePeers, subjectFile } from "../peers/peers.ts";
import { bundle } from "./bundle.ts";
import { type OurProgram, ourPrograms } from "./our-programs.ts";

/** The size of one of our programs, beside its budget. */
export const measureOurs = async ({ subject, file, budget, countParts }: OurProgram): Promise<Figure> => {
  const { gzipBytes } = await bundle(file);
  const parts = await countParts?.();
  return {
    subject,
    value: parts ? Math.round(gzipBytes / parts) : gzipBytes,
    isOurs: true,
    budget,
    note: parts === undefined ? undefined : `${gzipBytes} B for ${parts} operations`,
  };
};

const measurePeer = async ({ module, note, subject }: NamedPeer): Promise<Figure> => ({
  subject,
  value: (await bundle(subjectFile(module))).gzipBytes,
  isOurs: false,
  note,
});

/** Bytes over the wire of a program that makes a client and one call. */
export const measureSizes = async (): Promise<Section> => {
  const ours = await measureEach(ourPrograms, measureOurs);
  const others = await measureEach(await namePeers(), measurePeer);
  return {
    id: "size",
    title: "Bundle size: make a client, make one call; minified, gzip -9",
    unit: "B",
    isEnforced: true,
    figures: [...ours.figures, ...others.figures],
    skipped: [...ours.skipped, ...others.skipped, ...absentPeers],
  };
};
