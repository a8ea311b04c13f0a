import type { Page } from "../page.ts";
import { liveFields } from "./fields.ts";

const inputs = liveFields
  .map(
    ({ name, label, value }) =>
      `<label>${label}<input name="${name}" value="${value}" autocomplete="off" spellcheck="false"></label>`,
  )
  .join("");

/** The page that shows, as one types, what each provider would be sent. */
export const livePage: Page = {
  slug: "start/try",
  title: "Try a change",
  description:
    "Type a change of a customer, and see what each provider would be sent and what it has no place for.",
  section: "Start",
  source: "tools/site/src/live/live-page.ts",
  script: "live.js",
  body: `Type a change. Below is what \`customers.plan.update\` says: the request to each provider, and the fields that it has no
place for. The facade runs in this page, without a credential. Nothing is sent.

<form id="live" class="not-content" aria-label="A change of a customer">${inputs}</form>
<div id="plans" aria-live="polite"></div>

The same in code: [one customer, everywhere](page:start/customers). What each provider can hold:
[the table](page:customers#what-each-provider-can-hold).`,
};
