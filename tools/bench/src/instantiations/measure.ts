import { type Figure, measureEach, type Section } from "../figure.ts";
import { countPerCall } from "./count.ts";
import { type CallProgram, otherCallPrograms, ourCallPrograms } from "./programs.ts";

/** The most type instantiations that one call adds, beside the budget. */
export const measureCall = async (program: CallProgram): Promise<Figure> => {
  const { first, again, other } = await countPerCall(program);
  const details = [
    `the same again ${again}`,
    other !== undefined && `another operation ${other}`,
    program.note,
  ];
  return {
    subject: program.subject,
    isOurs: program.isOurs,
    value: Math.max(first, other ?? 0),
    budget: program.budget,
    note: details.filter(Boolean).join("; "),
  };
};

/** Type instantiations per call site, counted by TypeScript 7. */
export const measureInstantiations = async (): Promise<Section> => ({
  id: "instantiations",
  title:
    "Type instantiations that the first call adds to a program (or another operation's, if that is more)",
  unit: "",
  isEnforced: true,
  ...(await measureEach([...ourCallPrograms, ...otherCallPrograms], measureCall)),
});
