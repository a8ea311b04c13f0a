import type { Json } from "../document/json.js";
import type { JsonType } from "../schema/json-type.js";

/** Requirements on a built value, besides being valid. */
export interface Demand {
  /** Exactly this value. */
  readonly value?: Json;
  /** The index of the shape to use; without it, the first that works. */
  readonly shape?: number;
  readonly type?: JsonType;
  /** Every optional property and one item of every list, recursively. */
  readonly isFull?: boolean;
  /** The number of characters of a string, items of a list or properties of an object. */
  readonly size?: number;
  /** Required properties, with their own demands. */
  readonly properties?: Readonly<Record<string, Demand>>;
  /** The demand on a required first item. */
  readonly item?: Demand;
}

/** Converts a demand on a place inside a value to a demand on the whole value. */
export type Reach = (inside: Demand) => Demand;
