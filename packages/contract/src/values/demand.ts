import type { Json } from "../document/json.js";
import type { JsonType } from "../schema/json-type.js";

/** What a value that is built has to look like, beyond being valid. */
export interface Demand {
  /** Exactly this value. */
  readonly value?: Json;
  /** The index of the shape to take; without it the first that works. */
  readonly shape?: number;
  readonly type?: JsonType;
  /** Every optional property and one item of every list, all the way down. */
  readonly isFull?: boolean;
  /** The number of characters of a text, items of a list or properties of an object. */
  readonly size?: number;
  /** Properties that have to be there, and how. */
  readonly properties?: Readonly<Record<string, Demand>>;
  /** The first item has to be there, like this. */
  readonly item?: Demand;
}

/** Makes the demand on a whole value from the demand on the place that is meant inside it. */
export type Reach = (inside: Demand) => Demand;
