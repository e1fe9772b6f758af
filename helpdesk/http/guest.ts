import type { Me } from '../../sdk/node/client.ts';
import { type Viewer, viewerOf } from '../tickets/viewer.ts';

/** Somebody who is signed in, in one of our rooms. */
export interface Guest {
  readonly me: Me;
  readonly viewer: Viewer;
  /** A session is greeted once, on whatever page it arrives at. */
  readonly isNew: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    guest: Guest;
  }
}

const GREETED = '__Host-greeted';

export const guestOf = (me: Me, cookie: string): Guest => ({
  me,
  viewer: viewerOf(me),
  isNew: me.via.factor === 'remote' && !cookie.split('; ').includes(`${GREETED}=${markOf(me)}`),
});

/** The session that this browser was greeted in last. */
export const greetedCookie = ({ me }: Guest): string =>
  `${GREETED}=${markOf(me)}; Path=/; Secure; HttpOnly; SameSite=Lax`;

const markOf = ({ started_at: startedAt }: Me): string => Date.parse(startedAt).toString(36);
