import type { ContractCase } from "../cases/contract-case.js";
import type { SentRequest } from "../check/observed-call.js";
import type { Operation } from "../document/operation.js";
import type { ClientSketch } from "./client-mutant.js";
import { hasBody, isAccepted, sentSketch } from "./client-sketch.js";

type Change = (sent: SentRequest) => SentRequest;

/** Mistakes in headers: credentials, content type, and the documented ones. */
export const headerSketches = (operation: Operation): ClientSketch[] => {
  const content = setHeader("content-type", () => "application/x-changed");
  return [
    sentSketch(
      "send a header that is not declared",
      setHeader("x-undeclared", () => "1"),
    ),
    ...(operation.body ? [sentSketch("send another content type", content, hasBody)] : []),
    ...credentialSketches(operation),
    ...operation.parameters.filter((each) => each.in === "header").flatMap(({ name }) => ownSketches(name)),
  ];
};

const credentialSketches = ({ security }: Operation): ClientSketch[] => {
  const keys = new Set(security.flat().flatMap(({ place, key }) => (place === "header" ? [key] : [])));
  return [...keys].flatMap((key) => [
    sentSketch(`leave out the credential in ${key}`, dropHeader(key)),
    sentSketch(
      `change the credential in ${key}`,
      setHeader(key, (value) => `${value}x`),
    ),
    sentSketch(
      `send another form of the credential in ${key}`,
      setHeader(key, (value) => `Token ${value}`),
    ),
  ]);
};

const ownSketches = (name: string): ClientSketch[] => {
  const isGiven = (each: ContractCase) => isAccepted(each) && each.input.headers[name] !== undefined;
  const key = name.toLowerCase();
  return [
    sentSketch(`leave out the header ${name}`, dropHeader(key), isGiven),
    sentSketch(
      `change the value of the header ${name}`,
      setHeader(key, (value) => `${value}x`),
      isGiven,
    ),
  ];
};

const dropHeader =
  (name: string): Change =>
  ({ headers, ...sent }) => {
    return {
      ...sent,
      headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)),
    };
  };

const setHeader =
  (name: string, to: (value: string) => string): Change =>
  (sent) => ({ ...sent, headers: { ...sent.headers, [name]: to(sent.headers[name] ?? "") } });
