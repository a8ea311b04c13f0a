import { Server } from "node:net";

// Preloaded before a README sample: reports to the test where the sample listens and what it sends, and keeps all
// traffic on this machine.
const { listen } = Server.prototype;
Server.prototype.listen = function (this: Server, ...args: unknown[]) {
  this.once("listening", () => {
    const address = this.address();
    if (address && typeof address === "object") process.send?.({ port: address.port });
  });
  return Reflect.apply(listen, this, args);
};

globalThis.fetch = async (input, init) => {
  const { method, url } = new Request(input, init);
  process.send?.({ sent: `${method} ${new URL(url).pathname}` });
  return Response.json({ id: "cus_123" });
};
