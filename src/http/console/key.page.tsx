import type { Connection, Key } from '../../remote/connection.ts';
import { ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Steps } from '../../ui/steps.tsx';
import { stepsOf } from './connection-steps.ts';
import { connectionTrail } from './connection-trail.ts';
import { pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import { ScriptCard } from './script.page.tsx';
import { envLine } from './site-scripts.ts';

export interface ShownKey {
  readonly connection: Connection;
  readonly key: Key;
  readonly secret: string;
  /** Origin of the Support Domain. */
  readonly portal: string;
  /** Who gets the link that shows the key once more; undefined where this is that time. */
  readonly mailedTo: string | undefined;
}

/** The one page that a key is read from. It cannot be opened again. */
export function keyPage({ connection, key, secret, portal, mailedTo }: ShownKey): RoomPage {
  const file = `data:application/octet-stream,${encodeURIComponent(envLine(secret))}`;
  return {
    room: 'Setup',
    title: `Key ${key.name} of ${connection.name}`,
    breadcrumb: connectionTrail(connection),
    children: (
      <>
        {connection.enabledAt === null && <Steps steps={stepsOf(connection)} current={2} />}
        <Notice tone="warning" title="This key is shown once">
          Store it where your website keeps its secrets, now. {mailedNote(mailedTo)}
        </Notice>
        <Card
          title="Secret key"
          description={`Fingerprint ${key.fingerprint}: what lists and logs call it from now on.`}
        >
          <CopyField id="secret" label="Key" value={secret} />
          <ButtonRow>
            <ButtonLink href={file} download="support.env">
              Download .env line
            </ButtonLink>
            <ButtonLink tone="primary" href={pathOf(connection)}>
              I have stored it
            </ButtonLink>
          </ButtonRow>
        </Card>
        <ScriptCard connection={connection} portal={portal} />
      </>
    ),
  };
}

const mailedNote = (mailedTo: string | undefined): string =>
  mailedTo === undefined
    ? 'This was the last time: who loses it now rotates the key.'
    : `A mail to ${mailedTo} holds a link that shows it once more within 24 hours, after you have confirmed that it is you.`;
