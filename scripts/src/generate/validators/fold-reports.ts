import ts from "typescript";

const { factory } = ts;

/** The function that a folded report calls. */
export const REPORT_CODE = `function add(issues, issue) {
    if (issues === null) return [issue];
    issues.push(issue);
    return issues;
}`;

/** Ajv adds an error in eight lines; `vErrors = add(vErrors, {…})` is one. */
export const foldReports = (statements: readonly ts.Statement[]): readonly ts.Statement[] => {
  const folded: ts.Statement[] = [];
  for (let index = 0; index < statements.length; index += 1) {
    const [first, second] = [statements[index], statements[index + 1]];
    const error = first && second && errorOf(first, second);
    if (error) {
      folded.push(report(error));
      index += 1;
    } else if (first) folded.push(first);
  }
  return folded;
};

/** `const err0 = {…}; if (vErrors === null) { vErrors = [err0]; } else { vErrors.push(err0); }` */
const errorOf = (first: ts.Statement, second: ts.Statement): ts.ObjectLiteralExpression | undefined => {
  if (!ts.isVariableStatement(first) || !ts.isIfStatement(second)) return undefined;
  const [declaration] = first.declarationList.declarations;
  const name = declaration?.name.getText() ?? "";
  const text = second.getText().replaceAll(/\s/g, "");
  if (text !== `if(vErrors===null){vErrors=[${name}];}else{vErrors.push(${name});}`) return undefined;
  const value = declaration?.initializer;
  return value && ts.isObjectLiteralExpression(value) ? value : undefined;
};

const report = (error: ts.ObjectLiteralExpression): ts.Statement => {
  const issues = factory.createIdentifier("vErrors");
  const call = factory.createCallExpression(factory.createIdentifier("add"), undefined, [issues, error]);
  return factory.createExpressionStatement(factory.createAssignment(issues, call));
};
