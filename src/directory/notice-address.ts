import type { Millis } from '../kit/clock.ts';

/** Another address of a person, which is told what happens to the account. */
export interface NoticeAddress {
  readonly id: string;
  readonly email: string;
  readonly verifiedAt: Millis;
}
