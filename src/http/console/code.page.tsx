import type { Connection, Key } from '../../remote/connection.ts';
import { assetUrl } from '../../ui/assets.ts';
import { ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CodeTabs } from '../../ui/code-block.tsx';
import type { SiteCheck } from './check-site.ts';
import { SetUpSteps, stepFrame, stepPath } from './connection-steps.tsx';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import { KEY_VARIABLE } from './fill-script.ts';
import { type KeySecret, SecretCard, StoredKeyCard } from './key-cards.tsx';
import { SiteNotice } from './site-check.tsx';
import { siteScripts } from './site-scripts.ts';

export interface CodeSheet {
  readonly connection: Connection;
  /** The key that the site is to sign with; undefined when there is none. */
  readonly key: Key | undefined;
  /** Id of the newest of all its keys; empty when it has none. */
  readonly newest: string;
  /** Only in the answer that made the key, or shows it once more: it can be read from nowhere else. */
  readonly secret?: KeySecret | undefined;
  /** Origin of the Support Domain. */
  readonly portal: string;
  readonly site?: SiteCheck | undefined;
}

/** What goes into the website: the key, the SDK’s one file, and a script that is ready to paste. */
export function codePage(sheet: CodeSheet): RoomPage {
  const { connection, key, newest, secret, site } = sheet;
  return {
    ...stepFrame(connection, 'code'),
    title: 'Your code',
    lead: 'Two things go into your website: the key, and a script that signs with it.',
    ...(secret && { scripts: [assetUrl('address.js')] }),
    children: (
      <>
        {secret && <div hidden data-address={stepPath(connection, 'code')} />}
        <SetUpSteps connection={connection} page="code" />
        {site && <SiteNotice check={site} connection={connection} />}
        {secret ? (
          <SecretCard secret={secret} />
        ) : (
          <StoredKeyCard connection={connection} accepted={key} newest={newest} />
        )}
        <ScriptCard sheet={sheet} />
        <Onwards connection={connection} secret={secret} />
      </>
    ),
  };
}

const ScriptCard = ({ sheet: { connection, key, portal } }: { readonly sheet: CodeSheet }) => {
  const { loginUrl, logoutUrl, name } = connection;
  const scripts = siteScripts({ portal, loginUrl, logoutUrl, connection: name, key: key?.name });
  const link = (file: string, of: string) => (
    <ButtonLink href={`${of}/sdk/${file}`} download={file} icon="download">
      Download {file}
    </ButtonLink>
  );
  return (
    <Card
      title="The script"
      description={
        <>
          Your addresses are filled in. It reads the key from <code>{KEY_VARIABLE}</code>, and needs nothing but the one
          file of the SDK beside it. Keep your server’s clock right: a link is good for three minutes.
        </>
      }
    >
      <CodeTabs
        name="language"
        label="Language"
        tabs={scripts.map(({ id, label, code, file, sdk }) => ({
          id,
          label,
          code,
          more: (
            <div class="buttons">
              {link(file, pathOf(connection))}
              {link(sdk, CONNECTIONS)}
            </div>
          ),
        }))}
      />
    </Card>
  );
};

const Onwards = ({ connection, secret }: Pick<CodeSheet, 'connection' | 'secret'>) => {
  if (connection.enabledAt !== null) return secret ? <Stored href={pathOf(connection)}>I have stored it</Stored> : null;
  return (
    <Stored href={stepPath(connection, 'test')} back={stepPath(connection, 'settings')}>
      {secret ? 'I have stored it: on to the test' : 'On to the test'}
    </Stored>
  );
};

interface StoredProps {
  readonly href: string;
  readonly back?: string;
  readonly children: string;
}

const Stored = ({ href, back, children }: StoredProps) => (
  <ButtonRow>
    <ButtonLink tone="primary" href={href}>
      {children}
    </ButtonLink>
    {back && (
      <ButtonLink tone="link" href={back}>
        Back to your site
      </ButtonLink>
    )}
  </ButtonRow>
);
