import { checkFaultRule, type Fault, type FaultRule, faultOf } from "./fault.js";

/** What goes wrong with the requests to come. */
export interface FaultPlan {
  /** Adds a rule, and gives what takes it away again. */
  add(rule: FaultRule): () => void;
  /** Counts a request of an operation, and says what it meets; undefined for nothing. The first rule that hits it wins. */
  next(operation: string | undefined): Fault | undefined;
}

interface Counted {
  readonly rule: FaultRule;
  /** Its place among all rules there ever were, by which its chances differ from theirs. */
  readonly index: number;
  seen: number;
  hit: number;
}

/**
 * Gives a plan of faults.
 *
 * @param seed Decides which requests a rule with a `share` hits: always the same ones.
 * @throws {ContractError} `bad-option` for a rule that no request could meet.
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

/** A number from 0 to 1, the same for the same three: two rounds of the mixing of MurmurHash3. */
const chance = (seed: number, index: number, number: number): number => {
  const mix = (value: number) => {
    const one = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    const two = Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
    return (two ^ (two >>> 16)) >>> 0;
  };
  return mix(mix(seed + Math.imul(index + 1, 0x9e3779b9)) + number) / 2 ** 32;
};
