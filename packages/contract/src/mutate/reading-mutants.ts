import type { ContractCase } from "../cases/contract-case.js";
import type { ReceivedAnswer } from "../check/observed-call.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { renameKey } from "./change-schema.js";
import type { ClientSketch } from "./client-mutant.js";
import { otherType } from "./client-sketch.js";

/** Mistakes in how a client reads answers. */
export const readingMutants = (operation: Operation, cases: readonly ContractCase[]): ClientSketch[] => {
  const answered = cases.filter((each) => each.kind === "answered" && each.operation.id === operation.id);
  return [...statusSketches(answered), ...bodySketches(answered)];
};

const sketch = (
  description: string,
  answer: (received: ReceivedAnswer) => ReceivedAnswer,
  concerns: ClientSketch["concerns"],
): ClientSketch => ({ description, mutation: { answer }, concerns });

const statusSketches = (cases: readonly ContractCase[]): ClientSketch[] => {
  const statuses = [...new Set(cases.map(statusOf))].filter((status) => status !== undefined);
  return statuses.map((status) => {
    const taken = status >= 300 ? 200 : 500;
    const concerns = (each: ContractCase) => statusOf(each) === status;
    return sketch(
      `take a ${status} for a ${taken}`,
      (received) => ({ ...received, status: taken }),
      concerns,
    );
  });
};

const statusOf = ({ expect }: ContractCase): number | undefined =>
  expect.kind === "answered" ? expect.status : undefined;

const exampleOf = ({ expect }: ContractCase): Json | undefined =>
  expect.kind === "answered" ? expect.example : undefined;

const bodySketches = (cases: readonly ContractCase[]): ClientSketch[] => {
  const hasBody = (each: ContractCase) => exampleOf(each) !== undefined;
  if (!cases.some(hasBody)) return [];
  const objects = cases.map(exampleOf).filter(isJsonObject);
  const names = [...new Set(objects.flatMap((each) => Object.keys(each)))];
  return [
    sketch("lose the body of an answer", (received) => ({ ...received, body: "" }), hasBody),
    sketch(
      "stop reading a body halfway",
      (received) => ({ ...received, body: received.body.slice(0, -1) }),
      hasBody,
    ),
    ...names.flatMap((name) => {
      const isShown = (each: ContractCase) => Object.hasOwn(asObject(exampleOf(each)), name);
      return [
        sketch(
          `lose the property ${name} of an answer`,
          inBody((body) => void delete body[name]),
          isShown,
        ),
        sketch(
          `rename the property ${name} of an answer`,
          inBody((body) => renameKey(body, name, `${name}Renamed`)),
          isShown,
        ),
        sketch(
          `read another type from ${name} of an answer`,
          inBody((body) => void Object.assign(body, { [name]: otherType(body[name]) })),
          isShown,
        ),
      ];
    }),
  ];
};

const asObject = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

const inBody =
  (change: (body: JsonObject) => void): ((received: ReceivedAnswer) => ReceivedAnswer) =>
  (received) => {
    const body: Json = received.body === "" ? null : JSON.parse(received.body);
    if (!isJsonObject(body)) return received;
    change(body);
    return { ...received, body: JSON.stringify(body) };
  };
