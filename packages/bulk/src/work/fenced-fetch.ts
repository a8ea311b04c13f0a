import { AsyncLocalStorage } from "node:async_hooks";

/** Why a request was not let out. */
type Refusal = "gone" | "held" | "late";

/** One row's call, as far as its requests are concerned. */
export interface Passage {
  /** Asked right before each request; commits that it is about to leave. Throws when that cannot be done. */
  readonly begin: () => Promise<Refusal | { readonly validUntil: number }>;
  /** True once a request has left. */
  hasLeft: boolean;
  /** Why the last request did not leave. */
  refusal: Refusal | undefined;
  /** What `begin` threw. */
  failure: unknown;
  /** True once the call has ended: nothing may leave any more. */
  isOver: boolean;
}

/** A `fetch` for the clients of a worker, and what lets its requests out. */
export interface FencedFetch {
  readonly fetch: typeof fetch;
  /** Runs a call whose requests all ask `passage`. */
  readonly within: <Result>(passage: Passage, call: () => Promise<Result>) => Promise<Result>;
}

/** A passage that nothing has used yet. */
export const newPassage = (begin: Passage["begin"]): Passage => ({
  begin,
  hasLeft: false,
  refusal: undefined,
  failure: undefined,
  isOver: false,
});

/** The client takes this for a broken connection; the passage says that nothing left. */
const refused = (why: string): Error => new Error(`The request was not let out: ${why}.`);

/**
 * The last thing before a request leaves is the ledger's word that the row is still ours. After it only this process's
 * own clock is asked: a process that was stopped in between finds that the word is too old.
 */
export const createFencedFetch = (send: typeof fetch = fetch): FencedFetch => {
  const passages = new AsyncLocalStorage<Passage>();
  const fenced: typeof fetch = async (input, init) => {
    const passage = passages.getStore();
    if (!passage) throw refused("it belongs to no row");
    passage.refusal = undefined;
    let word: Awaited<ReturnType<Passage["begin"]>>;
    try {
      word = await passage.begin();
    } catch (error) {
      passage.failure = error;
      throw refused("the ledger could not be asked");
    }
    if (typeof word === "object" && performance.now() > word.validUntil) word = "late";
    if (typeof word === "string") {
      passage.refusal = word;
      throw refused(word);
    }
    init?.signal?.throwIfAborted();
    if (passage.isOver) throw refused("its call has ended");
    passage.hasLeft = true;
    return send(input, init);
  };
  return { fetch: fenced, within: (passage, call) => passages.run(passage, call) };
};
