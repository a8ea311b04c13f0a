import { changesOf } from "./fields.ts";
import { type PlannedChange, planChanges } from "./plan-changes.ts";

const element = (name: string, text: string): HTMLElement => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

const ignoredWords = (ignored: readonly string[]): string =>
  ignored.length === 0 ? "Everything is sent." : `No place for: ${ignored.join(", ")}.`;

const planElement = ({ title, request, body, ignored, reason }: PlannedChange): HTMLElement => {
  const made = element("section", "");
  made.append(element("h2", title));
  if (request) made.append(element("pre", `${request}\n\n${JSON.stringify(body, undefined, 2)}`));
  if (reason) made.append(element("p", `Nothing would be sent: ${reason}`));
  if (request || !reason) made.append(element("p", ignoredWords(ignored)));
  return made;
};

const plans = (form: HTMLFormElement): HTMLElement[] => {
  const typed = new Map([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  try {
    return planChanges(changesOf(typed)).map(planElement);
  } catch (error) {
    return [element("p", error instanceof Error ? error.message : String(error))];
  }
};

const start = (): void => {
  const form = document.querySelector<HTMLFormElement>("#live");
  const result = document.querySelector("#plans");
  if (!form || !result) return;
  const show = () => result.replaceChildren(...plans(form));
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
};

start();
