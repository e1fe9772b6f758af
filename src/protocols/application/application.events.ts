import type { OrganizationId } from '../../directory/organization.ts';

export interface ApplicationEvent {
  readonly type: 'application.recorded';
  readonly organizationId: OrganizationId;
  /** The person who did it, as the application says. */
  readonly actor: string;
  /** Which application: the name of its token, or of the part of this program. */
  readonly app: string;
  /** In the application's own words, `noun.past-participle`. */
  readonly name: string;
  /** The person or contact it is about. */
  readonly subject: string | null;
  /** What it was done to, e.g. `ticket:17`. */
  readonly object: string;
}

export const applicationEvents: Readonly<Record<ApplicationEvent['type'], string>> = {
  'application.recorded': 'An application that relies on Sallyport recorded what somebody did there.',
};
