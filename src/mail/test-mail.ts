import { type Clock, DAY, type Millis } from '../kit/clock.ts';
import type { Sealer } from '../kit/secrets.ts';

/** A mail whose link proves, when it is followed, that mails arrive. */
export interface TestMail {
  readonly organizationId: string;
  readonly testId: string;
  /** Who asked for it. */
  readonly personId: string;
  /** The way it took: see `routeOf`. */
  readonly route: string;
  readonly writtenAt: Millis;
}

export const TEST_MAIL_LIFETIME = 3 * DAY;

const PURPOSE = 'test-mail';

/** Sealed: nobody but this server can make one, and only whoever got the mail has it. */
export function sealTestMail({ sealer }: { readonly sealer: Sealer }, test: TestMail): string {
  const { organizationId, testId, personId, route, writtenAt } = test;
  const text = JSON.stringify([organizationId, testId, personId, route, writtenAt]);
  return Buffer.from(sealer.seal(text, PURPOSE)).toString('base64url');
}

export function openTestMail(
  { sealer, now }: Clock & { readonly sealer: Sealer },
  sealed: string,
): TestMail | undefined {
  try {
    const text = sealer.open(Buffer.from(sealed, 'base64url'), PURPOSE);
    const [organizationId, testId, personId, route, writtenAt] = JSON.parse(text) as [
      string,
      string,
      string,
      string,
      Millis,
    ];
    return writtenAt + TEST_MAIL_LIFETIME > now() ? { organizationId, testId, personId, route, writtenAt } : undefined;
  } catch {
    return undefined; // not ours, or not whole
  }
}
