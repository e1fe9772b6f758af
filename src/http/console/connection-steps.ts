import type { Connection } from '../../remote/connection.ts';
import { stateOf } from '../../remote/connection-state.ts';
import type { Step } from '../../ui/steps.tsx';
import { pathOf } from './connection-words.tsx';

/** The way of a connection into force; each step can be come back to. */
export function stepsOf(connection: Connection | undefined): readonly Step[] {
  if (!connection)
    return [{ label: 'Your website' }, { label: 'Key and script' }, { label: 'Test' }, { label: 'Switch on' }];
  const path = pathOf(connection);
  const state = stateOf(connection);
  return [
    { label: 'Your website', href: `${path}/settings`, done: true },
    { label: 'Key and script', href: `${path}/script`, done: state !== 'draft' || connection.testedAt !== null },
    { label: 'Test', href: path, done: state !== 'draft' },
    { label: 'Switch on', href: `${path}/switch-on`, done: state === 'on' },
  ];
}
