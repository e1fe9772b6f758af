import { accept, refuse } from '../../kit/result.ts';
import type { Factor } from '../factor.ts';
import { countUnused, isUnused, spendCode } from './recovery-code.queries.ts';
import { hashRecoveryCode } from './recovery-code.ts';

/** A code of a list that was saved: it stands in for an authenticator, once. */
export const recoveryCodeFactor: Factor = {
  name: 'recovery_code',
  async prove(ctx, { person }, { code = '' }) {
    if (!person) return refuse('not_set_up');
    const { organizationId, id: personId } = person;
    const hash = hashRecoveryCode(ctx.sealer, personId, code);
    if (!(await isUnused(ctx.db, personId, hash))) return refuse('wrong');
    const at = ctx.now();
    return accept({
      evidence: { factor: 'recovery_code', at },
      async spend({ db, emit }) {
        if (!(await spendCode(db, personId, hash, at))) return false;
        const left = await countUnused(db, personId);
        emit({ type: 'recovery-codes.used', organizationId, actor: personId, personId, left });
        return true;
      },
    });
  },
};
