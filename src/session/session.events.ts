import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';

interface AboutSession {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
  readonly sessionId: string;
}

export type SessionEvent =
  | (AboutSession & { readonly type: 'session.started'; readonly by: string; readonly address: string })
  | (AboutSession & {
      readonly type: 'session.ended';
      readonly because:
        | 'signed_out'
        | 'revoked'
        | 'deactivated'
        | 'address_proved'
        | 'password_changed'
        | 'password_distrusted'
        | 'second_factor_reset'
        | 'objected'
        | 'recovered'
        | 'deleted';
    })
  | (AboutSession & { readonly type: 'session.reconfirmed'; readonly by: string });

export const sessionEvents: Readonly<Record<SessionEvent['type'], string>> = {
  'session.started': 'Somebody was admitted.',
  'session.ended': 'A session was ended before its time.',
  'session.reconfirmed': 'The person of a session proved again who they are.',
};
