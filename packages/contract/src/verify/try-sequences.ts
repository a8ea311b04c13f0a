import type { ContractCase } from "../cases/contract-case.js";
import { observeCall } from "../check/observe-call.js";
import type { Operation } from "../document/operation.js";
import type { Readers } from "../schema/schema-reader.js";
import { runSequences } from "../sequences/run-sequences.js";
import type { SequenceResult } from "../sequences/sequence-context.js";
import { pause, runtimeOf, type SendOptions } from "./send-to.js";

/**
 * Tries at a server every sequence that a document implies.
 *
 * @param cases Those that may be sent, with their credentials.
 */
export const trySequences = (
  readers: Readers,
  operations: readonly Operation[],
  cases: readonly ContractCase[],
  target: URL,
  options: SendOptions,
): Promise<SequenceResult> => {
  const runtime = runtimeOf(readers, target, options);
  return runSequences({
    readers,
    operations,
    casesOf: (id) => cases.filter(({ operation, kind }) => operation.id === id && kind === "accepted"),
    async send(each) {
      await pause(options.pauseMs);
      return observeCall(each, runtime);
    },
  });
};
