import { Agent, fetch as fetch7, ProxyAgent } from "undici-7";
import { Agent as Agent8, fetch as fetch8 } from "undici-8";
import type { Fetch, FetchExtras } from "./fetch.js";
import type { CallOptions, SendingOptions } from "./options.js";

export const clients: readonly SendingOptions[] = [
  { fetch },
  { fetch: fetch7 },
  { fetch: fetch8 },
  { fetch: fetch7, init: { dispatcher: new ProxyAgent("http://localhost:3128") } },
  { fetch: async () => new Response() },
  // What a function is called with can be handed on, to whichever fetch.
  { fetch: (url, init) => fetch(url, init) },
  { fetch: (url, init) => fetch7(url, { ...init, dispatcher: new Agent() }) },
  { fetch: (url, init) => fetch8(url, { ...init, dispatcher: new Agent8() }) },
  // @ts-expect-error it answers nothing that can be read
  { fetch: async () => ({ status: 200 }) },
];

const typed: typeof fetch = (input, init) => fetch(input, init);

export const functions: readonly Fetch[] = [typed, fetch7, fetch8];

export const calls: readonly CallOptions[] = [
  { init: { cache: "no-store", keepalive: true, next: { revalidate: 60, tags: ["customers"] } } },
  { init: { dispatcher: new Agent8() } },
  { init: undefined },
];

export const refused: readonly FetchExtras[] = [
  // @ts-expect-error the operation has its method
  { method: "GET" },
  // @ts-expect-error a call has `headers` of its own
  { headers: {} },
  // @ts-expect-error redirects are never followed
  { redirect: "follow" },
  // @ts-expect-error there is no such cache
  { cache: "bogus" },
];
