import { type Static, Type } from 'typebox';
import type { LinkExplanation } from '../../remote/explanation.ts';
import { stages } from '../../remote/link-refusal.ts';
import { NullableText } from './page.ts';

const MistakeView = Type.Object({
  id: Type.String({ description: 'Stable, e.g. `seconds_for_milliseconds`.' }),
  stage: Type.Enum([...stages]),
  sentence: Type.String(),
  fix: Type.String({ description: 'How the site puts it right.' }),
  option: Type.Optional(
    Type.String({ description: 'The switch of the connection that takes such links as they are.' }),
  ),
  proof: Type.Enum(['digest', 'form'], {
    description: '`digest`: put right, the signature fits exactly; `form`: seen without it.',
  }),
});

const ParameterView = Type.Object({
  name: Type.String(),
  received: Type.String({
    description: 'Digests and what the protocol does not know keep their first characters only.',
  }),
  role: Type.Enum(['signed', 'unsigned', 'digest']),
  signed: Type.Optional(
    Type.Union([Type.String(), Type.Null()], {
      description: 'What the digest covers in its place; null: nothing of it; absent: the same, or nobody knows.',
    }),
  ),
});

const StageView = Type.Object({
  stage: Type.Enum([...stages]),
  state: Type.Enum(['passed', 'failed', 'not_judged']),
  sentence: Type.Optional(Type.String()),
  received: Type.Optional(Type.String()),
  expected: Type.Optional(Type.String()),
});

const KeyView = Type.Object({
  connection: Type.String(),
  name: Type.String(),
  fingerprint: Type.String(),
  state: Type.String(),
});

const PersonView = Type.Object({
  exists: Type.Boolean(),
  full_name: Type.String(),
  kind: Type.Enum(['customer', 'representative']),
  role: Type.Optional(NullableText),
  profile: Type.Optional(NullableText),
});

/** What the debugger says. There is no key and no digest in it. */
export const ExplanationView = Type.Object({
  verdict: Type.Enum(['good', 'mistaken', 'refused', 'not_signed_with_your_key']),
  sentence: Type.String({ description: 'The verdict in words: the mistake, where one was found.' }),
  mistakes: Type.Array(MistakeView),
  parameters: Type.Array(ParameterView),
  signed_text: Type.Optional(
    Type.String({ description: 'What was signed, the key as its name; absent when nobody knows.' }),
  ),
  expected_text: Type.String({ description: 'What should have been signed.' }),
  key: Type.Optional(KeyView),
  stages: Type.Array(StageView),
  person: Type.Optional(PersonView),
});

export function describeExplanation(explanation: LinkExplanation): Static<typeof ExplanationView> {
  const {
    verdict,
    sentence,
    mistakes,
    parameters,
    signedText,
    expectedText,
    key,
    stages: judged,
    person,
  } = explanation;
  return {
    verdict,
    sentence,
    mistakes: mistakes.map(({ option, ...mistake }) => ({ ...mistake, ...(option && { option }) })),
    parameters: [...parameters],
    ...(signedText !== undefined && { signed_text: signedText }),
    expected_text: expectedText,
    ...(key && { key: { connection: key.connection, name: key.name, fingerprint: key.fingerprint, state: key.state } }),
    stages: judged.map(withoutNothing),
    ...(person && { person: describePerson(person) }),
  };
}

/** Absent and undefined are the same in JSON. */
const withoutNothing = (stage: LinkExplanation['stages'][number]) => stage as Static<typeof StageView>;

function describePerson(person: NonNullable<LinkExplanation['person']>): Static<typeof PersonView> {
  const seen = { exists: person.kind === 'existing', full_name: person.fullName, kind: person.personKind };
  return person.kind === 'existing' ? seen : { ...seen, role: person.role, profile: person.profile };
}
