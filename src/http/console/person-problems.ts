import type { PersonRefusal } from '../../directory/create-person.ts';
import { listPlaces } from '../../directory/list-places.ts';
import type { OrganizationId } from '../../directory/organization.ts';
import { leastPrivileged } from '../../remote/save-connection.ts';
import type { AppContext } from '../app-context.ts';
import type { PersonProblem } from './person-fields.tsx';

/** What is said of a form that adds somebody. */
export const personProblems: Readonly<Record<PersonRefusal, PersonProblem>> = {
  bad_email: { field: 'email', text: 'Enter an email address, such as ana@example.com.' },
  email_taken: { field: 'email', text: 'Somebody here has this email address already.' },
  bad_login_name: { field: 'login_name', text: 'Use 6–30 letters, digits, “_” and “.”, or leave it empty.' },
  login_name_taken: { field: 'login_name', text: 'Somebody here has this login name already.' },
  bad_full_name: { field: 'full_name', text: 'Enter a name, each part up to 50 characters, without < and >.' },
  unknown_role: { field: 'role', text: 'Choose a role.' },
  unknown_profile: { field: 'profile', text: 'Choose a profile.' },
};

/** Every place of an organization, and the one that opens least. */
export async function placesToChoose(ctx: AppContext, organizationId: OrganizationId) {
  const { defaultRoleId, defaultProfileId } = await leastPrivileged(ctx, organizationId);
  const places = await listPlaces(ctx, organizationId);
  const role = places.roles.find(({ id }) => id === defaultRoleId)?.name ?? '';
  const profile = places.profiles.find(({ id }) => id === defaultProfileId)?.name ?? '';
  return { places, least: { role, profile } };
}
