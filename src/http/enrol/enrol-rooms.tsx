import type { FastifyRequest } from 'fastify';
import { reconfirmSession } from '../../session/reconfirm-session.ts';
import type { Standing } from '../../signin/flow/read-flow.ts';
import { goOn } from '../../signin/flow/take-proof.ts';
import { settleEnrolment } from '../../signin/settle-enrolment.ts';
import { RepeatUnit } from '../../store/repeat-unit.ts';
import { RecoveryCodesPage } from '../account/recovery-codes.page.tsx';
import type { AppContext } from '../app-context.ts';
import { SESSION, setCookie } from '../cookies.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { sendPage } from '../send-page.tsx';
import { complete } from '../sign-in/complete.tsx';
import { findFlowHere, whenceOf } from '../sign-in/flow-here.ts';
import { SET_UP } from '../sign-in/set-up.page.tsx';
import { addressOf, sendBeginAgain } from '../sign-in/show-step.tsx';
import { signedIn } from '../signed-in.ts';
import type { Enroller, EnrolRoom } from './enroller.ts';

/** Under `/account`, for who is signed in and has proved it lately. */
const accountRoom: EnrolRoom = {
  base: '/account',
  config: { access: 'person', proof: 'fresh' },
  find: async (request) => enrollerOfSession(request),
  sendAway: sendNothingHere,
};

/** Both addresses of whatever may be set up. */
export const enrolRooms = (ctx: AppContext): readonly EnrolRoom[] => [
  accountRoom,
  {
    base: SET_UP,
    config: { access: 'anyone' },
    async find(request) {
      const standing = await findFlowHere(ctx, request);
      return standing?.step.step === 'enrol' ? enrollerOfFlow(ctx, request, standing) : undefined;
    },
    sendAway: (request, reply) => sendBeginAgain(request, reply),
  },
];

function enrollerOfSession(request: FastifyRequest): Enroller {
  const { organization } = request;
  const { session, person } = signedIn(request);
  return {
    organization,
    person,
    place: session.id,
    offered: null,
    cancel: '/account',
    async finish(tx, enrolled) {
      const codes = await settleEnrolment(
        tx,
        { organization, person },
        { factor: enrolled.evidence.factor, notice: enrolled.notice },
      );
      const { token } = await reconfirmSession(tx, session, [enrolled.evidence]);
      return (reply) => {
        reply.header('set-cookie', setCookie(SESSION, token));
        if (codes.length === 0) return reply.redirect('/account?done=set-up', 303);
        return sendPage(reply, <RecoveryCodesPage {...{ organization, codes }} occasion="new" returnTo="/account" />);
      };
    },
  };
}

/** Only for what this very step offers: see `nextStep`. */
function enrollerOfFlow(ctx: AppContext, request: FastifyRequest, standing: Standing): Enroller | undefined {
  const { person, flow, step } = standing;
  const { organization, place } = standing.attempt;
  if (!person) return undefined;
  return {
    organization,
    person,
    place,
    offered: step.step === 'enrol' ? step.factors : [],
    cancel: SET_UP,
    async finish(tx, enrolled) {
      const { evidence } = enrolled;
      if (step.step !== 'enrol' || !step.factors.includes(evidence.factor))
        throw new Error(`The flow does not ask for ${evidence.factor}`);
      const codes = await settleEnrolment(
        tx,
        { organization, person },
        { factor: enrolled.evidence.factor, notice: enrolled.notice },
      );
      const whence = whenceOf(request, organization);
      const taken = await goOn(tx, { flow, person, evidence }, { whence, held: 'kept' });
      if (taken.kind === 'gone') throw new RepeatUnit('The flow went on meanwhile');
      if (taken.kind === 'admit') return complete(ctx, request, tx, { ...taken, codes });
      const target = taken.kind === 'go_on' ? addressOf(request, taken.standing) : SET_UP;
      return (reply) =>
        codes.length === 0
          ? reply.redirect(target, 303)
          : sendPage(reply, <RecoveryCodesPage {...{ organization, codes }} occasion="new" returnTo={target} />);
    },
  };
}
