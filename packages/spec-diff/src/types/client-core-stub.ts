/**
 * The declarations of client-core that generated code imports. Both sides use the same ones, so only the names and
 * members that generated types refer to are needed. Names of the web platform are declared here too, because reading all
 * of its declarations takes the compiler longer than the comparison.
 */
export const clientCoreStub = `
declare global {
  interface AbortSignal { readonly aborted: boolean }
  interface Blob { readonly size: number; readonly type: string }
  interface FormData { get(name: string): unknown }
}
export interface CallOptions {
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  timeoutMs?: number;
  attemptTimeoutMs?: number;
  retries?: number;
}
export interface IdempotentCallOptions extends CallOptions {
  idempotencyKey?: string;
}
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly [behaviour: string]: unknown;
}
export interface CredentialPlace {
  readonly name: string;
}
export interface ProviderDefinition {
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly [behaviour: string]: unknown;
}
export type Call = <Answer>(
  operation: Operation,
  path: Readonly<Record<string, string | number | bigint>>,
  body: unknown,
  options: CallOptions | undefined,
) => Promise<Answer>;
`;
