/** The name that was probably meant, if one is near: at most a third of what follows the common prefix mistyped. */
export function nearestName(typed: string, names: readonly string[], prefix: string): string | undefined {
  const [nearest] = names
    .map((name) => ({ name, distance: editDistance(typed, name) }))
    .filter(({ name, distance }) => distance <= (name.length - prefix.length) / 3)
    .toSorted((a, b) => a.distance - b.distance);
  return nearest?.name;
}

/** Levenshtein: insertions, deletions and replacements of single letters. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
