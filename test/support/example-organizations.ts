import type { OrganizationPlan } from './settle-organization.ts';

const people = [
  { email: 'jane@acme.example', loginName: 'jane.doe', fullName: 'Jane Doe' },
  { email: 'bob@acme.example', loginName: 'bob.smith', fullName: 'Bob Smith', state: 'deactivated' },
  {
    email: 'rep@acme.example',
    loginName: 'rep.one',
    fullName: 'Rep One',
    kind: 'representative',
    role: 'Manager',
    profile: 'Standard',
  },
  {
    email: 'root@acme.example',
    loginName: 'root.admin',
    fullName: 'Root Admin',
    kind: 'representative',
    role: 'CEO',
    profile: 'Administrator',
  },
] as const;

/** The organization that most stories are about. */
export const acme: OrganizationPlan = {
  name: 'acme',
  supportDomain: 'support.acme.example',
  people,
  connection: {
    key: '7c1f0a9be2d84f53a6b1c0d9e8f70123',
    loginUrl: 'https://www.acme.example/helpdesk/login',
    logoutUrl: 'https://www.acme.example/helpdesk/logout',
  },
};

/** Another one with the same people: nothing of it may ever change. */
export const decoy: OrganizationPlan = {
  name: 'decoy',
  supportDomain: 'support.decoy.example',
  people,
  connection: { key: 'the key of the decoy, another one' },
};
