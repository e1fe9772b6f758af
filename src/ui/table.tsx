import type { ComponentChildren, Key } from 'preact';
import { ButtonLink } from './button.tsx';
import { useWords } from './page-context.ts';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** `end` for numbers and buttons. */
  readonly align?: 'start' | 'end' | undefined;
  /** Keeps the label for screen readers only, such as over a column of buttons. */
  readonly hideLabel?: boolean | undefined;
}

export interface TableProps<Row> {
  /** Names the table; read out, and shown unless `hideCaption`. */
  readonly caption: string;
  readonly hideCaption?: boolean | undefined;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => Key;
  readonly pager?: PagerProps | undefined;
}

/** On a phone each row is a card, and some browsers forget what a table is when its `display` changes. */
const is = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** Rows of the same kind. */
export function Table<Row>({ caption, hideCaption, columns, rows, rowKey, pager }: TableProps<Row>) {
  return (
    <div class="table-frame">
      <table {...is.table}>
        <caption class={hideCaption ? 'sr-only' : undefined}>{caption}</caption>
        <thead {...is.group}>
          <tr {...is.row}>
            {columns.map((column) => (
              <th key={column.label} {...is.columnHeader} scope="col" class={column.align}>
                <span class={column.hideLabel ? 'sr-only' : undefined}>{column.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...is.group}>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      {pager && <Pager {...pager} />}
    </div>
  );
}

function TableRow<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly Column<Row>[] }) {
  const [head, ...others] = columns;
  return (
    <tr {...is.row}>
      {head && (
        <th {...is.rowHeader} scope="row" class={head.align}>
          {head.cell(row)}
        </th>
      )}
      {others.map((column) => (
        <td
          key={column.label}
          {...is.cell}
          class={column.align}
          data-label={column.hideLabel ? undefined : column.label}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

export interface PagerProps {
  /** For lists that can only be read onwards: back to their beginning. */
  readonly first?: string | undefined;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  /** How many there are, such as "about 12,000". */
  readonly summary?: string | undefined;
}

/** Links to the neighbouring pages of a list that is read by key, not by number. */
const Pager = ({ first, previous, next, summary }: PagerProps) => {
  const words = useWords();
  return (
    <nav class="pager" aria-label={words.pages}>
      <span>{summary}</span>
      {first !== undefined && <ButtonLink href={first}>{words.firstPage}</ButtonLink>}
      {previous !== undefined && <ButtonLink href={previous}>{words.previousPage}</ButtonLink>}
      {next !== undefined && <ButtonLink href={next}>{words.nextPage}</ButtonLink>}
    </nav>
  );
};
