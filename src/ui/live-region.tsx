import type { ComponentChildren } from 'preact';

export interface LiveRegionProps {
  readonly id: string;
  /** Seconds between looks at the server; leave it out once there is nothing to wait for. */
  readonly every?: number | undefined;
  readonly children: ComponentChildren;
}

/** Part of a page that renews itself where scripts run, and is read out when it changes. Elsewhere, reloading does it. */
export const LiveRegion = ({ id, every, children }: LiveRegionProps) => (
  <div id={id} data-poll={every} aria-live="polite">
    {children}
  </div>
);
