// A receiver of Soap's webhooks: verifies each, acts on each event once, answers at once.
import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { isSoapWebhookError, soapWebhookHeader, verifySoapWebhook } from "@provider-clients/soap/webhooks";
import { required } from "./environment.ts";

const secret = required("SOAP_WEBHOOK_SECRET");
const largestBody = 1_000_000;

// Soap sends an event again when an answer was late. Keep the ids where your program keeps its data.
const seen = new Set<string>();

const receive = async (request: IncomingMessage): Promise<{ status: number; text: string }> => {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return { status: 413, text: "too large" };
  const body = await buffer(request);
  try {
    const event = await verifySoapWebhook(body, String(request.headers[soapWebhookHeader] ?? ""), secret);
    if (seen.has(event.event_id)) return { status: 200, text: "seen before" };
    seen.add(event.event_id);
    console.log(`event ${event.event_id} of type ${event.type}`);
    return { status: 200, text: "received" };
  } catch (error) {
    if (!isSoapWebhookError(error)) throw error;
    console.error(error.message);
    return { status: 400, text: error.reason };
  }
};

const server = createServer((request, response) => {
  receive(request).then(
    ({ status, text }) => response.writeHead(status).end(text),
    () => response.writeHead(500).end(),
  );
});
server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`listening on http://127.0.0.1:${address.port}`);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());
