import type { ComponentChildren } from 'preact';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import type { RoomPage } from './console-screen.tsx';

interface Asked extends Pick<RoomPage, 'room' | 'title' | 'lead' | 'breadcrumb' | 'problem'> {
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
  /** On the button: what happens. */
  readonly yes: string;
  readonly tone: 'primary' | 'danger';
  readonly back: string;
  readonly children?: ComponentChildren;
}

/** One question before something that cannot be taken back by one click. */
export const askPage = ({ action, hidden, yes, tone, back, children, ...page }: Asked): RoomPage => ({
  ...page,
  width: 'narrow',
  children: (
    <>
      {children}
      <Form action={action} hidden={hidden}>
        <ButtonRow>
          <Button tone={tone}>{yes}</Button>
          <ButtonLink href={back}>Cancel</ButtonLink>
        </ButtonRow>
      </Form>
    </>
  ),
});
