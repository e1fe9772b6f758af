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

const pages = ['Overview', 'Settings', 'Script'] as const;

/** The pages of one connection. */
export const connectionTabs = (connection: Connection, current: (typeof pages)[number]): readonly NavItem[] => [
  ...pages.map((label) => ({
    label,
    href: label === 'Overview' ? pathOf(connection) : `${pathOf(connection)}/${label.toLowerCase()}`,
    current: label === current,
  })),
  { label: 'Attempts', href: `${CONNECTIONS}/attempts?connection=${connection.id}` },
];
