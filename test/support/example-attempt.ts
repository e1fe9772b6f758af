import type { Organization } from '../../src/directory/organization.ts';
import type { Person } from '../../src/directory/person.ts';
import type { Attempt } from '../../src/factors/factor.ts';

export const exampleOrganization: Organization = {
  id: 'org_1',
  name: 'acme',
  title: 'Acme Support',
  accent: null,
  language: 'en',
  features: { remote_authentication: true },
  supportDomain: 'support.acme.example',
  aliases: [],
  isManagedByFile: false,
};

export const examplePerson: Person = {
  id: 'per_bo',
  organizationId: 'org_1',
  kind: 'customer',
  fullName: 'Bo Customer',
  email: 'bo@acme.example',
  emailVerifiedAt: 1,
  loginName: null,
  loginNameVerifiedAt: null,
  role: null,
  profile: null,
  permissions: [],
  language: null,
  createdAt: 1,
  createdBy: 'file',
  deactivatedAt: null,
  isManagedByFile: false,
};

/** Bo, in one flow of one browser. */
export const exampleAttempt: Attempt = {
  organization: exampleOrganization,
  person: examplePerson,
  place: 'flow_1',
  origin: 'https://support.acme.example:8443',
  address: '192.0.2.1',
};
