/** Names of environment variables, each given once, with what is to be put into it. */
export interface Variables {
  /** `ACME_WEBSITE_K1` of `acme`, `website` and `k1`. */
  readonly name: (parts: readonly string[], meaning: string) => string;
  readonly meanings: ReadonlyMap<string, string>;
}

export function nameVariables(): Variables {
  const meanings = new Map<string, string>();
  return {
    meanings,
    name(parts, meaning) {
      const wanted = parts.map((part) => part.toUpperCase().replace(/[^A-Z0-9]/g, '_')).join('_');
      const start = /^[0-9]/.test(wanted) ? `_${wanted}` : wanted; // no shell sets a name that begins with a digit
      let free = start;
      for (let count = 2; meanings.has(free); count += 1) free = `${start}_${count}`;
      meanings.set(free, meaning);
      return free;
    },
  };
}
