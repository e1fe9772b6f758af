/**
 * PostgreSQL refuses U+0000 in a text, and SQLite cuts the text there in some of its functions. Nothing anybody needs has
 * one, so both keep the mark for an unreadable character instead: no text that comes from outside can break a statement.
 */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
