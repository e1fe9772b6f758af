import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { isAdministrator } from '../../directory/person.ts';
import { type FactorName, isWebAuthn } from '../../factors/assurance.ts';
import type { Authenticator } from '../../factors/authenticator.ts';
import { listSecondFactors } from '../../factors/list-second-factors.ts';
import { hasPassword } from '../../factors/password/has-password.ts';
import { countRecoveryCodes } from '../../factors/recovery-code/count-recovery-codes.ts';
import { listKeys } from '../../factors/webauthn/keys.ts';
import { listSessions } from '../../session/list-sessions.ts';
import type { Session } from '../../session/session.ts';
import { readPolicyOf } from '../../signin/policy/read-policy.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { languageOf } from '../language.ts';
import { describeKey } from '../passkey/key-offer.tsx';
import { signedIn } from '../signed-in.ts';
import { AccountCards, type AccountDone, type AccountSheet } from './account.page.tsx';
import { accountWords } from './account.words.ts';
import { sendAccount } from './account-screen.tsx';
import { addressRoutes } from './addresses.route.tsx';
import { authenticatorAppRoutes } from './authenticator-app.route.tsx';
import { authenticatorRoutes } from './authenticators.route.tsx';
import { codeGeneratorRoutes } from './code-generator.route.tsx';
import { dataRoutes } from './data.route.tsx';
import { historyRoutes } from './history.route.tsx';
import { notMeRoutes } from './not-me.route.tsx';
import { passwordRoutes } from './password.route.tsx';
import { phoneRoutes } from './phone.route.tsx';
import { questionRoutes, readQuestionsSheet } from './questions.route.tsx';
import { recoveryCodeRoutes } from './recovery-codes.route.tsx';
import { sessionRoutes } from './sessions.route.tsx';
import type { Way } from './way-cards.tsx';

const Query = Type.Object({ done: Type.Optional(Type.String()) });
const dones = Object.keys(accountWords.en.done) as readonly AccountDone[];

/** One’s own account: for everybody who is signed in, wherever that is. */
export function accountRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'person' as const };
  app.get('/account', { config, schema: { querystring: Query } }, async (request, reply) => {
    const { person } = signedIn(request);
    const done = dones.find((one) => one === request.query.done);
    const { title, lead } = accountWords[languageOf(request)];
    const children = <AccountCards sheet={{ ...(await readSheet(ctx, request)), done }} />;
    return sendAccount(ctx, request, reply, { title, lead: lead(person.email), children });
  });
  for (const add of rooms) add(app, ctx);
}

const rooms = [
  passwordRoutes,
  authenticatorAppRoutes,
  codeGeneratorRoutes,
  phoneRoutes,
  authenticatorRoutes,
  recoveryCodeRoutes,
  questionRoutes,
  sessionRoutes,
  addressRoutes,
  notMeRoutes,
  historyRoutes,
  dataRoutes,
];

async function readSheet(ctx: AppContext, request: FastifyRequest): Promise<Omit<AccountSheet, 'done'>> {
  const { person, session } = signedIn(request);
  const policy = await readPolicyOf(ctx, person);
  const may = (factor: FactorName) => policy.factors.includes(factor);
  const sessions = await listSessions(ctx, person.id);
  const { host } = request.state.arrival;
  const keys = await listKeys(ctx, person.id);
  const details = new Map(keys.map((key) => [key.id, describeKey(languageOf(request), key, host)]));
  return {
    hasPassword: await hasPassword(ctx, person.id),
    isAdministrator: isAdministrator(person),
    ways: (await listSecondFactors(ctx, person.id)).map((authenticator) =>
      wayOf(authenticator, sessions, details.get(authenticator.id)),
    ),
    questions: await readQuestionsSheet(ctx, person),
    codesLeft: await countRecoveryCodes(ctx, person.id),
    offers: {
      passkey: may('passkey'),
      security_key: may('security_key'),
      totp: may('totp'),
      hotp: may('hotp'),
      phone: may('sms_code') && policy.smsCountries.length > 0,
    },
    otherSessions: sessions.filter(({ id }) => id !== session.id).length,
  };
}

function wayOf(authenticator: Authenticator, sessions: readonly Session[], detail: string | undefined): Way {
  const isBehind = ({ evidence }: Session) =>
    evidence.some((proof) => isWebAuthn(proof) && proof.authenticatorId === authenticator.id);
  return { authenticator, detail, userAgent: sessions.find(isBehind)?.userAgent };
}
