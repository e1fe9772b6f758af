import type { SiteUser } from './site.ts';

/** Samples for trying the site out. Nothing here is secret. */
export const sampleUsers: readonly SiteUser[] = [
  {
    email: 'jane@acme.example',
    loginName: 'jane.doe',
    fullName: 'Jane Doe',
    kind: 'customer',
    password: 'jane-sample-password',
  },
  {
    email: 'zoe+help@acme.example',
    loginName: 'zoe.mueller',
    fullName: 'Zoë Müller',
    kind: 'customer',
    password: 'zoe-sample-password',
  },
  {
    email: 'rep@acme.example',
    loginName: 'rep.one',
    fullName: 'Rep One',
    kind: 'representative',
    role: 'Support Engineer',
    profile: 'Standard',
    password: 'rep-sample-password',
  },
];
