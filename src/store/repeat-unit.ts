/** Thrown inside a unit of work that lost a race with another process: the unit is rolled back and done again. */
export class RepeatUnit extends Error {
  /** PostgreSQL's code of a serialization failure, so that both kinds of race are told alike. */
  readonly code = '40001';
}
