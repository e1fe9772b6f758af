import Type from 'typebox';
import { isTitle } from '../../directory/organization.ts';

/** What the schema says about a value beside its type. */
export interface About {
  /** Completes "expected …". */
  readonly expects?: string;
  readonly description?: string;
  /** For readers of the JSON Schema, which does not hold our own checks. */
  readonly pattern?: string;
  /** Never shown in a message. */
  readonly isSecret?: true;
  /** Keys of the full format that a later version will know. */
  readonly later?: readonly string[];
}

export const aboutOf = (schema: Type.TSchema): About => schema;

export const about = <const Given extends About>(given: Given): Given => given;

export const text = (given: About, fits: (given: string) => boolean) => Type.Refine(Type.String({ ...given }), fits);

export const oneOf = <const Values extends string[]>(description: string, ...values: Values) =>
  Type.Enum<Values>([...values], about({ description, expects: `one of ${values.join(', ')}` }));

export const oneOfNumbers = <const Values extends number[]>(description: string, ...values: Values) =>
  Type.Enum<Values>([...values], about({ description, expects: `one of ${values.join(', ')}` }));

export const yesOrNo = (description: string) => Type.Boolean(about({ description, expects: 'true or false' }));

export const secret = (description: string) =>
  Type.Refine(
    Type.String({ minLength: 1, ...about({ description, expects: 'a text, env:NAME or file:PATH', isSecret: true }) }),
    (given) => given !== '',
  );

export const object = <Properties extends Type.TProperties>(
  properties: Properties,
  { description, later, isSecret }: About = {},
) =>
  Type.Object(properties, {
    additionalProperties: false,
    ...(description && { description }),
    ...(later && { later }),
    ...(isSecret && { isSecret }),
  });

export const list = <Item extends Type.TSchema>(description: string, item: Item) =>
  Type.Array(item, about({ description, expects: 'a list' }));

export const title = (description: string) =>
  text({ description, expects: 'a text of up to 80 characters', pattern: '\\S' }, isTitle);

/** Or null, which takes away what is there. */
export const orNone = (description: string, schema: ReturnType<typeof text>) =>
  Type.Union([schema, Type.Null()], about({ description, expects: `${aboutOf(schema).expects}, or null for none` }));
