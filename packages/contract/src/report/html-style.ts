/** The style of the HTML report: one column, readable on a phone, light or dark as the reader's system is. */
export const htmlStyle = `
:root { color-scheme: light dark; --ok: #1a7f37; --bad: #c62828; --line: #8884; --soft: #8881; }
@media (prefers-color-scheme: dark) { :root { --ok: #4ac26b; --bad: #ff7b72; } }
html { background: Canvas; color: CanvasText; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: inherit; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.3rem; margin-top: 2.5rem; } h3 { font-size: 1.05rem; margin-top: 1.5rem; }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; background: Canvas; padding: .5rem; }
.ok { color: var(--ok); } .bad { color: var(--bad); font-weight: 600; } .dim { opacity: .7; }
.find { position: sticky; top: 0; background: Canvas; padding: .75rem 0; border-bottom: 1px solid var(--line); z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; }
.find label { display: grid; font-size: .85rem; flex: 1 1 14rem; }
.find label.only { flex: 0 0 auto; grid-auto-flow: column; gap: .4rem; align-items: center; }
input[type=search] { font: inherit; padding: .5rem; width: 100%; border: 1px solid var(--line); border-radius: .4rem; }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 2px solid; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dd { margin: 0; } dt { font-weight: 600; }
@media (max-width: 40rem) {
  table, tbody { display: block; } thead { position: absolute; left: -100rem; }
  tr { display: grid; grid-template-columns: repeat(3, 1fr); padding: .5rem 0; border-bottom: 1px solid var(--line); }
  td { border: 0; padding: .1rem 0; text-align: left; white-space: normal; } td:first-child { grid-column: 1 / -1; }
  td[data-label]::before { content: attr(data-label) " "; color: CanvasText; opacity: .7; }
}
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
details { border-bottom: 1px solid var(--line); }
summary { padding: .45rem .25rem; cursor: pointer; overflow-wrap: anywhere; } summary:hover { background: var(--soft); }
summary:focus-visible { outline: 2px solid; outline-offset: -2px; }
details > div { padding: 0 .25rem .75rem 1.25rem; }
pre { background: var(--soft); padding: .6rem; margin: .25rem 0; border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
[hidden] { display: none; }
`;
