import type { FastifyRequest } from 'fastify';
import { reconfirmSession } from '../../session/reconfirm-session.ts';
import { settleEnrolment } from '../../signin/settle-enrolment.ts';
import { RecoveryCodesPage } from '../account/recovery-codes.page.tsx';
import type { AppContext } from '../app-context.ts';
import { SESSION, setCookie } from '../cookies.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { sendPage } from '../send-page.tsx';
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
export const enrolRooms = (_ctx: AppContext): readonly EnrolRoom[] => [accountRoom];

function enrollerOfSession(request: FastifyRequest): Enroller {
  const { organization } = request;
  const { session, person } = signedIn(request);
  return {
    organization,
    person,
    place: session.id,
    cancel: '/account',
    async finish(tx, { evidence, notice }) {
      const codes = await settleEnrolment(tx, { person, organization }, { factor: evidence.factor, notice });
      const { token } = await reconfirmSession(tx, session, [evidence]);
      return (reply) => {
        reply.header('set-cookie', setCookie(SESSION, token));
        if (codes.length === 0) return reply.redirect('/account?done=set-up', 303);
        return sendPage(reply, <RecoveryCodesPage {...{ organization, codes }} occasion="new" returnTo="/account" />);
      };
    },
  };
}
