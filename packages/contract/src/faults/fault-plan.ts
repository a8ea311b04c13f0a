import { checkFaultRule, type Fault, type FaultRule, faultOf } from "./fault.js";

/** Decides which fault each request gets. */
export interface FaultPlan {
  /** Adds a rule and returns the function that removes it. */
  add(rule: FaultRule): () => void;
  /** Counts a request of an operation and returns its fault; undefined for none. The first matching rule wins. */
  next(operation: string | undefined): Fault | undefined;
}

interface Counted {
  readonly rule: FaultRule;
  /** Its number among all rules ever added, which makes its random choices differ from theirs. */
  readonly index: number;
  seen: number;
  hit: number;
}

/**
 * Creates a plan of faults.
 *
 * @param seed determines which requests a rule with a `share` affects; the same seed always affects the same ones.
 * @throws {ContractError} `bad-option` for a rule that no request can match.
 */
export const createFaultPlan = (rules: readonly FaultRule[], seed: number): FaultPlan => {
  const counted: Counted[] = [];
  let count = 0;
  const add = (rule: FaultRule): (() => void) => {
    checkFaultRule(rule);
    const own = { rule, index: count++, seen: 0, hit: 0 };
    counted.push(own);
    return () => {
      const at = counted.indexOf(own);
      if (at >= 0) counted.splice(at, 1);
    };
  };
  for (const rule of rules) add(rule);
  return {
    add,
    next(operation) {
      for (const own of counted) if (isHit(own, operation, seed)) return faultOf(own.rule);
      return undefined;
    },
  };
};

const isHit = (own: Counted, operation: string | undefined, seed: number): boolean => {
  const { rule, index } = own;
  if (rule.operation !== undefined && rule.operation !== operation) return false;
  const number = own.seen++;
  if (number < (rule.after ?? 0) || own.hit >= (rule.times ?? Number.POSITIVE_INFINITY)) return false;
  if (chance(seed, index, number) >= (rule.share ?? 1)) return false;
  own.hit++;
  return true;
};

/** A number from 0 to 1, the same for the same arguments: two mixing rounds of MurmurHash3. */
const chance = (seed: number, index: number, number: number): number => {
  const mix = (value: number) => {
    const one = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    const two = Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
    return (two ^ (two >>> 16)) >>> 0;
  };
  return mix(mix(seed + Math.imul(index + 1, 0x9e3779b9)) + number) / 2 ** 32;
};
