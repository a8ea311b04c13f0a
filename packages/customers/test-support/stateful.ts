import { type ProviderName, providers } from "../src/providers.js";
import { threeProviders } from "./providers.js";

type Fields = Record<string, unknown>;

/** What a provider does with a change, and how it answers. */
export interface Fate {
  /** `late`: applied only after the customer was looked up once. */
  readonly applies: "yes" | "no" | "late";
  readonly answers: "500" | "reset" | "not JSON";
}

/** A provider that stores customers and answers changes according to its `Fate`. */
export interface Stateful {
  readonly records: Fields[];
  readonly send: typeof fetch;
  /** How many changes took effect. */
  readonly applied: () => number;
}

const idNames: Readonly<Record<ProviderName, string>> = { finosu: "id", soap: "id", payabli: "customerId" };

const stored = (provider: ProviderName, body: Fields): Fields => {
  const rules = Object.values(providers[provider].table);
  const entries = Object.entries(body).map(([name, value]) => {
    const rule = rules.find((one) => one?.sent === name);
    return [rule?.answered ?? name, value];
  });
  return Object.fromEntries(entries);
};

const found = (provider: ProviderName, records: readonly Fields[], url: URL): Response => {
  const last = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
  if (provider === "soap") {
    const isMeant = (one: Fields) => [...url.searchParams].every(([name, value]) => one[name] === value);
    // Soap's search returns neither the birthday nor the time of the last change.
    return Response.json({ results: records.filter(isMeant).map(({ date_of_birth: _, ...one }) => one) });
  }
  if (url.pathname.includes("/Query/")) {
    const number = url.searchParams.get("customernumber(eq)");
    return Response.json({ Records: records.filter((one) => one.customerNumber === number) });
  }
  const record = records.find((one) => String(one[idNames[provider]]) === last);
  return record ? Response.json(record) : Response.json({}, { status: 404 });
};

const answer = ({ answers }: Fate): Response => {
  if (answers === "reset")
    throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
  return answers === "500" ? Response.json({}, { status: 500 }) : new Response("<html>");
};

/** The provider with these customers, given in the form in which it returns them. */
export const stateful = (provider: ProviderName, records: Fields[], fate: Fate): Stateful => {
  let applied = 0;
  let late: (() => void) | undefined;
  const send: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    if ((init?.method ?? "GET") === "GET") {
      const seen = found(provider, records, url);
      late?.();
      late = undefined;
      return seen;
    }
    const body = stored(provider, JSON.parse(String(init?.body)));
    const last = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
    const apply = (): void => {
      applied++;
      const record = records.find((one) => String(one[idNames[provider]]) === last);
      if (init?.method === "POST") records.push({ [idNames[provider]]: 77, ...body });
      else if (record) Object.assign(record, body);
    };
    if (fate.applies === "yes") apply();
    if (fate.applies === "late") late = apply;
    return answer(fate);
  };
  return { records, send, applied: () => applied };
};

/** The facade over one stateful provider. */
export const overOne = (provider: ProviderName, records: Fields[], fate: Fate) => {
  const at = stateful(provider, records, fate);
  return { ...threeProviders({ [provider]: at.send }), ...at };
};
