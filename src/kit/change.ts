/** What it took to make something as it is wished: all of it, these fields, or nothing (an empty list). */
export type Change = 'created' | readonly string[];

/** The fields of a wish that differ from what is there; a wish says nothing about the fields it leaves out. */
export function differences<Thing extends object>(was: Thing, wish: Partial<Thing>): (keyof Thing & string)[] {
  const fields = Object.keys(wish) as (keyof Thing & string)[];
  return fields.filter((field) => wish[field] !== undefined && !isSame(was[field], wish[field]));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
