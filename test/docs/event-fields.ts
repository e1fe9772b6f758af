import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../src/kit/project-root.ts';

/** What every event has; a reference need not repeat it. */
const common = new Set(['type', 'organizationId', 'actor']);

/** The fields of each type of event beside the common ones, read from the type `AuditEvent` itself. */
export function readEventFields(): ReadonlyMap<string, readonly string[]> {
  const file = join(projectRoot, 'src/audit/catalogue.ts');
  const program = ts.createProgram([file], readOptions());
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const event = module && checker.getExportsOfModule(module).find(({ name }) => name === 'AuditEvent');
  if (!event) throw new Error(`${file} exports no AuditEvent`);

  const fields = new Map<string, readonly string[]>();
  for (const member of membersOf(checker.getDeclaredTypeOfSymbol(event))) {
    const names = checker.getPropertiesOfType(member).map(({ name }) => name);
    const type = checker.getTypeOfSymbol(checker.getPropertyOfType(member, 'type') ?? event);
    for (const name of membersOf(type)) {
      if (name.isStringLiteral())
        fields.set(
          name.value,
          names.filter((field) => !common.has(field)),
        );
    }
  }
  return fields;
}

const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);

function readOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(projectRoot, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, projectRoot);
  const { incremental, tsBuildInfoFile, ...rest } = options;
  return { ...rest, noEmit: true, rewriteRelativeImportExtensions: false, allowImportingTsExtensions: true };
}
