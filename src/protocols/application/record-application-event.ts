import type { Emits } from '../../kit/emits.ts';
import type { ApplicationEvent } from './application.events.ts';

/** Puts what happened in an application into the ledger, beside what happened here. */
export function recordApplicationEvent(ctx: Emits<ApplicationEvent>, told: Omit<ApplicationEvent, 'type'>): void {
  const { organizationId, app, name, actor, subject, object } = told;
  ctx.emit({ type: 'application.recorded', organizationId, actor, app, name, subject, object });
}
