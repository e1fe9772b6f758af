import { sql } from 'kysely';
import type { Engine } from '../../src/store/database.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
}

interface Reference {
  readonly columns: string;
  readonly target: string;
  readonly onDelete: string;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: string;
  readonly uniques: readonly string[];
  readonly references: readonly Reference[];
  readonly indexes: readonly { readonly name: string; readonly columns: string }[];
}

/** What the migrations made, as the database itself tells it. Columns in their order, the rest sorted. */
export const describeSchema = ({ kind, reader }: Engine): Promise<Table[]> =>
  kind === 'sqlite' ? describeSqlite(reader) : describePostgres(reader);

async function describeSqlite(db: Engine['reader']): Promise<Table[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from pragma_table_list where schema = 'main' and strict order by name`.execute(db);
  return Promise.all(rows.map(({ name }) => describeSqliteTable(db, name)));
}

async function describeSqliteTable(db: Engine['reader'], name: string): Promise<Table> {
  const columns = await sql<Column & { pk: number }>`
    select name, lower(type) as type, "notnull" or pk > 0 as isRequired, pk from pragma_table_info(${name})`.execute(
    db,
  );
  const indexes = await sql<{ name: string; origin: string; columns: string }>`
    select l.name, l.origin, (select group_concat(i.name, ', ' order by i.seqno) from pragma_index_info(l.name) i) as columns
    from pragma_index_list(${name}) l order by columns`.execute(db);
  const references = await sql<Reference>`
    select "from" as columns, "table" || ' (' || "to" || ')' as target, lower(on_delete) as onDelete
    from pragma_foreign_key_list(${name}) order by 1`.execute(db);
  const key = columns.rows.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  return {
    name,
    columns: columns.rows.map((column) => ({
      name: column.name,
      type: column.type,
      isRequired: Boolean(column.isRequired),
    })),
    primaryKey: key.map((column) => column.name).join(', '),
    uniques: indexes.rows.filter(({ origin }) => origin === 'u').map((index) => index.columns),
    references: references.rows.map((row) => ({ ...row })),
    indexes: indexes.rows
      .filter(({ origin }) => origin === 'c')
      .map((index) => ({ name: index.name, columns: index.columns })),
  };
}

interface Constraint {
  readonly kind: 'p' | 'u' | 'f';
  readonly columns: string;
  readonly target: string;
  readonly ondelete: string;
}

async function describePostgres(db: Engine['reader']): Promise<Table[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by relname collate "C"`.execute(db);
  return Promise.all(rows.map(({ name }) => describePostgresTable(db, name)));
}

async function describePostgresTable(db: Engine['reader'], name: string): Promise<Table> {
  const columns = await sql<{ name: string; type: string; required: boolean }>`
    select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required from pg_attribute
    where attrelid = ${name}::regclass and attnum > 0 order by attnum`.execute(db);
  const namesOf = (keys: string, table: string) =>
    sql.raw<string>(`(select string_agg(attname, ', ' order by place) from unnest(${keys}) with ordinality k(key, place)
      join pg_attribute on attrelid = ${table} and attnum = key)`);
  const constraints = await sql<Constraint>`
    select contype as kind, ${namesOf('conkey', 'conrelid')} as columns,
      confrelid::regclass || ' (' || ${namesOf('confkey', 'confrelid')} || ')' as target,
      case confdeltype when 'c' then 'cascade' else 'no action' end as ondelete
    from pg_constraint where conrelid = ${name}::regclass order by 2`.execute(db);
  const indexes = await sql<{ name: string; columns: string }>`
    select indexrelid::regclass::text as name, ${namesOf('indkey::int2[]', 'indrelid')} as columns from pg_index
    where indrelid = ${name}::regclass and not indisunique order by 2`.execute(db);
  const ofKind = (kind: Constraint['kind']) => constraints.rows.filter((constraint) => constraint.kind === kind);
  return {
    name,
    columns: columns.rows.map((column) => ({ name: column.name, type: column.type, isRequired: column.required })),
    primaryKey: ofKind('p')[0]?.columns ?? '',
    uniques: ofKind('u').map((constraint) => constraint.columns),
    references: ofKind('f').map(({ columns, target, ondelete }) => ({ columns, target, onDelete: ondelete })),
    indexes: indexes.rows.map((index) => ({ ...index })),
  };
}

/** SQLite has one type for whole numbers, and calls bytes otherwise. */
export const asInSqlite = (table: Table): Table => ({
  ...table,
  columns: table.columns.map((column) => ({ ...column, type: sqliteTypes[column.type] ?? column.type })),
});

const sqliteTypes: Readonly<Record<string, string>> = { bigint: 'integer', bytea: 'blob' };

export function printSchema(tables: readonly Table[]): string {
  return [head, ...tables.map(printTable)].join('\n');
}

const head = `-- Printed from the migrations as both engines ran them; shown with the types of PostgreSQL (on SQLite: bigint is
-- integer, bytea is blob, tables are strict). Print it anew: PRINT_SCHEMA=1 npm test -- conformance/schema
`;

function printTable({ name, columns, primaryKey, uniques, references, indexes }: Table): string {
  const lines = [
    ...columns.map((column) => `${column.name} ${column.type}${column.isRequired ? ' not null' : ''}`),
    `primary key (${primaryKey})`,
    ...uniques.map((unique) => `unique (${unique})`),
    ...references.map(
      (reference) => `foreign key (${reference.columns}) references ${reference.target}${onDelete(reference)}`,
    ),
  ];
  const made = indexes.map((index) => `create index ${index.name} on ${name} (${index.columns});\n`);
  return `create table ${name} (\n  ${lines.join(',\n  ')}\n);\n${made.join('')}`;
}

const onDelete = (reference: Reference): string =>
  reference.onDelete === 'no action' ? '' : ` on delete ${reference.onDelete}`;
