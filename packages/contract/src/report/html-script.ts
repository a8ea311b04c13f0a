/** The script of the HTML report: filters the cases by text and by result; without it everything is shown. */
export const htmlScript = `
const search = document.querySelector("#search");
const failing = document.querySelector("#failing");
const count = document.querySelector("#count");
const cases = [...document.querySelectorAll("[data-case]")];
const texts = cases.map((each) => each.textContent.toLowerCase());
const groups = [...document.querySelectorAll("[data-group]")];
const filter = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  cases.forEach((each, index) => {
    const isWanted = words.every((word) => texts[index].includes(word)) && (!failing.checked || each.dataset.case === "failed");
    each.hidden = !isWanted;
    if (isWanted) shown++;
  });
  for (const group of groups) group.hidden = !group.querySelector("[data-case]:not([hidden])");
  count.textContent = shown + " of " + cases.length + " cases";
};
search.addEventListener("input", filter);
failing.addEventListener("change", filter);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
});
filter();
// The page opens at what failed, unless its address says where.
const failed = document.querySelector('[data-case="failed"]');
if (failed && !location.hash) failed.scrollIntoView();
`;
