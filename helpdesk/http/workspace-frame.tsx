import { ConsolePage } from '../../src/ui/console-page.tsx';
import type { IconName } from '../../src/ui/icon.tsx';
import type { TicketView } from '../tickets/ticket-view.ts';
import { portalWords } from './portal.words.tsx';
import { accentOf, Done, type FrameProps, Greeting, menuOf } from './portal-frame.tsx';

/** The queues, in the order in which a day begins. */
export const queues = ['open', 'unassigned', 'mine', 'pending', 'solved'] as const satisfies readonly TicketView[];

export type Queue = (typeof queues)[number];

export const queueLabels: Readonly<Record<Queue, string>> = {
  open: 'Open',
  unassigned: 'Unassigned',
  mine: 'Mine',
  pending: 'Awaiting customer',
  solved: 'Solved',
};

const icons: Readonly<Record<Queue, IconName>> = {
  open: 'ticket',
  unassigned: 'people',
  mine: 'person',
  pending: 'clock',
  solved: 'check',
};

const queueHref = (queue: Queue): string => (queue === 'open' ? '/workspace' : `/workspace?view=${queue}`);

export type QueueCounts = Readonly<Record<Queue, number>>;

type WorkspaceFrameProps = FrameProps & {
  readonly counts: QueueCounts;
  readonly queue?: Queue;
  /** `narrow` for forms and reading. */
  readonly width?: 'narrow';
};

/** A page of those who answer: the queues at its side, with how many are in each. */
export const WorkspaceFrame = ({ guest, counts, queue, done, children, ...page }: WorkspaceFrameProps) => (
  <ConsolePage
    lang="en"
    {...page}
    accent={accentOf(guest)}
    organization={{ title: guest.me.organization.title, href: '/workspace' }}
    nav={queues.map((known) => ({
      label: queueLabels[known],
      href: queueHref(known),
      icon: icons[known],
      current: known === queue,
      badge: String(counts[known]),
    }))}
    person={menuOf(guest, portalWords.en)}
  >
    {guest.isNew && <Greeting guest={guest} />}
    <Done sentence={done} />
    {children}
  </ConsolePage>
);
