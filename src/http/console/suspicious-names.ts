/**
 * Names that can be cut off from a full name in the signed text of the classic dialect, so that one text reads as a
 * customer and as a representative.
 */
export const suspiciousNames = (names: readonly string[]): readonly string[] =>
  names.filter((name) => /^(portal|supportrep)|(portal|supportrep)$/i.test(name.trim()));
