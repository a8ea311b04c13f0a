import { type Counter, type Histogram, metrics } from "@opentelemetry/api";

/** What is measured. */
export interface Instruments {
  /** Seconds of every attempt: the stable metric of the HTTP conventions. */
  readonly requestDuration: Histogram;
  /** Seconds of every call, all attempts and waits included. */
  readonly callDuration: Histogram;
  /** Calls by their outcome. */
  readonly calls: Counter;
}

// As the HTTP conventions advise.
const advice = {
  explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
};

/** The instruments of the global meter provider, as it is when they are made. */
export const createInstruments = (name: string): Instruments => {
  const meter = metrics.getMeter(name);
  return {
    requestDuration: meter.createHistogram("http.client.request.duration", {
      unit: "s",
      description: "Duration of HTTP client requests.",
      advice,
    }),
    callDuration: meter.createHistogram("provider_clients.call.duration", {
      unit: "s",
      description: "Duration of calls, all attempts and waits included.",
      advice,
    }),
    calls: meter.createCounter("provider_clients.calls", { description: "Calls by their outcome." }),
  };
};
