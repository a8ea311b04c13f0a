import { reachScrollableTables } from "./scrollable-tables.ts";
import { startSearch } from "./search-dialog.ts";

// The script of every page. It lies in the site's root, with Pagefind's folder beside it.
const search = document.querySelector("#search");
if (search) startSearch(search, new URL(".", import.meta.url));
reachScrollableTables(document.querySelectorAll<HTMLElement>("main table"));
