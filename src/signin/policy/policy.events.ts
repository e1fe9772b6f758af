import type { OrganizationId } from '../../directory/organization.ts';

export interface PolicyEvent {
  readonly type: 'policy.changed';
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly scope: 'organization' | 'kind' | 'role' | 'profile';
  /** The kind of people, or the name of the role or profile; null for everybody. */
  readonly name: string | null;
  /** JSON: what was set, and what is set now. */
  readonly before: string;
  readonly after: string;
  /** The rules from which the new policy deviates, with commas between; null where it keeps to all of them. */
  readonly deviations: string | null;
}

export const policyEvents: Readonly<Record<PolicyEvent['type'], string>> = {
  'policy.changed': 'What a sign-in asks for was changed.',
};
