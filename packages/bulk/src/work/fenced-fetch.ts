import { AsyncLocalStorage } from "node:async_hooks";

/** Why a request was not sent. */
type Refusal = "gone" | "held" | "late";

/** The state of one row's call that its requests share. */
export interface Passage {
  /** Called right before each request; commits that it is about to be sent. Throws if that fails. */
  readonly begin: () => Promise<Refusal | { readonly validUntil: number }>;
  /** True once a request was sent. */
  hasLeft: boolean;
  /** Why the last request was not sent. */
  refusal: Refusal | undefined;
  /** The error thrown by `begin`. */
  failure: unknown;
  /** True once the call has ended: nothing may be sent any more. */
  isOver: boolean;
}

/** A `fetch` for the clients of a worker, and the function that lets their requests pass. */
export interface FencedFetch {
  readonly fetch: typeof fetch;
  /** Runs a call whose requests are all checked by `passage`. */
  readonly within: <Result>(passage: Passage, call: () => Promise<Result>) => Promise<Result>;
}

/** Creates an unused passage. */
export const newPassage = (begin: Passage["begin"]): Passage => ({
  begin,
  hasLeft: false,
  refusal: undefined,
  failure: undefined,
  isOver: false,
});

/** The client treats this as a broken connection; the passage shows that nothing was sent. */
const refused = (why: string): Error => new Error(`The request was not let out: ${why}.`);

/**
 * Right before a request is sent, the ledger confirms that the row is still ours. After that, only this process's clock
 * is checked: a process that was suspended in between finds the confirmation too old.
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
