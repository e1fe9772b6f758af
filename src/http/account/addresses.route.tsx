import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { removeNoticeAddress } from '../../directory/keep-notice-address.ts';
import { readNoticeAddresses } from '../../directory/notice-addresses.ts';
import { tellOwner } from '../../signin/notices/tell-owner.ts';
import { type AddressPurpose, confirmAddress, readAwaited, sendAddressCode } from '../../signin/prove-address.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { languageOf } from '../language.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { sendAccount } from './account-screen.tsx';
import {
  AddressCards,
  AddressCodePage,
  type AddressesDone,
  type AddressProblem,
  NewAddressPage,
} from './addresses.page.tsx';
import { addressWords } from './addresses.words.ts';

const Query = Type.Object({ done: Type.Optional(Type.String()) });
const params = Type.Object({ id: Type.String() });
const NewAddress = Type.Object({ email: Type.String({ maxLength: 1000 }) });
const Code = Type.Object({ code: Type.String({ maxLength: 60 }) });
const dones = Object.keys(addressWords.en.done) as readonly AddressesDone[];
const url = '/account/addresses';

/** The addresses of an account. What opens it is changed after a full proof alone (OWASP ASVS 7.5.1). */
export function addressRoutes(app: App, ctx: AppContext): void {
  app.get(url, { config: { access: 'person' }, schema: { querystring: Query } }, async (request, reply) => {
    const { person } = signedIn(request);
    const others = await readNoticeAddresses(ctx, person.id);
    const done = dones.find((one) => one === request.query.done);
    const { title, lead } = addressWords[languageOf(request)];
    return sendAccount(ctx, request, reply, { title, lead, children: <AddressCards {...{ person, others, done }} /> });
  });
  for (const purpose of ['email', 'notices'] as const) provingRoutes(app, ctx, purpose);

  const config = { access: 'person', proof: 'fresh' } as const;
  app.post(`${url}/:id/remove`, { config, schema: { params } }, async (request, reply) => {
    const { organization } = request;
    const { person } = signedIn(request);
    const gone = await ctx.unitOfWork(async (unit) => {
      const tx = { ...unit, now: ctx.now };
      const email = await removeNoticeAddress(tx, person, request.params.id, person.id);
      if (email === undefined) return false;
      await tellOwner(tx, { person, organization }, 'notice_address_removed', { formerNotice: email });
      return true;
    });
    return gone ? reply.redirect(`${url}?done=removed`, 303) : sendNothingHere(request, reply);
  });
}

function provingRoutes(app: App, ctx: AppContext, purpose: AddressPurpose) {
  const config = { access: 'person', proof: 'fresh' } as const;
  const isManaged = (request: FastifyRequest) => purpose === 'email' && signedIn(request).person.isManagedByFile;
  const showNew = (request: FastifyRequest, reply: FastifyReply, problem?: AddressProblem, typed = '') =>
    sendPage(
      reply,
      <NewAddressPage {...{ organization: request.organization, purpose, problem, typed }} />,
      statusOf(problem),
    );

  app.get(`${url}/${purpose}`, { config }, (request, reply) =>
    isManaged(request) ? sendNothingHere(request, reply) : showNew(request, reply),
  );

  app.post(`${url}/${purpose}`, { config, schema: { body: NewAddress } }, async (request, reply) => {
    if (isManaged(request)) return sendNothingHere(request, reply);
    const { email } = request.body;
    const sent = await sendAddressCode(ctx, wishOf(request, purpose), email);
    return sent.ok ? reply.redirect(`${url}/${purpose}/code`, 303) : showNew(request, reply, sent.reason, email);
  });

  app.get(`${url}/${purpose}/code`, { config }, (request, reply) => showCode(ctx, request, reply, { purpose }));

  app.post(`${url}/${purpose}/code`, { config, schema: { body: Code } }, async (request, reply) => {
    if (isManaged(request)) return sendNothingHere(request, reply);
    const confirmed = await confirmAddress(ctx, wishOf(request, purpose), request.body.code);
    if (confirmed.ok) return reply.redirect(`${url}?done=${purpose}`, 303);
    return showCode(ctx, request, reply, { purpose, problem: confirmed.reason });
  });
}

const wishOf = (request: FastifyRequest, purpose: AddressPurpose) => {
  const { person, session } = signedIn(request);
  return { person, organization: request.organization, sessionId: session.id, purpose };
};

interface Shown {
  readonly purpose: AddressPurpose;
  readonly problem?: AddressProblem;
}

async function showCode(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, { purpose, problem }: Shown) {
  const email = await readAwaited(ctx, wishOf(request, purpose));
  const shown = { organization: request.organization, purpose, problem, email };
  return sendPage(reply, <AddressCodePage {...shown} />, statusOf(problem));
}

const statusOf = (problem: AddressProblem | undefined): number =>
  problem === undefined ? 200 : problem === 'too_many' ? 429 : 422;
