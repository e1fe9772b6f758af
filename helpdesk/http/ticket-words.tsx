import { Badge, type Tone } from '../../src/ui/badge.tsx';
import type { ProblemItem } from '../../src/ui/error-summary.tsx';
import { type DraftProblem, LONGEST_SUBJECT, LONGEST_TEXT } from '../tickets/check-draft.ts';
import type { TicketStatus } from '../tickets/ticket.ts';
import type { Identity } from '../tickets/viewer.ts';

interface Word {
  readonly tone: Tone;
  readonly text: string;
}

const forCustomers: Readonly<Record<TicketStatus, Word>> = {
  open: { tone: 'info', text: 'Open' },
  pending: { tone: 'warning', text: 'Awaiting your reply' },
  solved: { tone: 'success', text: 'Solved' },
};

const forRepresentatives: Readonly<Record<TicketStatus, Word>> = {
  ...forCustomers,
  pending: { tone: 'neutral', text: 'Awaiting customer' },
};

export const StatusBadge = ({
  status,
  to,
}: {
  readonly status: TicketStatus;
  readonly to: 'customer' | 'representative';
}) => {
  const { tone, text } = (to === 'customer' ? forCustomers : forRepresentatives)[status];
  return <Badge tone={tone}>{text}</Badge>;
};

/** How sure we were of who wrote. */
export const IdentityBadge = ({ identity }: { readonly identity: Identity }) => (
  <Badge tone={identity.proof ? 'success' : 'warning'}>{describeIdentity(identity)}</Badge>
);

function describeIdentity({ proof, site }: Identity): string {
  if (!proof) return site === null ? 'Address only asserted' : `Address only asserted by ${site}`;
  if (proof.factor === 'remote') return `Verified by ${site ?? 'another site'}`;
  return proof.factor === 'email_code' ? 'Verified by a code to the address' : 'Verified by sign-in here';
}

const problems: Readonly<Record<DraftProblem, ProblemItem>> = {
  no_subject: { text: 'Say in a few words what it is about', field: 'subject' },
  long_subject: { text: `Shorten the subject to ${LONGEST_SUBJECT} characters`, field: 'subject' },
  no_text: { text: 'Write something first', field: 'text' },
  long_text: { text: `Shorten the text to ${LONGEST_TEXT.toLocaleString('en')} characters`, field: 'text' },
};

export const problemOf = (reason: DraftProblem): ProblemItem => problems[reason];

/** The sentence beside a field, when one of the problems is with it. */
export const errorOf = (items: readonly ProblemItem[], field: string): string | undefined =>
  items.find((item) => item.field === field)?.text;

/** What was just done, by the word that the redirect after it carries. */
const done: Readonly<Record<string, string>> = {
  opened: 'We have your ticket. You will find our answer here.',
  opened_for: 'The ticket is open.',
  replied: 'Your reply was sent.',
  solved: 'The ticket is solved. A reply opens it again.',
  noted: 'Your note was added. Only your team sees it.',
  taken: 'The ticket is yours.',
  released: 'The ticket is nobody’s now.',
};

export const describeDone = (word: string | undefined): string | undefined =>
  word !== undefined && Object.hasOwn(done, word) ? done[word] : undefined;
