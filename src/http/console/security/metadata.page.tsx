import type { Metadata } from '../../../factors/webauthn/metadata.ts';
import type { Millis } from '../../../kit/clock.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, ButtonRow } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { controlAttributes, FieldFrame } from '../../../ui/field-frame.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Time } from '../../../ui/time.tsx';
import { type RoomPage, SECURITY, securityTabs } from '../console-screen.tsx';

export const METADATA = `${SECURITY}/metadata`;

export const metadataProblems = {
  nothing: 'Choose the file that you downloaded.',
  malformed: 'This is no metadata file of the FIDO Alliance. Choose the file as it was downloaded.',
  not_signed: 'The FIDO Alliance has not signed this file, or its certificate is out of time. Download it again.',
  older: 'This file is older than the one in use. Download the newest.',
} as const;

export type MetadataProblem = keyof typeof metadataProblems;

interface Sheet {
  readonly metadata: Metadata | undefined;
  /** Of whoever uploaded it; undefined for somebody of another organization. */
  readonly uploadedBy: string | undefined;
  readonly now: Millis;
  readonly problem?: MetadataProblem | undefined;
  readonly isDone?: boolean;
}

/** By what attestations of keys are trusted: without it none is. */
export function metadataPage({ metadata, uploadedBy, now, problem, isDone = false }: Sheet): RoomPage {
  const text = problem && metadataProblems[problem];
  const field = { name: 'file', label: 'Metadata file', hint: 'Usually blob.jwt, some megabytes', error: text };
  return {
    room: 'Security',
    title: 'Metadata of keys',
    lead: 'A list of security keys and passkey providers, signed by the FIDO Alliance. By it, and by nothing else, this server believes that a key is hardware or checks a fingerprint. It is read here: nobody is asked.',
    tabs: securityTabs('Metadata of keys'),
    problem: text && [{ field: 'file', text }],
    children: (
      <>
        {isDone && (
          <Notice tone="success" role="status">
            The metadata is in use.
          </Notice>
        )}
        {metadata ? (
          <Card title="In use">
            <Facts metadata={metadata} uploadedBy={uploadedBy} now={now} />
          </Card>
        ) : (
          <EmptyState title="No metadata yet" icon="shield">
            No attestation is trusted, and “certain models only” lets nobody set up a key.
          </EmptyState>
        )}
        <Card
          title="Upload a file"
          description="Download it from mds3.fidoalliance.org, about once a month, and choose it here."
        >
          <form action={METADATA} method="post" enctype="multipart/form-data" class="form" novalidate>
            <FieldFrame field={field}>
              <input type="file" {...controlAttributes(field)} />
            </FieldFrame>
            <ButtonRow>
              <Button tone="primary">Upload</Button>
            </ButtonRow>
          </form>
        </Card>
      </>
    ),
  };
}

const Facts = ({ metadata, uploadedBy, now }: Required<Pick<Sheet, 'uploadedBy' | 'now'>> & { metadata: Metadata }) => (
  <DefinitionList
    items={[
      { term: 'Number', value: String(metadata.number) },
      { term: 'Models', value: String(metadata.models) },
      {
        term: 'Next update',
        value: (
          <>
            <Time at={new Date(metadata.nextUpdateAt)} show="date" />{' '}
            {metadata.nextUpdateAt < now && <Badge tone="warning">There is a newer one</Badge>}
          </>
        ),
      },
      {
        term: 'Uploaded',
        value: (
          <>
            <Time at={new Date(metadata.uploadedAt)} /> {uploadedBy && `by ${uploadedBy}`}
          </>
        ),
      },
    ]}
  />
);
