import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { brokenLinks, FINGERPRINT, KEYS, TS, twiceBroken } from '../../../../../test/support/broken-links.ts';
import { seededRandom } from '../../../../../test/support/seeded-random.ts';
import { SECOND } from '../../../../kit/clock.ts';
import { type Connection, type Key, shippedOptions } from '../../../connection.ts';
import type { Candidate, Diagnosis } from '../../dialect.ts';
import { decode } from '../decode.ts';
import { verify } from '../verify.ts';
import { diagnose } from './diagnose.ts';
import { MOST_DIGESTS } from './search.ts';

const connection = { id: 'cnx_1', name: 'website', options: shippedOptions, enabledAt: 1 } as unknown as Connection;
const candidateOf = (name: string, secret: string, state: Key['state'] = 'active'): Candidate => ({
  connection,
  key: {
    id: `key_${name}`,
    name,
    secret,
    state,
    fingerprint: FINGERPRINT,
    retiresAt: null,
  } as unknown as Candidate['key'],
});
const candidates = Object.entries(KEYS).map(([name, secret]) =>
  candidateOf(name, secret, name === 'old' ? 'revoked' : 'active'),
);
const names = { roles: ['CEO', 'Manager'], profiles: ['Administrator', 'Light'] };

function explain(raw: string, keys: readonly Candidate[] = candidates): Diagnosis {
  const search = diagnose({ raw, candidates: keys, names, at: Number(TS) + 2 * SECOND });
  for (;;) {
    const slice = search.next();
    if (slice.done) return slice.value;
  }
}

const idsOf = ({ mistakes }: Diagnosis) => mistakes.map(({ id }) => id).sort();

test('each broken link is explained by the one mistake that broke it, and by the key that was used', (t) => {
  let digests = 0;
  const wrong: string[] = [];
  for (const [id, done, query, key = 'k1'] of brokenLinks) {
    const diagnosis = explain(query);
    const isKeyless = id === 'key_left_out' || id === 'not_the_key';
    const isRight = idsOf(diagnosis).join() === id && (isKeyless || diagnosis.candidate?.key.name === key);
    if (!isRight) wrong.push(`${id} (${done}): ${idsOf(diagnosis)} with ${diagnosis.candidate?.key.name}`);
    digests += diagnosis.digests;
  }
  const kinds = new Set(brokenLinks.map(([id]) => id));
  t.diagnostic(`${brokenLinks.length} broken links, ${kinds.size} mistakes, ${digests} digests`);
  assert.deepEqual(wrong, []);
  assert.ok(brokenLinks.length >= 130 && kinds.size >= 60, `${brokenLinks.length} links, ${kinds.size} mistakes`);
});

test('two mistakes in one link are both named', (t) => {
  const wrong: string[] = [];
  for (const [ids, done, query] of twiceBroken) {
    const found = idsOf(explain(query));
    if (found.join() !== ids.toSorted().join()) wrong.push(`${done}: ${found}`);
  }
  t.diagnostic(`${twiceBroken.length} links with two mistakes`);
  assert.deepEqual(wrong, []);
  assert.ok(twiceBroken.length >= 15);
});

const proofs = ({ mistakes }: Diagnosis) => mistakes.filter(({ proof }) => proof === 'digest');

/** A diagnosis is a proof: chance must never look like one. */
test('a thousand links that none of our keys signed are said to be just that', (t) => {
  const random = seededRandom();
  const hex = (length: number) => random.text('0123456789abcdef', length);
  const word = () => random.text('abcdefghijklmnopqrstuvwxyzé &+', 6 + random.below(10));
  const shapes = [() => hex(32), () => hex(16 + random.below(16)), () => hex(40), () => hex(64), () => `${hex(22)}==`];
  const one = candidates.slice(0, 1);
  let digests = 0;
  for (let count = 0; count < 1_000; count += 1) {
    const apikey = random.pick([shapes[0] as () => string, ...shapes])();
    const person = {
      email: `${word()}@acme.example`,
      ...(count % 10 === 0 && { loginname: word(), fullname: word(), utype: 'portal' }),
    };
    const values = {
      operation: count % 10 === 0 ? 'signup' : 'signin',
      ...person,
      ts: random.pick([TS, TS.slice(0, 10)]),
      apikey,
    };
    const query = Object.entries(values)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&');
    const diagnosis = explain(query, one);
    assert.equal(diagnosis.signature, 'not_signed_with_your_key', `${query} (SEED=${random.seed})`);
    assert.deepEqual(proofs(diagnosis), [], `${query} (SEED=${random.seed})`);
    assert.equal(diagnosis.statement, undefined);
    digests += diagnosis.digests;
  }
  t.diagnostic(`1,000 links, ${digests} digests, no false diagnosis (SEED=${random.seed})`);
});

test('a thousand mutilated links are explained without a fault, and none of them shows a key', (t) => {
  const random = seededRandom();
  const letters = 'abcdef0123456789%&=+#?\\/<>\'"@\0\n é€😀';
  const mutations: readonly ((text: string, at: number) => string)[] = [
    (text, at) => text.slice(0, at) + random.text(letters, 1) + text.slice(at),
    (text, at) => text.slice(0, at) + text.slice(at + 1 + random.below(5)),
    (text, at) => text.slice(at) + text.slice(0, at),
    (text) => `${text}&${KEYS.k1}=${KEYS.odd}`,
  ];
  let explained = 0;
  for (let count = 0; count < 1_000; count += 1) {
    let broken = brokenLinks[count % brokenLinks.length]?.[2] ?? '';
    for (let times = 1 + random.below(4); times > 0; times -= 1) {
      broken = mutations[random.below(mutations.length)]?.(broken, random.below(broken.length + 1)) ?? '';
    }
    const diagnosis = explain(broken, candidates.slice(0, 1));
    if (proofs(diagnosis).length > 0) explained += 1;
    const { candidate: _candidate, statement: _statement, ...shown } = diagnosis;
    assert.ok(!JSON.stringify(shown).includes(KEYS.k1), `${broken} (SEED=${random.seed})`);
    assert.ok(diagnosis.digests <= MOST_DIGESTS);
  }
  t.diagnostic(`1,000 mutilated links, ${explained} still explained (SEED=${random.seed})`);
});

test('a good link has no mistakes, and what a switch takes is no refusal', () => {
  const md5 = (text: string) => createHash('md5').update(text).digest('hex');
  const good = `operation=signin&email=ana%40acme.example&ts=${TS}&apikey=${md5(`signinana@acme.example${KEYS.k1}${TS}`).toUpperCase()}&state=x`;
  const diagnosis = explain(good);
  assert.deepEqual([diagnosis.signature, diagnosis.mistakes, diagnosis.refusals], ['exact', [], []]);
  assert.equal(diagnosis.signedText, `signinana@acme.example‹key k1›${TS}`);
  assert.equal(diagnosis.signedText, diagnosis.expectedText);

  const rawPlus = `operation=signin&email=ana+x%40acme.example&ts=${TS}&apikey=${md5(`signinana+x@acme.example${KEYS.k1}${TS}`)}`;
  const tolerant = { ...connection, options: { ...shippedOptions, raw_plus: true } };
  assert.deepEqual(explain(rawPlus).refusals, ['wrong_digest']);
  const taken = explain(
    rawPlus,
    candidates.map((candidate) => ({ ...candidate, connection: tolerant })),
  );
  assert.deepEqual([taken.refusals, idsOf(taken)], [[], ['raw_plus']]);
});

/**
 * The switch takes every “+” of a link as itself, or none. A link with one of each kind was said to be good and refused; one
 * with a “+” in the name alone was taken, and said to be signed by nobody.
 */
test('the debugger calls good what is taken, however “+” is written and whatever the switch says', (t) => {
  const random = seededRandom();
  const verdicts = { taken: 0, refused: 0 };
  for (let count = 0; count < 400; count += 1) {
    const options = { ...shippedOptions, raw_plus: random.pick([true, false]) };
    const signer = { ...candidateOf('k1', KEYS.k1), connection: { ...connection, options } };
    const values = {
      operation: 'signup',
      email: `${random.pick(['ana', 'ana+x'])}@acme.example`,
      loginname: random.pick(['ana.lopez', 'ana+lopez']),
      fullname: random.pick(['Ana Lopez', 'Ana+B Lopez', 'Ana']),
      utype: 'portal',
    };
    const text = `${Object.values(values).join('')}${KEYS.k1}${TS}`;
    const written = Object.entries({ ...values, ts: TS }).map(([name, value]) => {
      const style = random.pick([/$^/g, / /g, /\+/g, /[ +]/g]);
      return `${name}=${value.replace(style, '\v').replaceAll('+', '%2B').replaceAll(' ', '%20').replaceAll('\v', '+')}`;
    });
    const query = `${written.join('&')}&apikey=${createHash('md5').update(text).digest('hex')}`;
    const decoded = decode(query);
    assert.ok(decoded.ok);
    const { ok } = verify(decoded.value, [signer], Number(TS));
    const { refusals, mistakes } = explain(query, [signer]);
    assert.equal(refusals.length === 0, ok, `${query} ${JSON.stringify(options)} (SEED=${random.seed})`);
    if (!ok && mistakes.some(({ option }) => option)) {
      const tolerant = { ...signer, connection: { ...connection, options: { ...options, raw_plus: true } } };
      assert.ok(verify(decoded.value, [tolerant], Number(TS)).ok, `the switch would help: ${query}`);
    }
    verdicts[ok ? 'taken' : 'refused'] += 1;
  }
  t.diagnostic(`${verdicts.taken} links taken, ${verdicts.refused} refused (SEED=${random.seed})`);
  assert.ok(verdicts.taken > 50 && verdicts.refused > 50);
});

/** A stranger’s request with such an apikey waits in the log for whoever opens it: the search would never be counted. */
test('what is no digest at all is held against no key, however many there are', () => {
  const many = Array.from({ length: 100 }, (_, index) => candidateOf(`k${index}`, `${KEYS.k1}${index}`));
  const search = diagnose({
    raw: (brokenLinks[0]?.[2] ?? '').replace(/apikey=.*/, 'apikey=zzz'),
    candidates: many,
    names,
    at: Number(TS),
  });
  const started = process.cpuUsage();
  const slice = search.next();
  assert.ok(slice.done, 'one slice');
  assert.equal(slice.value.signature, 'none');
  assert.ok(process.cpuUsage(started).user < 500_000, 'it took seconds');
});

test('however many keys there are, a link costs no more than its bound', () => {
  const many = Array.from({ length: 60 }, (_, index) => candidateOf(`k${index}`, `${KEYS.k1}${index}`));
  const { digests, signature } = explain(
    brokenLinks[0]?.[2].replace(/apikey=.*/, `apikey=${'ab'.repeat(16)}`) ?? '',
    many,
  );
  assert.deepEqual([signature, digests], ['not_signed_with_your_key', MOST_DIGESTS]);
});

/**
 * Whoever may explain links but not see keys must not learn a key or a digest by asking often: a shorter and shorter
 * part that is still said to fit would give both away, a character at a time.
 */
test('parts of a digest or of a key that could be guessed are never said to fit', () => {
  const md5 = (text: string) => createHash('md5').update(text).digest('hex');
  const digest = md5(`signinana@acme.example${KEYS.k1}${TS}`);
  const linkWith = (apikey: string) => `operation=signin&email=ana%40acme.example&ts=${TS}&apikey=${apikey}`;
  for (let length = 1; length < 16; length += 1) {
    for (const part of [digest.slice(0, length), digest.slice(-length), digest.slice(8, 8 + length)]) {
      assert.deepEqual(proofs(explain(linkWith(part))), [], `${length} digits`);
    }
  }
  for (let length = 1; length <= KEYS.k1.length - 3; length += 1) {
    for (const part of [KEYS.k1.slice(0, length), KEYS.k1.slice(-length)]) {
      const asked = explain(linkWith(md5(`signinana@acme.example${part}${TS}`)), candidates.slice(0, 1));
      assert.deepEqual(proofs(asked), [], `${length} characters of the key`);
    }
  }
});
