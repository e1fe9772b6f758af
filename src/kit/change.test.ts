import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './change.ts';

const was = { title: 'Acme', aliases: ['a', 'b'] as readonly string[], accent: null as string | null };

const cases: [name: string, wish: Partial<typeof was>, fields: string[]][] = [
  ['an empty wish changes nothing', {}, []],
  ['the same values change nothing', { title: 'Acme', aliases: ['a', 'b'], accent: null }, []],
  ['null is a value like another', { accent: 'ff0000', title: 'Acme' }, ['accent']],
  ['lists are compared by what is in them', { aliases: ['b', 'a'] }, ['aliases']],
];

for (const [name, wish, fields] of cases) {
  test(name, () => assert.deepEqual(differences(was, wish), fields));
}
