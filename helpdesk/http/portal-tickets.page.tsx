import { formatNumber } from '../../src/kit/catalogue.ts';
import type { Millis } from '../../src/kit/clock.ts';
import { Button, ButtonLink, ButtonRow } from '../../src/ui/button.tsx';
import { Tabs } from '../../src/ui/console-page.tsx';
import { EmptyState } from '../../src/ui/empty-state.tsx';
import type { ProblemItem } from '../../src/ui/error-summary.tsx';
import { TextArea, TextField } from '../../src/ui/field.tsx';
import { Form } from '../../src/ui/form.tsx';
import { useLang, useText } from '../../src/ui/page-context.ts';
import { LONGEST_SUBJECT, LONGEST_TEXT } from '../tickets/check-draft.ts';
import type { TicketPage } from '../tickets/list-tickets.ts';
import type { Guest } from './guest.ts';
import { portalWords } from './portal.words.tsx';
import { NewTicketLink, PortalFrame } from './portal-frame.tsx';
import { ticketWords } from './ticket.words.ts';
import { errorOf } from './ticket-parts.tsx';
import { OwnTicketTable, pagerOf } from './ticket-table.tsx';

export const ownViews = ['all', 'unsolved', 'solved'] as const;

type OwnView = (typeof ownViews)[number];

interface OwnTickets {
  readonly guest: Guest;
  readonly view: OwnView;
  readonly counts: Readonly<Record<OwnView, number>>;
  readonly page: TicketPage;
  readonly now: Millis;
  /** The place that this page begins after. */
  readonly after: string | undefined;
}

export const OwnTicketsPage = ({ guest, view, counts, page, now, after }: OwnTickets) => {
  const words = useText(portalWords);
  return (
    <PortalFrame guest={guest} room="tickets" title={words.yourTickets} actions={counts.all > 0 && <NewTicketLink />}>
      {counts.all > 0 && <ViewTabs view={view} counts={counts} />}
      {page.tickets.length > 0 ? (
        <OwnTicketTable
          caption={words.listOf(words.views[view])}
          page={page}
          now={now}
          pager={pagerOf(`/portal/tickets?view=${view}`, page, after)}
        />
      ) : (
        <NoTickets view={view} isNew={counts.all === 0} />
      )}
    </PortalFrame>
  );
};

const ViewTabs = ({ view, counts }: Pick<OwnTickets, 'view' | 'counts'>) => {
  const words = useText(portalWords);
  const lang = useLang();
  return (
    <Tabs
      label={words.whichTickets}
      items={ownViews.map((known) => ({
        label: words.views[known],
        href: known === 'all' ? '/portal/tickets' : `/portal/tickets?view=${known}`,
        current: known === view,
        badge: formatNumber(lang, counts[known]),
      }))}
    />
  );
};

const NoTickets = ({ view, isNew }: { readonly view: OwnView; readonly isNew: boolean }) => {
  const words = useText(portalWords);
  return isNew ? (
    <EmptyState title={words.noTickets} icon="ticket" actions={<NewTicketLink />}>
      {words.ask}
    </EmptyState>
  ) : (
    <p>{view === 'solved' ? words.noneSolved : words.noneOpen}</p>
  );
};

interface NewTicketForm {
  readonly guest: Guest;
  readonly subject: string;
  readonly text: string;
  readonly formKey: string;
  readonly problems: readonly ProblemItem[];
}

export const NewTicketPage = ({ guest, subject, text, formKey, problems }: NewTicketForm) => {
  const words = useText(portalWords);
  return (
    <PortalFrame
      guest={guest}
      room="tickets"
      title={words.newTicket}
      problem={problems.length > 0 ? problems : undefined}
    >
      <Form action="/portal/tickets" hidden={{ form_key: formKey }}>
        <TextField
          name="subject"
          label={useText(ticketWords).subject}
          value={subject}
          maxlength={LONGEST_SUBJECT}
          error={errorOf(problems, 'subject')}
        />
        <TextArea
          name="text"
          label={words.whatHappened}
          hint={words.whatHappenedHint}
          value={text}
          rows={10}
          maxlength={LONGEST_TEXT}
          error={errorOf(problems, 'text')}
        />
        <ButtonRow>
          <Button tone="primary">{words.send}</Button>
          <ButtonLink tone="link" href="/portal/tickets">
            {words.cancel}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </PortalFrame>
  );
};
