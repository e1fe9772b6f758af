import type { ComponentChildren } from 'preact';
import type { Tone } from './badge.tsx';
import { Icon, type IconName } from './icon.tsx';

export interface NoticeProps {
  readonly tone: Exclude<Tone, 'neutral'>;
  readonly title?: string | undefined;
  /** `status` for the answer to what was just done, so that it is read out. */
  readonly role?: 'status' | 'alert' | undefined;
  /** Links or buttons below the text. */
  readonly actions?: ComponentChildren;
  readonly children?: ComponentChildren;
}

const icons: Readonly<Record<NoticeProps['tone'], IconName>> = {
  info: 'info',
  success: 'check',
  warning: 'alert',
  danger: 'alert',
};

/** Something to know on this page. */
export const Notice = ({ tone, title, role, actions, children }: NoticeProps) => (
  <div class={`notice ${tone}`} role={role}>
    <Icon name={icons[tone]} />
    <div>
      {title && <p class="notice-title">{title}</p>}
      {children && <div>{children}</div>}
      {actions && <div class="buttons">{actions}</div>}
    </div>
  </div>
);
