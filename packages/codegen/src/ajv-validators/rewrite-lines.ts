import { printTokens, tokensOf } from "./code-tokens.js";
import { isAboutMissing, type Rename, rewriteIssue, rewriteTokens } from "./rewrite-tokens.js";

/** The function that a folded report calls. */
export const REPORT_CODE = `function add(issues, issue) {
    if (issues === null) return [issue];
    issues.push(issue);
    return issues;
}`;

const INDENT = "    ";

/** Rewrites lines of Ajv's code, each of which is one statement or the head or end of a block. */
export const createLineWriter = (rename: Rename): ((lines: readonly string[], depth?: number) => string) => {
  // The same few lines make up most of the code.
  const known = new Map<string, string>();
  const rewrite = (line: string): string => {
    const text = known.get(line) ?? plainLine(line) ?? printTokens(rewriteTokens(tokensOf(line), rename));
    known.set(line, text);
    return text;
  };
  return (lines, outer = 0) => {
    const written: string[] = [];
    let depth = outer;
    let label = "";
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index] ?? "";
      if (line.startsWith("}")) depth -= 1;
      const report = line.startsWith("const err") ? reportAt(lines, index) : undefined;
      if (report) index += report.lines - 1;
      // A label has a line of its own, before its loop.
      const isLabel = /^\w+:$/.test(line);
      const text = report ? report.text : isLabel ? line : rewrite(line);
      if (isLabel) label = `${text} `;
      else {
        written.push(`${INDENT.repeat(depth)}${label}${text}`);
        label = "";
      }
      if (line.endsWith("{")) depth += 1;
    }
    return written.join("\n");
  };
};

const PLAIN_LINE =
  /^(?:errors\+\+;|\}|else \{|(?:(?:const|let|var) )?[\w.]+ = [\w.]+;|if\(((?:typeof )?!?[\w.]+(?: (?:[!=]==?|[<>]=?) (?:-?[\w.]+|"\w*"))?)\)\{)$/;
const RENAMED = /(?:validate|formats|wrapper|func)\d/;

/** Most lines compare or assign two names, neither of which gets another. */
const plainLine = (line: string): string | undefined => {
  const found = RENAMED.test(line) ? null : PLAIN_LINE.exec(line);
  if (found === null) return undefined;
  const [, condition] = found;
  return condition === undefined ? line : `if (${condition}) {`;
};

/** Ajv adds an error in seven lines; `vErrors = add(vErrors, {…});` is one. */
const reportAt = (
  lines: readonly string[],
  index: number,
): { readonly text: string; readonly lines: number } | undefined => {
  const line = lines[index] ?? "";
  const [, name, value = ""] = /^const (err\d+) = (\{.*\});$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  const issue = plainIssue(value) ?? printTokens(rewriteIssue(tokensOf(value)));
  const rest = [
    "if(vErrors === null){",
    `vErrors = [${name}];`,
    "}",
    "else {",
    `vErrors.push(${name});`,
    "}",
  ];
  return rest.every((expected, offset) => lines[index + 1 + offset] === expected)
    ? { text: `vErrors = add(vErrors, ${issue});`, lines: rest.length + 1 }
    : { text: `const ${name} = ${issue};`, lines: 1 };
};

const PLAIN_ISSUE =
  /^\{instancePath(?::(instancePath(?:\s*\+\s*(?:"(?:[^"\\]|\\.)*"|\w+))*))?,schemaPath:"(?:[^"\\]|\\.)*",keyword:"(\w+)",/;

/** Most errors are about a value whose place holds no name that came with it, and about no property of it. */
const plainIssue = (value: string): string | undefined => {
  const [, path = "instancePath", keyword] = PLAIN_ISSUE.exec(value) ?? [];
  if (keyword === undefined || isAboutMissing(keyword)) return undefined;
  const place = path.replaceAll(/("(?:[^"\\]|\\.)*")|\s*\+\s*/g, (_, text?: string) => text ?? " + ");
  return `{ instancePath: ${place}, keyword: "${keyword}" }`;
};
