import type { Language } from '../../src/kit/language.ts';
import { Badge, type Tone } from '../../src/ui/badge.tsx';
import type { ProblemItem } from '../../src/ui/error-summary.tsx';
import { useText } from '../../src/ui/page-context.ts';
import type { DraftProblem } from '../tickets/check-draft.ts';
import type { TicketStatus } from '../tickets/ticket.ts';
import type { Identity } from '../tickets/viewer.ts';
import { ticketWords } from './ticket.words.ts';

const tones = {
  customer: { open: 'info', pending: 'warning', solved: 'success' },
  representative: { open: 'info', pending: 'neutral', solved: 'success' },
} as const satisfies Readonly<Record<string, Readonly<Record<TicketStatus, Tone>>>>;

export const StatusBadge = ({
  status,
  to,
}: {
  readonly status: TicketStatus;
  readonly to: 'customer' | 'representative';
}) => {
  const words = useText(ticketWords);
  const isOthersTurn = to === 'representative' && status === 'pending';
  return <Badge tone={tones[to][status]}>{isOthersTurn ? 'Awaiting customer' : words.status[status]}</Badge>;
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

const fields: Readonly<Record<DraftProblem, string>> = {
  no_subject: 'subject',
  long_subject: 'subject',
  no_text: 'text',
  long_text: 'text',
};

export const problemOf = (language: Language, reason: DraftProblem): ProblemItem => ({
  text: ticketWords[language].problems[reason],
  field: fields[reason],
});

/** The sentence beside a field, when one of the problems is with it. */
export const errorOf = (items: readonly ProblemItem[], field: string): string | undefined =>
  items.find((item) => item.field === field)?.text;

/** What was just done, by the word that the redirect after it carries. */
export const describeDone = (sentences: Readonly<Record<string, string>>, word: string | undefined) =>
  word !== undefined && Object.hasOwn(sentences, word) ? sentences[word] : undefined;

export const doneInWorkspace = {
  ...ticketWords.en.done,
  opened_for: 'The ticket is open.',
  noted: 'Your note was added. Only your team sees it.',
  taken: 'The ticket is yours.',
  released: 'The ticket is nobody’s now.',
} as const;
