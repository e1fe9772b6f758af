import type { PolicyChange, SignInPolicy } from '../../../signin/policy/policy.ts';
import type { PolicyScope } from '../../../signin/policy/policy-set.ts';
import type { ProblemItem } from '../../../ui/error-summary.tsx';
import type { PolicyValues } from './policy-form.ts';

/** What the form of a policy shows. */
export interface PolicySheet {
  readonly scope: PolicyScope;
  readonly title: string;
  /** What is in force while nothing is set here. */
  readonly above: SignInPolicy;
  readonly change: PolicyChange;
  readonly values: PolicyValues;
  readonly isManagedByFile: boolean;
  readonly problems: readonly ProblemItem[];
}
