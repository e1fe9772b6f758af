import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Check } from './check.ts';
import { isTest, sourceFiles } from './tracked-files.ts';

const vagueClass = /(Service|Manager|Helper|Utils?)$/;

/** The house rules that Biome has no rule for: no boolean parameter in an exported function, no class of a vague name. */
export const house: Check = {
  name: 'house',
  async look(root) {
    const files = sourceFiles(root).filter((file) => !isTest(file));
    return { saw: files.length, what: 'source files', problems: files.flatMap((file) => offences(root, file)) };
  },
};

function offences(root: string, file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const at = (node: ts.Node) => `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
  return source.statements.flatMap((statement) => [
    ...exportedFunctions(statement)
      .flatMap((fn) => fn.parameters)
      .filter(isBoolean)
      .map(
        (parameter) => `${at(parameter)}: boolean parameter \`${parameter.name.getText(source)}\`; name the two cases`,
      ),
    ...(ts.isClassDeclaration(statement) && vagueClass.test(statement.name?.text ?? '')
      ? [`${at(statement)}: class ${statement.name?.text} is named after nothing`]
      : []),
  ]);
}

function exportedFunctions(statement: ts.Statement): readonly ts.SignatureDeclaration[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  if (!isExported) return [];
  if (ts.isFunctionDeclaration(statement)) return [statement];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ initializer }) =>
    initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
      ? [initializer]
      : [],
  );
}

function isBoolean({ type, initializer }: ts.ParameterDeclaration): boolean {
  if (type !== undefined) return type.kind === ts.SyntaxKind.BooleanKeyword;
  return initializer?.kind === ts.SyntaxKind.TrueKeyword || initializer?.kind === ts.SyntaxKind.FalseKeyword;
}
