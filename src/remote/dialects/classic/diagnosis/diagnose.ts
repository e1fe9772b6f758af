import { isAccepted, type OpenKey } from '../../../connection.ts';
import type { LinkRefusal } from '../../../link-refusal.ts';
import type { Mistake } from '../../../mistake.ts';
import type { Candidate, Diagnosis, LinkToDiagnose, Statement } from '../../dialect.ts';
import { decode } from '../decode.ts';
import { checkWindow, kindOf, parseTime } from '../verify.ts';
import { type DigestForm, digestForms } from './digest-forms.ts';
import { formMistakes } from './form-mistakes.ts';
import { readingsOf } from './readings.ts';
import { type ReceivedLink, readLink } from './received-link.ts';
import { digestBy, hasKey, recipeOf, shownText, type Values } from './recipe.ts';
import { type Fit, search } from './search.ts';
import { createVeil, seeParameters, type Veil } from './see-parameters.ts';
import { readTime, tsMistake } from './ts-forms.ts';

const LONGEST_SAID = 320;

/** The pure half of the link debugger: it knows the link, the keys of one organization and the time, and nothing else. */
export function* diagnose(given: LinkToDiagnose): Generator<undefined, Diagnosis> {
  const { raw, candidates, names } = given;
  const link = readLink(raw);
  const readings = readingsOf(link);
  const { value = '', raw: sent = '' } = link.known.get('apikey') ?? {};
  const forms = digestForms(value, sent);
  const { fit, digests } = yield* search({ link, readings, candidates, forms, names });

  const ts = link.known.get('ts')?.value ?? '';
  const exposed = candidates.find(({ key }) => key.secret === value.trim());
  const about = exposed ? [keyExposed(exposed)] : checkForms(forms, value);
  const veil = createVeil(candidates);
  return {
    parameters: seeParameters(link, fit?.recipe, veil),
    signature: fit || exposed ? explained(fit) : unexplained(forms),
    candidate: fit?.candidate ?? exposed,
    mistakes: [...about, ...mistakesOf(link, fit, ts)].map((one) => ({ ...one, sentence: veil(one.sentence) })),
    refusals: refusalsOf(given, { fit, ts }),
    ...expectationOf(fit, { values: readings[0]?.values ?? nothing, ts }, veil),
    signedText: fit && veil(shownText(fit.recipe)),
    statement: fit && stateOf(fit),
    digests,
  };
}

const ANY_KEY = { secret: '', name: 'of yours' };

/** What the site means to say, and what it should have signed. */
function expectationOf(
  fit: Fit | undefined,
  read: { readonly values: Values; readonly ts: string },
  veil: Veil,
): Pick<Diagnosis, 'signedAt' | 'said' | 'expectedText' | 'digestWith'> {
  const { meant, meantTs } = fit?.recipe ?? { meant: read.values, meantTs: read.ts };
  const signedAt = readTime(meantTs);
  const expected = (key: Pick<OpenKey, 'secret' | 'name'>) => recipeOf(meant, key, String(signedAt ?? meantTs));
  const said = (text: string) => veil(text).slice(0, LONGEST_SAID);
  return {
    signedAt,
    said: { operation: said(meant.operation), email: said(meant.email) },
    expectedText: veil(shownText(expected(fit?.candidate.key ?? ANY_KEY))),
    digestWith: (key) => Buffer.from(digestBy('md5', expected(key)), 'latin1').toString('hex'),
  };
}

const explained = (fit: Fit | undefined) => (isExact(fit) ? 'exact' : 'explained');
const unexplained = (forms: readonly DigestForm[]) => (forms.length > 0 ? 'not_signed_with_your_key' : 'none');

const isExact = (fit: Fit | undefined): boolean => fit !== undefined && untolerated(fit).length === 0;

/** What keeps the signature from being taken: not what a switch of the connection allows. */
const untolerated = ({ mistakes, candidate }: Fit): readonly Mistake[] =>
  mistakes.filter(
    ({ stage, option }) => stage === 'signature' && !(option && candidate.connection.options[option] === true),
  );

const inAnotherUnit = new Set(['milliseconds_in_digest', 'microseconds_in_digest']);

function mistakesOf(link: ReceivedLink, fit: Fit | undefined, ts: string): readonly Mistake[] {
  const found = fit ? fit.mistakes : formMistakes(link);
  const isTold = found.some(({ id }) => inAnotherUnit.has(id));
  const time = isTold ? undefined : tsMistake(ts, fit ? 'digest' : 'form');
  return time ? [...found, time] : found;
}

const keyExposed = ({ key, connection }: Candidate): Mistake => ({
  id: 'key_as_apikey',
  stage: 'signature',
  sentence: `The key ${key.name} of ${connection.name} itself was sent as apikey: everybody on the way could read it.`,
  fix: 'Rotate the key now, then send the digest instead of the key.',
  proof: 'form',
});

const checkForms = (forms: readonly DigestForm[], value: string): readonly Mistake[] =>
  forms.length === 0 && value !== '' ? [noDigest(value)] : [];

const noDigest = (value: string): Mistake => ({
  id: 'apikey_no_digest',
  stage: 'signature',
  sentence: `apikey is no MD5 digest: it has ${value.length} characters, and a digest has 32 hexadecimal digits.`,
  fix: 'Send the MD5 over operation, values, key and ts as hexadecimal digits.',
  proof: 'form',
});

interface Seen {
  readonly fit: Fit | undefined;
  readonly ts: string;
}

function refusalsOf(given: LinkToDiagnose, seen: Seen): readonly LinkRefusal[] {
  const { fit, ts } = seen;
  const signedAt = readTime(fit?.recipe.meantTs ?? ts);
  const untimely = fit && signedAt !== undefined ? checkWindow(signedAt, given.at) : undefined;
  const found = [...formRefusals(given, seen), checkKey(fit, given), untimely];
  return found.filter((refusal) => refusal !== undefined);
}

function formRefusals({ raw, candidates }: LinkToDiagnose, { fit, ts }: Seen): readonly LinkRefusal[] {
  const decoded = decode(raw);
  const takers = fit ? [fit.candidate] : candidates;
  const isTaken = (sent: string) => takers.some(({ connection }) => parseTime(sent, connection) !== undefined);
  if (!decoded.ok) return [decoded.reason, ...(isTaken(ts) ? [] : (['bad_timestamp'] as const))];
  const { sketch, variants } = decoded.value;
  const isKnown = sketch.operation === 'signin' || sketch.operation === 'signup';
  const refusals: readonly LinkRefusal[] = isKnown ? [] : ['unknown_operation'];
  return isTaken(variants.asBlank.get('ts') ?? '') ? refusals : [...refusals, 'bad_timestamp'];
}

function checkKey(fit: Fit | undefined, { at }: LinkToDiagnose): LinkRefusal | undefined {
  if (!fit || !isExact(fit)) return 'wrong_digest';
  return isAccepted(fit.candidate.key, at) ? undefined : 'revoked_key';
}

const nothing: Values = { operation: '', email: '', loginname: '', fullname: '', utype: '', role: '', profile: '' };

/** Nothing of a link that was made without the key: by such links anybody could ask who is known here. */
function stateOf({ recipe, candidate: { connection } }: Fit): Statement | undefined {
  if (!hasKey(recipe)) return undefined;
  const { meant } = recipe;
  const operation = meant.operation.trim().toLowerCase();
  if (operation !== 'signin' && operation !== 'signup') return undefined;
  const { email, loginname, fullname, utype, role, profile } = meant;
  const said = { email, loginName: loginname, fullName: fullname, kindWord: utype, kind: kindOf(utype), role, profile };
  return { connection, operation, ...said };
}
