import type { Connection } from '../../remote/connection.ts';
import { askPage } from './ask.page.tsx';
import { connectionTrail } from './connection-trail.ts';
import { pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';

export const switchOffPage = (connection: Connection): RoomPage =>
  askPage({
    room: 'Setup',
    title: `Switch off ${connection.name}?`,
    lead: 'Visitors get the regular sign-in page again. Whoever has no password here cannot come in until it is on again. Sessions go on.',
    breadcrumb: connectionTrail(connection),
    action: `${pathOf(connection)}/switch-off`,
    yes: 'Switch off',
    tone: 'danger',
    back: pathOf(connection),
  });

export const removePage = (connection: Connection): RoomPage =>
  askPage({
    room: 'Setup',
    title: `Remove ${connection.name}?`,
    lead: 'Its settings and keys are gone for good. People who came in by it stay, and so do their tickets.',
    breadcrumb: connectionTrail(connection),
    action: `${pathOf(connection)}/remove`,
    yes: 'Remove',
    tone: 'danger',
    back: pathOf(connection),
  });
