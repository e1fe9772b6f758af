import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'link';

interface ButtonLook {
  /** Default `secondary`. One primary per page. */
  readonly tone?: ButtonTone | undefined;
  readonly icon?: IconName | undefined;
  readonly children: ComponentChildren;
}

export interface ButtonProps extends ButtonLook {
  readonly type?: 'submit' | 'button' | 'reset' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Another form of the page that this button submits. */
  readonly form?: string | undefined;
  readonly formaction?: string | undefined;
  readonly id?: string | undefined;
}

/** Submits its form. Never disabled: the server says what is missing. */
export const Button = ({ tone = 'secondary', icon, children, type = 'submit', ...rest }: ButtonProps) => (
  <button class={`button ${tone}`} type={type} {...rest}>
    {icon && <Icon name={icon} />}
    {children}
  </button>
);

export interface ButtonLinkProps extends ButtonLook {
  readonly href: string;
  readonly download?: string | undefined;
}

/** A link that looks like a button, for going somewhere; what changes something is a `Button` in a form. */
export const ButtonLink = ({ tone = 'secondary', icon, children, ...rest }: ButtonLinkProps) => (
  <a class={`button ${tone}`} {...rest}>
    {icon && <Icon name={icon} />}
    {children}
  </a>
);

/** Buttons that belong together; under each other on a phone. */
export const ButtonRow = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="buttons">{children}</div>
);
