import type { ComponentChildren } from 'preact';

export interface DisclosureProps {
  readonly summary: ComponentChildren;
  readonly open?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** Detail for those who ask for it. */
export const Disclosure = ({ summary, open, children }: DisclosureProps) => (
  <details class="disclosure" open={open}>
    <summary>{summary}</summary>
    {children}
  </details>
);
