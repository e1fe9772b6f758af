import type { Connection } from '../../remote/connection.ts';
import type { NavItem } from '../../ui/page-parts.tsx';
import { CONNECTIONS, pathOf } from './connection-words.tsx';

const trail = [
  { label: 'Organization', href: '/console/setup/organization' },
  { label: 'Rebranding', href: '/console/setup/rebranding' },
  { label: 'Remote Authentication', href: CONNECTIONS },
] as const;

/** Setup → Organization → Rebranding → Remote Authentication, and the connection where the page is below it. */
export const connectionTrail = (connection?: Connection) =>
  connection ? [...trail, { label: connection.name, href: pathOf(connection) }] : trail;

const pages = [
  { page: 'overview', label: 'Overview' },
  { page: 'settings', label: 'Settings' },
  { page: 'code', label: 'Code' },
  { page: 'test', label: 'Test' },
] as const;

/** The pages of one connection. */
export const connectionTabs = (connection: Connection, current: string): readonly NavItem[] => [
  ...pages
    .filter(({ page }) => page !== 'settings' || !connection.isManagedByFile)
    .map(({ page, label }) => ({
      label,
      href: page === 'overview' ? pathOf(connection) : `${pathOf(connection)}/${page}`,
      current: page === current,
    })),
  { label: 'Attempts', href: `${CONNECTIONS}/attempts?connection=${connection.id}` },
];

/** What came in, and why it is as it is. */
export const attemptTabs = (current: 'attempts' | 'debugger'): readonly NavItem[] => [
  { label: 'Attempts', href: `${CONNECTIONS}/attempts`, current: current === 'attempts' },
  { label: 'Link debugger', href: `${CONNECTIONS}/debugger`, current: current === 'debugger' },
];
