import { createRequire } from "node:module";
import type { Json, JsonObject } from "../document/json.js";

/** The part of Prism 5.16 that is used here, with our own types. */
export interface PrismModule {
  getHttpOperationsFromSpec(document: JsonObject): Promise<PrismOperation[]>;
  createInstance(config: PrismConfig, components: PrismComponents): PrismInstance;
}

export interface PrismOperation {
  readonly method: string;
  readonly path: string;
  readonly request?: { readonly body?: { readonly contents?: { readonly mediaType: string }[] } };
  callbacks?: unknown;
}

export interface PrismConfig {
  readonly checkSecurity: boolean;
  readonly validateRequest: boolean;
  readonly validateResponse: boolean;
  readonly errors: boolean;
  readonly isProxy: false;
  readonly upstreamProxy: undefined;
  readonly mock: { dynamic: false; code?: number; exampleKey?: string };
}

/** The parts of Prism that are replaced; Prism supplies the others. */
export interface PrismComponents {
  readonly logger: object;
  readonly route?: () => { _tag: "Right"; right: PrismOperation };
  readonly validateInput?: () => { _tag: "Left"; left: readonly PrismDiagnostic[] };
}

export interface PrismRequest {
  readonly method: string;
  readonly url: { path: string; query: Record<string, string | string[]> };
  readonly headers: Record<string, string>;
  readonly body: Json | undefined;
}

export interface PrismDiagnostic {
  readonly path?: (string | number)[];
  readonly code?: string | number;
  readonly message: string;
  readonly severity: number;
}

export interface PrismOutput {
  readonly output: { statusCode: number; headers?: Record<string, Json>; body?: Json };
  readonly validations: { input: PrismDiagnostic[]; output: PrismDiagnostic[] };
}

/** Prism's error if the document has no answer for the case. */
export interface PrismProblem extends Error {
  readonly status?: number;
  readonly detail?: string;
  readonly additional?: { headers?: Record<string, string>; validation?: PrismProblemEntry[] };
}

export interface PrismProblemEntry {
  readonly location?: (string | number)[];
  readonly severity: string;
  readonly code?: string | number;
  readonly message: string;
}

export type PrismResult = { _tag: "Left"; left: PrismProblem } | { _tag: "Right"; right: PrismOutput };

export interface PrismInstance {
  request(
    request: PrismRequest,
    operations: readonly PrismOperation[],
    config: PrismConfig,
  ): () => Promise<PrismResult>;
}

/**
 * Loads Prism on first use, once: it takes half a second.
 *
 * Deliberately with `require`: Prism is CommonJS, and its declarations need type packages that it does not include.
 */
export const loadPrism = (): PrismModule => {
  const prism: PrismModule = createRequire(import.meta.url)("@stoplight/prism-http");
  return prism;
};
