import { Server } from "node:net";

// Loaded before a sample of a README: tells the test where the sample listens and what it sends, and keeps everything
// on this machine.
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
