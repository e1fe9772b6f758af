import { type Connection, isAccepted, type Key } from '../../remote/connection.ts';
import { stateOf } from '../../remote/connection-state.ts';
import { Steps } from '../../ui/steps.tsx';
import { connectionTabs, connectionTrail } from './connection-trail.ts';
import { pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';

/** The way of a connection into force: a page each, in this order. */
const steps = [
  { page: 'settings', label: 'Your site' },
  { page: 'code', label: 'Your code' },
  { page: 'test', label: 'Test' },
  { page: 'switch-on', label: 'Switch on' },
] as const;

export type StepPage = (typeof steps)[number]['page'];

/** How far somebody got, as what is stored says it. */
export interface Progress {
  readonly keys: readonly Key[];
  /** Whether a link of its site has come in, good or not. */
  readonly links: 'some' | 'none';
  readonly now: number;
}

/** Where the set-up goes on. */
export function nextPageOf(connection: Connection, { keys, links, now }: Progress): string {
  const state = stateOf(connection);
  if (state === 'on') return pathOf(connection);
  if (!keys.some((key) => isAccepted(key, now))) return stepPath(connection, 'code');
  if (state === 'tested') return stepPath(connection, 'switch-on');
  return stepPath(connection, links === 'some' ? 'test' : 'code');
}

export const stepPath = (connection: Connection, page: StepPage): string => `${pathOf(connection)}/${page}`;

/** Where one goes on with the set-up, wherever it is. */
export const setUpPath = (connection: Connection): string => `${pathOf(connection)}/set-up`;

/** What the page of a step has around it: a connection in force has its tabs, the way there has its steps. */
export const stepFrame = (connection: Connection | undefined, page: StepPage) =>
  ({
    room: 'Setup',
    breadcrumb: connection ? connectionTrail(connection) : connectionTrail(),
    tabs: connection?.enabledAt != null ? connectionTabs(connection, page) : undefined,
    sheets: ['set-up.css'],
  }) as const satisfies Partial<RoomPage>;

/** Each step can be come back to, and gone on to. */
export const SetUpSteps = ({
  connection,
  page,
}: {
  readonly connection: Connection | undefined;
  readonly page: StepPage;
}) => {
  if (connection?.enabledAt != null) return null;
  const isTested = connection !== undefined && stateOf(connection) === 'tested';
  const isPastCode = isTested || page === 'test' || page === 'switch-on';
  const isDone = { settings: connection !== undefined, code: isPastCode, test: isTested, 'switch-on': false };
  return (
    <Steps
      current={steps.findIndex((step) => step.page === page) + 1}
      steps={steps.map((step) => ({
        label: step.label,
        href: connection && stepPath(connection, step.page),
        done: isDone[step.page],
      }))}
    />
  );
};
