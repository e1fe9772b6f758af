import { Type } from 'typebox';
import { endSession, endSessionsOf } from '../../session/end-session.ts';
import { listSessions } from '../../session/list-sessions.ts';
import { forgetDevice } from '../../signin/devices/forget-device.ts';
import { listDevices } from '../../signin/devices/list-devices.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { languageOf } from '../language.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { IdentityScreen, sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { sendAccount } from './account-screen.tsx';
import { EndOthersForm, SessionCards, type SessionsDone } from './sessions.page.tsx';
import { sessionWords } from './sessions.words.ts';

const Query = Type.Object({ done: Type.Optional(Type.String()) });
const params = Type.Object({ id: Type.String() });
const dones = Object.keys(sessionWords.en.done) as readonly SessionsDone[];
const url = '/account/sessions';

/** Where one is signed in: ending another session asks who it is first (OWASP ASVS 7.5.2). */
export function sessionRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'person' } as const;
  app.get(url, { config, schema: { querystring: Query } }, async (request, reply) => {
    const { person, session } = signedIn(request);
    const sheet = {
      sessions: await listSessions(ctx, person.id),
      devices: await listDevices(ctx, person.id),
      ownSession: session.id,
      now: new Date(ctx.now()),
      done: dones.find((done) => done === request.query.done),
    };
    const { title, lead } = sessionWords[languageOf(request)];
    return sendAccount(ctx, request, reply, { title, lead, children: <SessionCards sheet={sheet} /> });
  });
  endingRoutes(app, ctx);

  app.post('/account/devices/:id/forget', { config, schema: { params } }, async (request, reply) => {
    const { person } = signedIn(request);
    const isForgotten = await ctx.unitOfWork((tx) => forgetDevice(tx, person, request.params.id, person.id));
    return isForgotten ? reply.redirect(`${url}?done=forgotten`, 303) : sendNothingHere(request, reply);
  });
}

function endingRoutes(app: App, ctx: AppContext) {
  const config = { access: 'person', proof: 'fresh' } as const;
  app.get(`${url}/end-others`, { config }, (request, reply) => {
    const { othersTitle: title, othersLead: lead } = sessionWords[languageOf(request)];
    const page = { title, lead, help: 'without_help' as const, children: <EndOthersForm /> };
    return sendPage(reply, <IdentityScreen organization={request.organization} page={page} />);
  });

  app.post(`${url}/end-others`, { config }, async (request, reply) => {
    const { person, session } = signedIn(request);
    const why = { actor: person.id, because: 'signed_out', except: session.id } as const;
    await ctx.unitOfWork((tx) => endSessionsOf({ ...tx, now: ctx.now }, person.id, why));
    return reply.redirect(`${url}?done=others-ended`, 303);
  });

  app.post(`${url}/:id/end`, { config, schema: { params } }, async (request, reply) => {
    const { person } = signedIn(request);
    const found = (await listSessions(ctx, person.id)).find(({ id }) => id === request.params.id);
    if (!found) return sendNothingHere(request, reply);
    const why = { actor: person.id, because: 'signed_out' } as const;
    await ctx.unitOfWork((tx) => endSession({ ...tx, now: ctx.now }, found, why));
    return reply.redirect(`${url}?done=ended`, 303);
  });
}
