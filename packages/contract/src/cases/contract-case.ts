import type { CallInput } from "../client/call-input.js";
import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { AnswerPreference } from "../judge/prism.js";
import type { ExampleFault } from "./example-fault.js";

/** The kinds of checks that send a request. */
export type CaseKind = "accepted" | "answered" | "refused";

/** An answer that takes the place of the mock server's. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: Json;
}

/** What is done to a request after it left the client, for what no client would send by itself. */
export type WireEdit = "remove-credential" | "wrong-media-type";

/** The violation that a refusal has to be for. */
export interface ExpectedViolation {
  /** As judges name it, without its leading `request`. */
  readonly location: readonly string[];
  /** The location without the names that the value brought along, as the validators of clients give it. */
  readonly declaredLocation?: readonly string[];
  /** Any of these keywords or statuses. */
  readonly codes: readonly (string | number)[];
  /** The missing property, for `required` and its kin. */
  readonly missing?: string;
  /** Why Prism is known not to notice; then the second judge has to. */
  readonly silence?: string;
  /** The schema and keyword that forbid it, when it is a schema that does. */
  readonly rule?: { readonly pointer: string; readonly keyword: string; readonly detail?: string };
}

/** What has to come of a call. */
export type Expectation =
  | { readonly kind: "accepted"; readonly example?: Json }
  | { readonly kind: "answered"; readonly status: number; readonly example?: Json }
  | { readonly kind: "refused"; readonly violation: ExpectedViolation };

/** One call and what has to come of it. */
export interface ContractCase {
  /** Stable: the same for the same document. */
  readonly id: string;
  readonly kind: CaseKind;
  readonly operation: Operation;
  readonly title: string;
  readonly input: CallInput;
  /** The security schemes whose credentials are given. */
  readonly schemes: readonly string[];
  readonly prefer?: AnswerPreference;
  readonly answer?: ScriptedAnswer;
  readonly edit?: WireEdit;
  readonly expect: Expectation;
  /** What is wrong with the document's example that is sent: then no judge is wrong who complains. */
  readonly fault?: ExampleFault;
  /** The coverage items that this case exercises when it passes. */
  readonly covers: readonly string[];
}
