/** One row of a table in Markdown. */
export const print = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);

export const rule = (columns: number): void => print(Array.from({ length: columns }, () => '---'));

export const verdict = (holds: boolean): string => (holds ? 'holds' : 'MISSED');
