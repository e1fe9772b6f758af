/** The few words that the page primitives say by themselves. Callers pass a translation once, to the page. */
export interface Words {
  readonly skipToContent: string;
  readonly mainNavigation: string;
  readonly breadcrumb: string;
  readonly menu: string;
  readonly account: string;
  readonly signOut: string;
  readonly search: string;
  readonly language: string;
  /** The title of a page that reports a problem. */
  readonly errorTitle: (title: string) => string;
  readonly problemHeading: string;
  readonly problemInField: string;
  readonly optional: string;
  readonly showPassword: string;
  readonly capsLockOn: string;
  readonly copy: string;
  readonly copied: string;
  readonly firstPage: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly pages: string;
  /** Before the name of a filter that is on. */
  readonly removeFilter: string;
  readonly passed: string;
  readonly failed: string;
  readonly waiting: string;
  readonly skipped: string;
  readonly stepOf: (step: number, steps: number) => string;
  readonly stepDone: string;
}

export const englishWords: Words = {
  skipToContent: 'Skip to content',
  mainNavigation: 'Main',
  breadcrumb: 'Breadcrumb',
  menu: 'Menu',
  account: 'Your account',
  signOut: 'Sign out',
  search: 'Search',
  language: 'Language',
  errorTitle: (title) => `Error: ${title}`,
  problemHeading: 'There is a problem',
  problemInField: 'Error:',
  optional: 'optional',
  showPassword: 'Show password',
  capsLockOn: 'Caps Lock is on.',
  copy: 'Copy',
  copied: 'Copied',
  firstPage: 'First',
  previousPage: 'Previous',
  nextPage: 'Next',
  pages: 'Pages',
  removeFilter: 'Remove filter',
  passed: 'Passed',
  failed: 'Failed',
  waiting: 'Waiting',
  skipped: 'Not checked',
  stepOf: (step, steps) => `Step ${step} of ${steps}`,
  stepDone: 'Done',
};
