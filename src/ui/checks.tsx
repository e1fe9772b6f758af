import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { useWords } from './page-context.ts';
import type { Words } from './words.ts';

export type CheckState = 'passed' | 'failed' | 'waiting' | 'skipped';

export interface Check {
  readonly state: CheckState;
  readonly label: ComponentChildren;
  readonly detail?: ComponentChildren;
  /** What to do about it. */
  readonly action?: ComponentChildren;
  /** Something small at the end of the line. */
  readonly aside?: ComponentChildren;
}

const looks = {
  passed: { icon: 'check', tone: 'success' },
  failed: { icon: 'cross', tone: 'danger' },
  waiting: { icon: 'clock', tone: 'info' },
  skipped: { icon: 'minus', tone: undefined },
} as const satisfies Record<CheckState, { icon: IconName; tone: string | undefined }>;

/** What was looked at, in order, and how each came out. */
export const Checks = ({ checks }: { readonly checks: readonly Check[] }) => {
  const words = useWords();
  return (
    <ol class="checks">
      {checks.map((check, index) => (
        <CheckLine key={index} check={check} words={words} />
      ))}
    </ol>
  );
};

const CheckLine = ({ check, words }: { readonly check: Check; readonly words: Words }) => {
  const look = looks[check.state];
  return (
    <li class={look.tone}>
      <Icon name={look.icon} />
      <p class="check-label">
        <span class="sr-only">{words[check.state]}: </span>
        {check.label}
      </p>
      {check.detail && <p class="detail">{check.detail}</p>}
      {check.action && <div class="buttons">{check.action}</div>}
      {check.aside && <div class="aside">{check.aside}</div>}
    </li>
  );
};
