import type { CallInput } from "../client/call-input.js";
import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { AnswerPreference } from "../judge/prism.js";
import type { ExampleFault } from "./example-fault.js";

/** The kinds of checks that send a request. */
export type CaseKind = "accepted" | "answered" | "refused";

/** An answer that replaces the mock server's. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: Json;
}

/** A change to the request after it left the client, for requests that no client would send. */
export type WireEdit = "remove-credential" | "wrong-media-type";

/** The content type of such a request. */
export const wrongMediaType = "text/x-wrong";

/** The violation for which the request must be refused. */
export interface ExpectedViolation {
  /** As the judges report it, without the leading `request`. */
  readonly location: readonly string[];
  /** The location without names that the value introduced, as the clients' validators report it. */
  readonly declaredLocation?: readonly string[];
  /** Any of these keywords or statuses. */
  readonly codes: readonly (string | number)[];
  /** The missing property, for `required` and similar keywords. */
  readonly missing?: string;
  /** Why Prism is known to miss it; then the second judge must report it. */
  readonly silence?: string;
  /** The schema and keyword that forbid it, if a schema does. */
  readonly rule?: { readonly pointer: string; readonly keyword: string; readonly detail?: string };
}

/** The expected result of a call. */
export type Expectation =
  | { readonly kind: "accepted"; readonly example?: Json }
  | { readonly kind: "answered"; readonly status: number; readonly example?: Json }
  | { readonly kind: "refused"; readonly violation: ExpectedViolation };

/** One call and its expected result. */
export interface ContractCase {
  /** Stable: the same document always gives the same id. */
  readonly id: string;
  readonly kind: CaseKind;
  readonly operation: Operation;
  readonly title: string;
  readonly input: CallInput;
  /** The security schemes whose credentials are sent. */
  readonly schemes: readonly string[];
  readonly prefer?: AnswerPreference;
  readonly answer?: ScriptedAnswer;
  readonly edit?: WireEdit;
  readonly expect: Expectation;
  /** What is wrong with the document's example that is sent. A judge that complains is then right. */
  readonly fault?: ExampleFault;
  /** The coverage items that this case exercises if it passes. */
  readonly covers: readonly string[];
}
