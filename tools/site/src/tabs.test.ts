import { expect, test } from "vitest";
import { hasTabs, withoutTabs, withTabs } from "./tabs.ts";

const body = `Take one.

<!-- tabs -->

## Soap

\`\`\`sh
npm install soap
\`\`\`

## All three at once

Both.

<!-- /tabs -->

## Next
`;

test("sections between the marks become tabs, named after their headings; what stands around them stays", () => {
  expect(hasTabs(body)).toBe(true);
  expect(withTabs(body)).toBe(`Take one.

<Tabs syncKey="provider">
<TabItem label="Soap">

\`\`\`sh
npm install soap
\`\`\`

</TabItem>
<TabItem label="All three at once">

Both.

</TabItem>
</Tabs>

## Next
`);
});

test("the Markdown twin keeps the sections and loses the marks", () => {
  expect(withoutTabs(body)).not.toContain("<!--");
  expect(withoutTabs(body)).toContain("## Soap\n");
  expect(hasTabs(withoutTabs(body))).toBe(false);
});

test("a text before the first heading belongs to no tab, and is refused", () => {
  expect(() => withTabs("<!-- tabs -->\nBefore.\n\n## Soap\n<!-- /tabs -->\n")).toThrow('not with "Before."');
});
