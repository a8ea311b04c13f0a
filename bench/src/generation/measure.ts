import type { Section, Skipped } from "../figure.ts";
import { describeReason } from "../figure.ts";
import { makeProviders, readOurDocuments, readThirdParty, wholeProvider } from "./documents.ts";
import { type Batch, measureGeneration } from "./measure-generation.ts";

const providerCount = 100;

const thirdPartyBatches = async (
  folder: string | undefined,
): Promise<{ readonly batches: readonly Batch[]; readonly absent: readonly Skipped[] }> => {
  const subject = `third-party documents and ${providerCount} providers made from them`;
  if (!folder) {
    const reason = "no folder given; use --third-party <folder> or BENCH_THIRD_PARTY";
    return { batches: [], absent: [{ subject, reason }] };
  }
  try {
    const documents = await readThirdParty(folder);
    const wholes = [...documents].map(([file, document]) => ({
      subject: file,
      documents: [wholeProvider(document, "whole")],
    }));
    const many = makeProviders([...documents.values()], providerCount);
    const few = many.slice(0, providerCount / 10);
    return {
      batches: [
        ...wholes,
        { subject: `${few.length} providers`, documents: few },
        { subject: `${many.length} providers`, documents: many },
      ],
      absent: [],
    };
  } catch (error) {
    return { batches: [], absent: [{ subject, reason: describeReason(error) }] };
  }
};

/** The cost of keeping many providers: `pnpm bench generate`. */
export const measureGenerationCost = async (thirdParty: string | undefined): Promise<readonly Section[]> => {
  const ours = { subject: "our three documents", documents: await readOurDocuments() };
  const { batches, absent } = await thirdPartyBatches(thirdParty);
  return [await measureGeneration([ours, ...batches], absent)];
};
