// Loaded before a documentation example: what it would send to a provider goes to a mock server on loopback, and
// nothing leaves the machine.
const targets: Readonly<Record<string, string>> = JSON.parse(process.env.REHEARSAL_TARGETS ?? "{}");
const send = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  const [from, to] = Object.entries(targets).find(([prefix]) => url.startsWith(prefix)) ?? [];
  if (from && to) return send(to + url.slice(from.length), init);
  if (new URL(url).hostname === "127.0.0.1") return send(input, init);
  throw new Error("An example wants to reach an address that no mock server stands for.");
};
