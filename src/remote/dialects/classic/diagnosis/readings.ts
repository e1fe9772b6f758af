import type { Mistake } from '../../../mistake.ts';
import { formMistakes, namingMistakes, operationMistakes, troubleMistakes } from './form-mistakes.ts';
import type { Field, FieldName, ReceivedLink } from './received-link.ts';
import { type Values, valueNames } from './recipe.ts';

/** One way to take the parameters, with what is wrong about the link if it is the right one. */
export interface Reading {
  readonly values: Values;
  readonly ts: string;
  readonly mistakes: readonly Mistake[];
}

/** As the protocol takes the link, and, where it was put together carelessly, as it was meant. */
export function readingsOf(link: ReceivedLink): readonly Reading[] {
  const { known, fields } = link;
  const troubles = troubleMistakes(link);
  const isExact = ([name, { sentAs }]: readonly [FieldName, Field]) => sentAs === name;
  const exact = new Map([...known].filter(isExact));
  const last = new Map(fields.flatMap((field) => (field.name ? [[field.name, field] as const] : [])));
  const frame = [...known].filter(([name]) => name === 'ts' || name === 'apikey');
  const all = formMistakes(link);
  const readings = [
    { values: valuesOf(exact), mistakes: [...namingMistakes(frame), ...troubles, ...operationMistakes(link)] },
    { values: valuesOf(known), mistakes: all },
    { values: valuesOf(last), mistakes: all },
  ];
  const texts = readings.map(({ values }) => JSON.stringify(values));
  return readings
    .filter((_reading, index) => texts.indexOf(texts[index] ?? '') === index)
    .map((reading) => ({ ...reading, ts: known.get('ts')?.value ?? '' }));
}

const valuesOf = (known: ReadonlyMap<FieldName, Field>): Values =>
  Object.fromEntries(valueNames.map((name) => [name, known.get(name)?.value ?? ''])) as Values;
