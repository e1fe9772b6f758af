import type { Connection } from '../../remote/connection.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Steps } from '../../ui/steps.tsx';
import { askPage } from './ask.page.tsx';
import { stepsOf } from './connection-steps.ts';
import { connectionTrail } from './connection-trail.ts';
import { audiences, pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';

interface SwitchOn {
  readonly connection: Connection;
  /** Address of safe access that works without any domain or website. */
  readonly safeAccess: string;
  readonly problem?: string;
}

/** What being in force means, before it is. */
export function switchOnPage({ connection, safeAccess, problem }: SwitchOn): RoomPage {
  const page = {
    room: 'Setup',
    title: `Switch on ${connection.name}`,
    breadcrumb: connectionTrail(connection),
    problem,
  } as const;
  if (connection.testedAt === null) return untestedPage(connection, page);
  return askPage({
    ...page,
    lead: 'From then on remote sign-in is in force.',
    action: `${pathOf(connection)}/switch-on`,
    yes: 'OK, switch on and sign me out',
    tone: 'primary',
    back: pathOf(connection),
    children: (
      <>
        <Steps steps={stepsOf(connection)} current={4} />
        <Notice tone="info" title="What happens">
          <ul>
            <li>
              Visitors {connection.ipRanges === '' ? '' : 'from inside the IP ranges '}who open the portal are sent to{' '}
              {connection.loginUrl}.
            </li>
            <li>{forWhom(connection)}</li>
            <li>You are signed out of this browser. Sessions of others go on.</li>
          </ul>
        </Notice>
        <CopyField
          id="safe-access"
          label="Safe access"
          hint="Keep this address: it shows the regular sign-in page whatever the settings are, when your website is down or the domain is lost."
          value={safeAccess}
        />
      </>
    ),
  });
}

const forWhom = ({ audience }: Connection): string =>
  audience === 'customers'
    ? 'Representatives and administrators sign in with their password, as before.'
    : `${audiences.everyone.label} come in through your website; with a password only by safe access.`;

const untestedPage = (
  connection: Connection,
  page: Pick<RoomPage, 'room' | 'title' | 'breadcrumb' | 'problem'>,
): RoomPage => ({
  ...page,
  width: 'narrow',
  children: (
    <>
      <Steps steps={stepsOf(connection)} current={4} />
      <Notice
        tone="warning"
        title="One successful test is missing"
        actions={
          <>
            <PostButton action={`${pathOf(connection)}/test`} label="Test" tone="primary" />
            <ButtonLink href={`${pathOf(connection)}/script`}>Show the script</ButtonLink>
          </>
        }
      >
        With a wrong address or key in force, nobody would get in any more. So the round trip through{' '}
        {connection.loginUrl} must have come back once, signed with a key that is stored here.
      </Notice>
    </>
  ),
});

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
