import { type Found, type FoundPage, loadPagefind, type Pagefind } from "./pagefind.ts";
import { resultItem } from "./result-item.ts";

/** So many pages are shown; a further word narrows the search. */
const most = 8;
/** A pause in typing that is waited for, in milliseconds. */
const pauseMs = 120;

/** How many pages were found, as a sentence. */
const countOf = ({ results }: Found): string => {
  if (results.length === 0) return "Nothing was found.";
  if (results.length === 1) return "1 page";
  return results.length <= most ? `${results.length} pages` : `The first ${most} of ${results.length} pages`;
};

/** The parts of the dialog that change. */
interface Parts {
  readonly input: HTMLInputElement;
  readonly status: Element;
  readonly list: Element;
}

/** Fills the dialog as one types: each call searches for what stands in the input then. */
const searcher = ({ input, status, list }: Parts, root: URL): (() => void) => {
  let pagefind: Promise<Pagefind> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (sentence: string, pages: readonly FoundPage[] = []): void => {
    status.textContent = sentence;
    list.replaceChildren(...pages.map(resultItem));
  };
  const search = async (): Promise<void> => {
    const words = input.value.trim();
    if (words === "") return show("");
    pagefind ??= loadPagefind(root);
    const found = await (await pagefind).search(words);
    const pages = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
    // An answer that comes late must not take the place of a newer one.
    if (words === input.value.trim()) show(countOf(found), pages);
  };
  const fail = (): void => {
    pagefind = undefined;
    show("The search index cannot be loaded. `pnpm docs:build` makes it; `pnpm docs:dev` has none.");
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => search().catch(fail), pauseMs);
  };
};

/** Opens the dialog for the keys that documentation sites use: Ctrl or ⌘ with K, and a slash outside of a field. */
const openByKey = (open: () => void): void => {
  window.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const isTyping = target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
    const isCommand = key === "k" && (event.ctrlKey || event.metaKey);
    if (!isCommand && (key !== "/" || isTyping)) return;
    event.preventDefault();
    open();
  });
};

/**
 * Makes the search of a page work. Pagefind and its index are loaded with the first search.
 *
 * @param element holds a button that opens a `<dialog>` with a form, an input, a status and a list.
 * @param root the address of the site's root.
 */
export const startSearch = (element: Element, root: URL): void => {
  const button = element.querySelector<HTMLButtonElement>(":scope > button");
  const dialog = element.querySelector("dialog");
  const form = element.querySelector("form");
  const input = element.querySelector("input");
  const status = element.querySelector("[role=status]");
  const list = element.querySelector("ol");
  if (!button || !dialog || !form || !input || !status || !list) throw new Error("The search is incomplete.");

  const open = (): void => {
    if (!dialog.open) dialog.showModal();
    input.select();
  };
  button.addEventListener("click", open);
  button.disabled = false;
  openByKey(open);
  input.addEventListener("input", searcher({ input, status, list }, root));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  dialog.addEventListener("click", ({ target }) => {
    // A click on the backdrop has the dialog itself as its target. A link may lead to this very page.
    if (target === dialog || (target instanceof Element && target.closest("a, [data-close]"))) dialog.close();
  });
};
