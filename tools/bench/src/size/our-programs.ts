import { fileURLToPath } from "node:url";
import { budgets } from "../budgets.ts";

/** One of our programs, whose bundle has a budget. */
export interface OurProgram {
  readonly subject: string;
  readonly file: string;
  readonly budget: number;
  /** Counts what the bundle's bytes are divided by, for a budget that is an average. */
  readonly countParts?: () => Promise<number>;
}

const program = (subject: string, name: string, budget: number): OurProgram => ({
  subject,
  file: fileURLToPath(new URL(`ours/${name}.ts`, import.meta.url)),
  budget,
});

const average = (provider: string): OurProgram => ({
  ...program(
    `${provider} validators, per operation`,
    `${provider}-all-validators`,
    budgets.size.validatorsPerOperation,
  ),
  countParts: async () => {
    const { validators } = (await import(`@provider-clients/${provider}/validators`)) as {
      validators: object;
    };
    // `~judge` is no operation.
    return Object.keys(validators).filter((name) => !name.startsWith("~")).length;
  },
});

/** One client with one call, each; the facade with all of them; and what validating costs. */
export const ourPrograms: readonly OurProgram[] = [
  program("soap", "soap", budgets.size.soap),
  program("finosu", "finosu", budgets.size.finosu),
  program("payabli", "payabli", budgets.size.payabli),
  program("customers with all three", "customers", budgets.size.customers),
  program("payabli updateCustomer validators", "payabli-validators", budgets.size.payabliValidators),
  average("payabli"),
  average("finosu"),
  average("soap"),
];
