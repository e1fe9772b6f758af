export interface PagePolicy {
  /** Origins at which a form may end, beside our own: browsers hold `form-action` against redirects too. */
  readonly formActions: readonly string[];
}

/** The content security policy that our pages live under: nothing inline, nothing from elsewhere. */
export const pagePolicy = ({ formActions }: PagePolicy): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action ${["'self'", ...formActions].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
