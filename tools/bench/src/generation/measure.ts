import type { Section, Skipped } from "../figure.ts";
import { describeReason } from "../figure.ts";
import { makeProviders, providerName, readOurDocuments, readThirdParty, wholeProvider } from "./documents.ts";
import { makeLargeDocument } from "./large-document.ts";
import { type Batch, measureGeneration } from "./measure-generation.ts";
import { measureIncremental } from "./measure-incremental.ts";
import { measureTypeCheck } from "./measure-type-check.ts";

const providerCount = 100;
const operationsPerSynthetic = 4;
const manySubject = `${providerCount} providers`;

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
    const wholes = await Promise.all(
      [...documents].map(async ([file, document]) => ({
        subject: file,
        documents: [await wholeProvider(document, "whole")],
      })),
    );
    const many = await makeProviders([...documents.values()], providerCount);
    const some = [10, 2].map((share) => many.slice(0, providerCount / share));
    return {
      batches: [
        ...wholes,
        ...some.map((each) => ({ subject: `${each.length} providers`, documents: each })),
        { subject: manySubject, documents: many },
      ],
      absent: [],
    };
  } catch (error) {
    return { batches: [], absent: [{ subject, reason: describeReason(error) }] };
  }
};

// What the generator refuses cannot be kept up to date either.
const chooseMany = (batches: readonly Batch[], generation: Section) => {
  const isGenerated = generation.figures.some(({ subject }) => subject === `${manySubject}: ours`);
  const made = batches.find(({ subject }) => subject === manySubject);
  if (made && isGenerated) return { documents: made.documents, origin: "made from third-party documents" };
  const names = Array.from({ length: providerCount }, (_, index) => providerName(index));
  return {
    documents: names.map((name) => makeLargeDocument(name, operationsPerSynthetic)),
    origin: `synthetic, ${operationsPerSynthetic} operations each`,
  };
};

/** The cost of keeping many providers: `pnpm bench generate`. */
export const measureGenerationCost = async (thirdParty: string | undefined): Promise<readonly Section[]> => {
  const ours = { subject: "our three documents", documents: await readOurDocuments() };
  const { batches, absent } = await thirdPartyBatches(thirdParty);
  const generation = await measureGeneration([ours, ...batches], absent);
  const { documents, origin } = chooseMany(batches, generation);
  return [generation, await measureIncremental(documents, origin), await measureTypeCheck()];
};
