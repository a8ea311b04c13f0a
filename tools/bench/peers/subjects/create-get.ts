/**
 * Constructs a client over `fetch` as its README shows, and returns its shortest way to read one customer.
 * The same module is bundled for the size figure and run for the CPU figure, so that both are of code that works.
 */
export type CreateGet = (fetch: typeof globalThis.fetch) => (id: string) => Promise<unknown>;
