import type { Connection } from '../../remote/connection.ts';
import { PostButton } from '../../ui/form.tsx';
import { Notice, type NoticeProps } from '../../ui/notice.tsx';
import type { SiteCheck } from './check-site.ts';
import { pathOf } from './connection-words.tsx';

interface Words {
  readonly tone: NoticeProps['tone'];
  readonly title: string;
  readonly text: string;
}

const silences: Readonly<Record<Extract<SiteCheck, { ok: false }>['reason'], Omit<Words, 'tone'>>> = {
  unknown_name: {
    title: 'DNS does not know the host of your Login URL',
    text: 'Is it spelled right? A new name can take a while to be known everywhere.',
  },
  refused: {
    title: 'Nothing answers at your Login URL',
    text: 'The connection was refused. Is the website running, and is the port right?',
  },
  too_slow: {
    title: 'Your Login URL did not answer within 3 seconds',
    text: 'Is the website running? A firewall may let your visitors through and this server not.',
  },
  bad_certificate: {
    title: 'The certificate of your Login URL is not trusted',
    text: 'It has expired, is for another name, or was made by nobody this server knows. Browsers would warn your visitors.',
  },
  no_sense: {
    title: 'What answers at your Login URL is no website',
    text: 'Is the port right, and is it https there?',
  },
  unreachable: {
    title: 'Your Login URL did not answer this server',
    text: 'It is in a private network. Your visitors’ browsers are what must reach it: the test will show.',
  },
  special_address: {
    title: 'Your Login URL leads to an address that is nobody’s website',
    text: 'This server asks nothing of such addresses. Look at the DNS record of its host.',
  },
  plain_http: {
    title: 'Your Login URL works on one machine only',
    text: 'Plain http is for a website on the machine of the browser. For everybody else it must be https.',
  },
  too_many: {
    title: 'Your Login URL was not looked at',
    text: 'You have had it looked at very often. Wait ten minutes, or go on: the test will show.',
  },
};

function statusWords(status: string): Words {
  switch (status.charAt(0)) {
    case '2':
      return { tone: 'success', title: `Your Login URL answers: ${status}`, text: 'A page is there.' };
    case '3':
      return {
        tone: 'success',
        title: `Your Login URL answers: ${status}`,
        text: 'It sends the browser on, as a page does that asks to sign in first.',
      };
    case '4':
      return {
        tone: 'info',
        title: `Your website answers: ${status}`,
        text: /^4(04|10|xx)$/.test(status)
          ? 'There may be no page at the Login URL yet. The code below makes it.'
          : 'It turned this look away, which brought no cookies of a visitor. That may be right: the test will show.',
      };
    default:
      return { tone: 'warning', title: `Your website answers with an error: ${status}`, text: 'Its own log says why.' };
  }
}

const wordsOf = (check: SiteCheck): Words =>
  check.ok ? statusWords(check.value) : { tone: 'warning', ...silences[check.reason] };

/** What this server saw at the Login URL. A hint: visitors’ browsers are elsewhere and may see something else. */
export const SiteNotice = ({ check, connection }: { readonly check: SiteCheck; readonly connection: Connection }) => {
  const { tone, title, text } = wordsOf(check);
  const way = connection.loginUrl.startsWith('https:') ? 'HTTPS' : 'Plain http, on this machine';
  return (
    <Notice
      tone={tone}
      title={title}
      role="status"
      actions={
        tone !== 'success' && (
          <PostButton action={`${pathOf(connection)}/site-checks`} label="Look again" tone="secondary" />
        )
      }
    >
      {check.ok && `${way}. `}
      {text}
    </Notice>
  );
};
