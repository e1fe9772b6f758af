/** The field of a form that the answer of `navigator.credentials` is in, as JSON. */
export const RESPONSE_FIELD = 'response';

/** Bytes: an attestation with its certificates is a few thousand. */
export const LONGEST_RESPONSE = 24_000;
