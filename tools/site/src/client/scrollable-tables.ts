/** Lets the keyboard reach those tables that are wider than the page, so that they can be scrolled with it. */
export const reachScrollableTables = (tables: Iterable<HTMLElement>): void => {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const table of tables) observer.observe(table);
};
