/** One row of a table in Markdown. */
export const print = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);

export const rule = (columns: number): void => print(Array.from({ length: columns }, () => '---'));

/** What became of a target. */
export const verdict = (measured: number, relation: '<' | '≤' | '≥', target: number): string =>
  (relation === '<' ? measured < target : relation === '≤' ? measured <= target : measured >= target)
    ? 'holds'
    : 'MISSED';
