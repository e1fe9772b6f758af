import { Type } from 'typebox';

/** What every list takes: the place after which the page begins, and how much of it. */
export const paging = {
  after: Type.Optional(Type.String({ maxLength: 60, description: '`next` of the page before.' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
};

export const Next = Type.Optional(
  Type.String({ description: 'Give it as `after` to see the next page; absent on the last.' }),
);

export const Time = Type.String({ format: 'date-time', description: 'ISO 8601, UTC.' });
export const NullableTime = Type.Union([Time, Type.Null()]);
export const NullableText = Type.Union([Type.String(), Type.Null()]);

export const timeOf = (at: number): string => new Date(at).toISOString();
export const nullableTimeOf = (at: number | null): string | null => (at === null ? null : timeOf(at));
