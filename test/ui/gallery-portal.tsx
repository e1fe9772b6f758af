import { Badge } from '../../src/ui/badge.tsx';
import { Button, ButtonLink, ButtonRow } from '../../src/ui/button.tsx';
import { TextArea, TextField } from '../../src/ui/field.tsx';
import { Form } from '../../src/ui/form.tsx';
import { PortalPage, type PortalPageProps } from '../../src/ui/portal-page.tsx';
import { Table } from '../../src/ui/table.tsx';
import { Thread } from '../../src/ui/thread.tsx';
import type { GalleryPage, Setting } from './gallery-page.ts';

const frame = (setting: Setting): Omit<PortalPageProps, 'title'> => ({
  ...setting,
  portal: { title: 'Acme Support', logo: '/logo.svg', href: '/' },
  nav: [
    { label: 'Your tickets', href: '/tickets', current: true },
    { label: 'Articles', href: '/articles' },
  ],
  footer: <a href="https://www.acme.test">Back to acme.com</a>,
});

const person = { name: 'Bo Andersen', email: 'bo@acme.test', links: [{ label: 'Your account', href: '/account' }] };

const tickets: GalleryPage = (setting) => (
  <PortalPage
    {...frame(setting)}
    person={person}
    title="Your tickets"
    actions={
      <ButtonLink href="/tickets/new" tone="primary">
        Ask a question
      </ButtonLink>
    }
  >
    <Table
      caption="Open and solved tickets"
      hideCaption
      rowKey={(row) => row.id}
      rows={[
        { id: 204, subject: 'The invoice of April is missing a line', state: 'Open' as const },
        { id: 198, subject: 'How do I add a colleague?', state: 'Solved' as const },
      ]}
      columns={[
        { label: 'Subject', cell: (row) => <a href={`/tickets/${row.id}`}>{row.subject}</a> },
        { label: 'Number', cell: (row) => `#${row.id}` },
        { label: 'State', cell: (row) => <Badge tone={row.state === 'Open' ? 'info' : 'success'}>{row.state}</Badge> },
      ]}
    />
  </PortalPage>
);

const ask: GalleryPage = (setting) => (
  <PortalPage
    {...frame(setting)}
    title="Ask a question"
    lead="We answer within a day."
    signIn={{ label: 'Sign in', href: '/sign-in' }}
  >
    <Form action="/tickets">
      <TextField name="subject" label="Subject" />
      <TextArea name="body" label="What happened?" rows={6} hint="Say what you did and what you saw." />
      <ButtonRow>
        <Button tone="primary">Send</Button>
      </ButtonRow>
    </Form>
  </PortalPage>
);

const ticket: GalleryPage = (setting) => (
  <PortalPage {...frame(setting)} person={person} title="The invoice of April is missing a line">
    <Thread
      entries={[
        {
          id: 'm1',
          author: 'Bo Andersen',
          at: new Date('2026-05-03T08:05:00Z'),
          body: 'Hello,\n\nline 4 is missing.\nCan you look?',
        },
        {
          id: 'm2',
          author: 'Ana Silva',
          at: new Date('2026-05-03T09:00:00Z'),
          look: 'aside',
          mark: <Badge tone="warning">Note</Badge>,
          body: 'Known since Monday.',
        },
        {
          id: 'm3',
          author: 'Ana Silva',
          at: new Date('2026-05-03T09:05:00Z'),
          mark: <Badge>Support</Badge>,
          body: 'It is on its way.',
        },
      ]}
    />
    <Form action="/tickets/204/replies">
      <TextArea name="reply" label="Your reply" />
      <ButtonRow>
        <Button tone="primary">Send</Button>
        <Button name="solve" value="1">
          Send and close
        </Button>
      </ButtonRow>
    </Form>
  </PortalPage>
);

export const portalPages: Readonly<Record<string, GalleryPage>> = {
  'portal-tickets': tickets,
  'portal-ask': ask,
  'portal-ticket': ticket,
};
