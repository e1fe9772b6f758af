/** The address of a list with its filters; what is empty is left out, so that one list has one address. */
export function addressOf(path: string, filters: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(filters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}
