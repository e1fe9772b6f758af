import Type from 'typebox';
import Value from 'typebox/value';
import { nearestName } from '../nearest-name.ts';
import type { Path, Problem } from './read-file.ts';
import { aboutOf } from './schema-parts.ts';

/** Everything in the content that the schema does not allow, each with its place. */
export function checkShape(schema: Type.TSchema, content: unknown, at: Path = []): readonly Problem[] {
  if (Type.IsObject(schema))
    return isRecord(content) ? checkObject(schema, content, at) : [expected(schema, content, at)];
  if (Type.IsArray(schema)) {
    if (!Array.isArray(content)) return [expected(schema, content, at)];
    return content.flatMap((item, index) => checkShape(schema.items, item, [...at, index]));
  }
  return Value.Check(schema, content) ? [] : [expected(schema, content, at)];
}

const isRecord = (content: unknown): content is Readonly<Record<string, unknown>> =>
  typeof content === 'object' && content !== null && !Array.isArray(content);

function checkObject(schema: Type.TObject, content: Readonly<Record<string, unknown>>, at: Path): readonly Problem[] {
  const { properties } = schema;
  const required: readonly string[] = schema.required ?? [];
  const missing = required.filter((name) => !Object.hasOwn(content, name));
  const inside = Object.entries(content).flatMap(([name, value]) => {
    const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return inner ? checkShape(inner, value, [...at, name]) : [unknownKey(schema, name, [...at, name])];
  });
  return [...missing.map((name) => ({ at, sentence: `${name} is missing here` })), ...inside];
}

function unknownKey(schema: Type.TObject, name: string, at: Path): Problem {
  const { later = [] } = aboutOf(schema);
  if (later.includes(name)) {
    return {
      at,
      sentence: `this version does not know ${name} yet: take it out, or apply the file with a later version`,
    };
  }
  const nearest = nearestName(name, Object.keys(schema.properties), '');
  return { at, sentence: `${name} is not known here${nearest === undefined ? '' : `: did you mean ${nearest}?`}` };
}

function expected(schema: Type.TSchema, content: unknown, at: Path): Problem {
  const { expects = 'lines of "name: value"', isSecret } = aboutOf(schema);
  const name = [...at].reverse().find((step) => typeof step === 'string') ?? 'the file';
  const shown =
    isSecret || isRecord(content) || Array.isArray(content) ? 'cannot be used' : `is ${JSON.stringify(content)}`;
  return { at, sentence: `${name} ${shown}: expected ${expects}` };
}
