import type { ComponentChildren } from 'preact';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A state in one or two words. The word says it; the colour only helps. */
export const Badge = ({
  tone = 'neutral',
  children,
}: {
  readonly tone?: Tone | undefined;
  readonly children: ComponentChildren;
}) => <span class={`badge ${tone}`}>{children}</span>;
