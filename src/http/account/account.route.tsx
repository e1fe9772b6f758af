import { Type } from 'typebox';
import { isAdministrator } from '../../directory/person.ts';
import { listSecondFactors } from '../../factors/list-second-factors.ts';
import { hasPassword } from '../../factors/password/has-password.ts';
import { countRecoveryCodes } from '../../factors/recovery-code/count-recovery-codes.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { languageOf } from '../language.ts';
import { signedIn } from '../signed-in.ts';
import { AccountCards, type AccountDone } from './account.page.tsx';
import { accountWords } from './account.words.ts';
import { sendAccount } from './account-screen.tsx';
import { authenticatorAppRoutes } from './authenticator-app.route.tsx';
import { passwordRoutes } from './password.route.tsx';
import { questionRoutes, readQuestionsSheet } from './questions.route.tsx';
import { recoveryCodeRoutes } from './recovery-codes.route.tsx';

const Query = Type.Object({ done: Type.Optional(Type.String()) });
const dones = Object.keys(accountWords.en.done) as readonly AccountDone[];

/** One’s own account: for everybody who is signed in, wherever that is. */
export function accountRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'person' as const };
  app.get('/account', { config, schema: { querystring: Query } }, async (request, reply) => {
    const { person } = signedIn(request);
    const sheet = {
      hasPassword: await hasPassword(ctx, person.id),
      isAdministrator: isAdministrator(person),
      authenticators: await listSecondFactors(ctx, person.id),
      codesLeft: await countRecoveryCodes(ctx, person.id),
      questions: await readQuestionsSheet(ctx, person),
      done: dones.find((done) => done === request.query.done),
    };
    const { title, lead } = accountWords[languageOf(request)];
    const children = <AccountCards sheet={sheet} />;
    return sendAccount(ctx, request, reply, { title, lead: lead(person.email), children });
  });
  for (const add of [passwordRoutes, authenticatorAppRoutes, recoveryCodeRoutes, questionRoutes]) add(app, ctx);
}
