import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonId } from '../src/directory/person.ts';
import { disableFactor } from '../src/factors/disable-factor.ts';
import { setPassword } from '../src/factors/password/set-password.ts';
import { openProgram } from '../src/main.ts';
import { givePhone } from '../test/support/authenticator.ts';
import { setPolicy } from '../test/support/set-policy.ts';
import { settleOrganization } from '../test/support/settle-organization.ts';
import { benchParts } from './our-server.ts';
import { HOST, PASSWORD } from './prepare.ts';

/** Tries at one name that nobody waits for. */
export const TRIES = 4;
/** Entry points whose tries are counted by the name. */
const COUNTED = 2;
const WRONG = 'x'.repeat(PASSWORD.length);

/** What is typed for an account of each kind; the names are as long as each other. */
export const states = {
  nobody: WRONG,
  wrong: WRONG,
  empty: '',
  locked: PASSWORD,
  off: WRONG,
  none: WRONG,
  second: WRONG,
} as const;
export type State = keyof typeof states;
export const stateNames = Object.keys(states) as State[];

export const emailOf = (state: State, index: number): string =>
  `${state.padEnd(6, 'x')}${String(index).padStart(4, '0')}@acme.example`;

/** As many people of each kind as it takes for so many samples without a wait. */
export async function prepareNames(samples: number): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const program = await openProgram(benchParts({ dataFolder }));
  const { ctx } = program;
  const names = Array.from({ length: Math.ceil((samples * COUNTED) / TRIES) }, (_, index) => index);
  const people = stateNames
    .filter((state) => state !== 'nobody')
    .flatMap((state) =>
      names.map((index) => ({
        email: emailOf(state, index),
        loginName: `${state}_${index}_login`,
        fullName: state,
        state: state === 'off' ? ('deactivated' as const) : ('active' as const),
      })),
    );
  const settled = await settleOrganization(ctx, {
    name: 'acme',
    supportDomain: HOST,
    people,
    connection: { key: 'k'.repeat(32) },
  });
  await setPolicy(ctx, settled.organization.id, {
    factors: ['passkey', 'totp', 'password', 'email_code', 'recovery_code'],
  });
  const hashed = await ctx.passwords.hash(PASSWORD);
  if (!hashed.ok) throw new Error(hashed.reason);
  const organizationId = settled.organization.id;
  const rows = await settled.people();
  await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now };
    for (const { id, email } of rows) {
      const owner = { organizationId, personId: id as PersonId };
      if (!email.startsWith('none')) await setPassword(tx, owner, hashed.value, 'bench');
      if (email.startsWith('locked')) await disableFactor(tx, owner, 'password');
    }
  });
  const clock = { now: ctx.now, pass: () => undefined };
  const known = { ...settled, people: async () => rows };
  for (const index of names) await givePhone({ program, clock }, known, emailOf('second', index));
  await program.close();
  return dataFolder;
}
