import { type Static, type TSchema, Type } from 'typebox';

/** A text or number that may be null, in the one form that a serializer can write without trying each alternative. */
export const orNull = <Schema extends TSchema & { readonly type: string }>(schema: Schema) =>
  Type.Unsafe<Static<Schema> | null>({ ...schema, type: [schema.type, 'null'] });

/** One of a few words. */
export const oneOf = <const Words extends readonly string[]>(
  words: Words,
  options: { readonly description?: string } = {},
) =>
  Object.assign(Type.Unsafe<Words[number]>({ type: 'string', enum: words, ...options }), { type: 'string' as const });
