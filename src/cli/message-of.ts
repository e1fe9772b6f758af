/** What a fault says; of several that came together, all. */
export const messageOf = (fault: unknown): string =>
  (fault instanceof AggregateError ? fault.errors.map(messageOf).join('; ') : '') ||
  (fault instanceof Error ? fault.message : String(fault));
