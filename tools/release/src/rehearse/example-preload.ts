import { Server } from "node:net";

// Preloaded before an example of the documentation: redirects its requests to a mock server on loopback, so that
// nothing leaves the machine.
const targets: Readonly<Record<string, string>> = JSON.parse(process.env.REHEARSAL_TARGETS ?? "{}");
const send = globalThis.fetch;

/** A mock server answers every page with the same records, so paging would never end. */
const paged = async (url: string, response: Response): Promise<Response> => {
  const from = Number(new URL(url).searchParams.get("fromRecord"));
  if (!from) return response;
  const page: { Records: unknown[] } = await response.json();
  return Response.json({ ...page, Records: page.Records.slice(from) });
};

globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  // The fictitious provider in client-core's README.
  if (url.startsWith("https://api.example.com/")) return Response.json({ name: "Jane" });
  const [from, to] = Object.entries(targets).find(([prefix]) => url.startsWith(prefix)) ?? [];
  if (from && to) return paged(url, await send(to + url.slice(from.length), init));
  if (new URL(url).hostname === "127.0.0.1") return send(input, init);
  throw new Error("An example wants to reach an address that no mock server stands for.");
};

// An example that listens would never end.
const { listen } = Server.prototype;
Server.prototype.listen = function (this: Server, ...args: unknown[]) {
  Reflect.apply(listen, this, args);
  return this.unref();
};
