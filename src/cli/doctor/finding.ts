/** One line of the doctor: well, wrong with what to do, or something to know. */
export interface Finding {
  readonly mark: '✓' | '✗' | '–';
  readonly sentence: string;
}

export const good = (sentence: string): Finding => ({ mark: '✓', sentence });
export const wrong = (sentence: string): Finding => ({ mark: '✗', sentence });
export const toKnow = (sentence: string): Finding => ({ mark: '–', sentence });
