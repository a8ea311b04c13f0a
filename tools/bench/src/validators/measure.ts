import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { budgets } from "../budgets.ts";
import type { Figure, Section } from "../figure.ts";
import { median } from "../median.ts";
import { bodies } from "./bodies.ts";

const warmUpRounds = 5;
const rounds = 15;
const callsPerRound = 50_000;

/** Microseconds of processor time that one call takes. */
const timeOf = (validate: (value: unknown) => unknown, value: unknown): number => {
  const before = process.cpuUsage();
  for (let call = 0; call < callsPerRound; call += 1) validate(value);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / callsPerRound;
};

const compileWithAjv = (schema: object): ((value: unknown) => unknown) => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
};

/** Processor time of one validation, for our code and Ajv's compiled code in turn. */
export const measureValidators = async (): Promise<Section> => ({
  id: "validators",
  title: `CPU per validation of a body; budget: ${budgets.validationRatio} times Ajv's compiled code in the same run`,
  unit: "µs",
  isEnforced: false,
  figures: bodies.flatMap(({ subject, validate, schema, value }): readonly Figure[] => {
    const rival = compileWithAjv(schema);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = -warmUpRounds; round < rounds; round += 1) {
      const [own, other] = [timeOf(validate, value), timeOf(rival, value)];
      if (round < 0) continue;
      ours.push(own);
      theirs.push(other);
    }
    const budget = median(theirs) * budgets.validationRatio;
    return [
      { subject, value: median(ours), isOurs: true, budget },
      { subject: `${subject}, Ajv`, value: median(theirs), isOurs: false },
    ];
  }),
  skipped: [],
});
