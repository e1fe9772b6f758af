import type { ComponentChildren } from 'preact';
import { Button, type ButtonTone } from './button.tsx';
import type { IconName } from './icon.tsx';

export interface FormProps {
  readonly action: string;
  /** Default `post`. */
  readonly method?: 'get' | 'post' | undefined;
  /** Values that travel unseen, such as a token against forgery. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

/** A form that the server validates: browsers' own bubbles are switched off, so that everybody gets the same messages. */
export const Form = ({ action, method = 'post', hidden, id, children }: FormProps) => (
  <form action={action} method={method} id={id} novalidate class="form">
    <HiddenFields values={hidden} />
    {children}
  </form>
);

export interface PostButtonProps {
  readonly action: string;
  readonly label: ComponentChildren;
  readonly tone?: ButtonTone | undefined;
  readonly icon?: IconName | undefined;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
}

/** One button that changes something, as a form of its own. */
export const PostButton = ({ action, label, tone, icon, hidden }: PostButtonProps) => (
  <form action={action} method="post" class="inline-form">
    <HiddenFields values={hidden} />
    <Button tone={tone} icon={icon}>
      {label}
    </Button>
  </form>
);

export const HiddenFields = ({ values }: { readonly values?: Readonly<Record<string, string>> | undefined }) => (
  <>
    {Object.entries(values ?? {}).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
);
