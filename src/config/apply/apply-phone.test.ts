import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFileHouse } from '../../../test/support/file-house.ts';
import { listSecondFactors } from '../../factors/list-second-factors.ts';

const file = (phone: string) => `version: 1
organizations:
  - name: acme
    title: Acme
    people:
      - { email: bo@acme.example, full_name: Bo, kind: customer${phone} }
`;

test('the registered number of a person is applied, changed, exported and taken away', async (t) => {
  const house = await openFileHouse(t);
  const numbers = async () => {
    const [person] = await house.ctx.db.selectFrom('person').select('id').execute();
    return (await listSecondFactors(house.ctx, person?.id ?? '')).map(({ factor, name }) => `${factor} ${name}`);
  };
  const changesOf = async (phone: string) => {
    const applied = await house.apply(file(phone));
    assert.ok(applied.ok, applied.ok ? '' : applied.problems.join('\n'));
    return applied.changes;
  };
  await changesOf(', phone: "+43 664 1234542"');
  assert.deepEqual(await numbers(), ['sms_code +43 ••• ••42']);
  assert.deepEqual(await changesOf(', phone: "+436641234542"'), []);
  assert.deepEqual(await changesOf(''), []);
  assert.match(await house.exported(), /phone: "\+436641234542"/);
  assert.deepEqual(await changesOf(', phone: "+43 664 1234599"'), ['~ person bo@acme.example of acme: phone']);
  assert.deepEqual(await numbers(), ['sms_code +43 ••• ••99']);
  assert.deepEqual(await changesOf(', phone: null'), ['~ person bo@acme.example of acme: phone']);
  assert.deepEqual(await numbers(), []);
});

test('a number that gets no codes is refused with its line', async (t) => {
  const { apply } = await openFileHouse(t);
  for (const phone of ['+43', '0664 1234567', '+43 900 123456', '+43 1 58800']) {
    const refused = await apply(file(`, phone: "${phone}"`));
    assert.match(refused.ok ? '' : refused.problems.join('\n'), /^acme\.yaml:6: .*mobile number/, phone);
  }
});
