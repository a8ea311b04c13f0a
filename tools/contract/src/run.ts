import { type ContractSubject, createProviderAdapter, runContractCommand } from "@provider-clients/contract";
import { createFinosuClient } from "@provider-clients/finosu";
import { validators as finosuValidators } from "@provider-clients/finosu/validators";
import { createPayabliClient } from "@provider-clients/payabli";
import { validators as payabliValidators } from "@provider-clients/payabli/validators";
import { createSoapClient } from "@provider-clients/soap";
import { validators as soapValidators } from "@provider-clients/soap/validators";
import { rootFolder } from "@provider-clients-internal/shared";
import { addedSubjects } from "./added-subjects.ts";
import { staleNames, writeRecord } from "./record.ts";
import { summarise, type VerificationSummary } from "./summary.ts";

// `pnpm contract`: every provider's client, and its validators, against its document. Retries are off, so that one
// call is one request. `--record` keeps the figures for the READMEs; `--check-record` fails when they have changed.
// Both are about the providers whose documents are ours; an added one has a task of its own.
const subjects: ContractSubject[] = [
  {
    name: "finosu",
    document: "finosu",
    load: async () => ({
      validators: { ...finosuValidators },
      adapter: createProviderAdapter(({ credential, ...setup }) => {
        return createFinosuClient({ ...setup, apiKey: credential.value, retries: 0 });
      }),
    }),
  },
  {
    name: "soap",
    document: "soap",
    load: async () => ({
      validators: { ...soapValidators },
      adapter: createProviderAdapter(({ credential, ...setup }) => {
        const authorizationScheme = credential.scheme === "bearer" ? "bearer" : "raw";
        return createSoapClient({ ...setup, apiKey: credential.value, authorizationScheme, retries: 0 });
      }),
    }),
  },
  {
    name: "payabli",
    document: "payabli",
    load: async () => ({
      validators: { ...payabliValidators },
      adapter: createProviderAdapter(({ credential, ...setup }) => {
        return createPayabliClient({ ...setup, requestToken: credential.value, retries: 0 });
      }),
    }),
  },
];

const rerun = (id: string) => `pnpm contract --case ${id}`;
const given = process.argv.slice(2);
const own = ["--record", "--check-record"];
const summaries: Record<string, VerificationSummary> = {};
const isRecorded = given.some((argument) => own.includes(argument));
process.exitCode = await runContractCommand(
  isRecorded ? subjects : [...subjects, ...(await addedSubjects(rootFolder))],
  given.filter((argument) => !own.includes(argument)),
  rerun,
  (report) => {
    const summary = summarise(report);
    if (summary) summaries[report.name] = summary;
  },
);
if (given.includes("--record")) writeRecord(rootFolder, summaries);
const stale = given.includes("--check-record") ? staleNames(rootFolder, summaries) : [];
if (stale.length > 0) {
  console.error(
    `docs/verification.json has other figures for ${stale.join(", ")}. Run \`pnpm verify:record\`.`,
  );
  process.exitCode = 1;
}
