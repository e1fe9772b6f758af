import type { Organization } from '../../src/directory/organization.ts';
import type { Person } from '../../src/directory/person.ts';
import type { AppContext } from '../../src/http/app-context.ts';
import { MOST_IN_A_ROW } from '../../src/signin/guesses/guess-buckets.ts';
import { takeTry } from '../../src/signin/guesses/guess-budgets.ts';

interface Guessed {
  readonly organization: Organization;
  readonly person: Person;
  readonly identifier: string;
}

/** As many wrong passwords as strangers are looked at, by one name of somebody. */
export async function useUpTries(ctx: AppContext, { organization, person, identifier }: Guessed): Promise<void> {
  const guess = { organization, person, identifier, deviceId: undefined, evidence: [], address: '203.0.113.1' };
  for (let count = 0; count < MOST_IN_A_ROW; count += 1) {
    await ctx.unitOfWork(({ db }) =>
      takeTry({ db, now: ctx.now }, { ...guess, place: `flow_${count}`, challenge: 'solved' }, 'password'),
    );
  }
}
