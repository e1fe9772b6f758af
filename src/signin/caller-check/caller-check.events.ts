import type { OrganizationId } from '../../directory/organization.ts';

interface AboutCheck {
  readonly organizationId: OrganizationId;
  /** The representative; the person themself where they say no. */
  readonly actor: string;
  readonly personId: string;
  readonly subject: string;
  readonly method: string;
}

export type CallerCheckEvent =
  | (AboutCheck & { readonly type: 'caller-check.begun' })
  | (AboutCheck & { readonly type: 'caller-check.passed'; readonly by: string; readonly aal: number })
  | (AboutCheck & { readonly type: 'caller-check.failed'; readonly because: 'failed' | 'denied' | 'cancelled' });

export const callerCheckEvents: Readonly<Record<CallerCheckEvent['type'], string>> = {
  'caller-check.begun': 'A representative began to check who is calling.',
  'caller-check.passed': 'A caller showed that the account is theirs.',
  'caller-check.failed': 'A caller did not show that the account is theirs.',
};
