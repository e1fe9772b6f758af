import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface EmptyStateProps {
  readonly title: string;
  readonly icon?: IconName | undefined;
  /** What this is for, in three lines at most. */
  readonly children: ComponentChildren;
  /** The first thing to do here. */
  readonly actions?: ComponentChildren;
}

/** Where nothing is yet: says what would be here, and how to begin. */
export const EmptyState = ({ title, icon, children, actions }: EmptyStateProps) => (
  <div class="empty">
    {icon && <Icon name={icon} />}
    <h2>{title}</h2>
    <p>{children}</p>
    {actions && <div class="buttons">{actions}</div>}
  </div>
);
