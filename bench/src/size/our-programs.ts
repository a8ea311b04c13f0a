import { fileURLToPath } from "node:url";
import { budgets } from "../budgets.ts";

/** One of our programs, whose bundle has a budget. */
export interface OurProgram {
  readonly subject: string;
  readonly file: string;
  readonly budget: number;
}

const file = (name: string): string => fileURLToPath(new URL(`ours/${name}`, import.meta.url));

/** One client with one call, each; and the facade with all of them. */
export const ourPrograms: readonly OurProgram[] = [
  { subject: "soap", file: file("soap.ts"), budget: budgets.size.soap },
  { subject: "finosu", file: file("finosu.ts"), budget: budgets.size.finosu },
  { subject: "payabli", file: file("payabli.ts"), budget: budgets.size.payabli },
  { subject: "customers with all three", file: file("customers.ts"), budget: budgets.size.customers },
];

/** What validating in both directions adds to a program. */
export const ourValidators: readonly OurProgram[] = [
  {
    subject: "payabli validators",
    file: file("payabli-validators.js"),
    budget: budgets.size.payabliValidators,
  },
];
