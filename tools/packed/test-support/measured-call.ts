import { isProviderError } from "@provider-clients/client-core";
import { clients } from "./clients.ts";

// A process of its own for one call, so that its peak memory is the call's: `measured-call.ts <client> <url>`.
const [, , name, url = ""] = process.argv;
const client = clients.find((one) => one.name === name);
const error = await client?.change(url, { timeoutMs: 20_000 }).then(
  () => undefined,
  (reason: unknown) => reason,
);
const { kind, status, outcome } = isProviderError(error) ? error : {};
console.log(JSON.stringify({ kind, status, outcome, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
