import type { Finding } from "../change.js";
import type { Place } from "./places.js";

/** What the compiler's finding is called where the documents' comparison has no words of its own for it. */
export const wordsOf = (place: Place, label: string): Pick<Finding, "what" | "action"> => {
  const { reason, isSent } = place;
  if (place.class === "fix")
    return { what: `The type of ${label} says more than before.`, action: "Nothing to do." };
  if (place.class === "additive") {
    return {
      what: `The type of ${label} ${reason === "new" ? "is new" : "admits more"}.`,
      action: "Nothing to do.",
    };
  }
  switch (reason) {
    case "gone":
      return {
        what: `${label} is gone from the types.`,
        action: `Stop ${isSent ? "writing" : "reading"} it.`,
      };
    case "required":
      return { what: `The types require ${label}.`, action: "Give it in every call." };
    case "optional":
      return {
        what: `The type of ${label} admits that it is absent.`,
        action: "Handle an answer without it.",
      };
    default:
      return {
        what: `The type of ${label} changed.`,
        action: isSent
          ? "Check what you send against the new type."
          : "Check how you read it against the new type.",
      };
  }
};
