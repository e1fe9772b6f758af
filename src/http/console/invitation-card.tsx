import type { Person } from '../../directory/person.ts';
import type { SeenInvitation } from '../../directory/read-invitations.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Time } from '../../ui/time.tsx';

export interface InvitationSheet {
  /** The last one. */
  readonly invitation: SeenInvitation | undefined;
  /** They have a password or a second factor, so a link would be a way around it. */
  readonly hasOwnWay: boolean;
}

interface Props {
  readonly person: Person;
  readonly sheet: InvitationSheet;
  readonly now: Date;
}

/** Whether the person was mailed a link to set a password by, and what became of it. */
export const InvitationCard = ({ person, sheet: { invitation, hasOwnWay }, now }: Props) => {
  const path = `/console/people/${person.id}/invitation`;
  if (person.deactivatedAt !== null) return null;
  if (invitation?.state === 'open' && !hasOwnWay) return <Open invitation={invitation} path={path} now={now} />;
  if (hasOwnWay) return invitation?.state === 'accepted' ? <Accepted invitation={invitation} /> : null;
  return (
    <Card
      title="Invitation"
      description={
        invitation?.state === 'expired'
          ? 'It was not accepted within 7 days. Nobody can use the link any more.'
          : 'The person has no password here. Mail them a link by which they choose one; you never know it.'
      }
      actions={<PostButton action={path} label={invitation ? 'Invite again' : `Invite ${person.email}`} icon="mail" />}
    />
  );
};

interface Seen {
  readonly invitation: SeenInvitation;
}

const Open = ({ invitation, path, now }: Seen & { readonly path: string; readonly now: Date }) => (
  <Card
    title="Invitation"
    description={
      <>
        <Badge tone="info">Not accepted yet</Badge> Mailed <Time at={new Date(invitation.createdAt)} since={now} />,
        good until <Time at={new Date(invitation.expiresAt)} />.
      </>
    }
    actions={
      <>
        <PostButton action={path} label="Send again" />
        <PostButton action={`${path}/withdraw`} label="Withdraw" tone="danger" />
      </>
    }
  >
    <p class="hint">
      Sending again makes a new link; the one before opens nothing then. Changing the role or profile withdraws it.
    </p>
  </Card>
);

const Accepted = ({ invitation: { usedAt } }: Seen) => (
  <Card
    title="Invitation"
    description={
      <>
        <Badge tone="success">Accepted</Badge> {usedAt !== null && <Time at={new Date(usedAt)} />}
      </>
    }
  />
);
