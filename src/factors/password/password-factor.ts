import { accept, refuse } from '../../kit/result.ts';
import type { Factor } from '../factor.ts';
import { holdPassword } from './hold-password.ts';
import { provePassword } from './prove-password.ts';

/** Something one knows. */
export const passwordFactor: Factor = {
  name: 'password',
  async prove(ctx, { person }, { password = '' }) {
    const proof = await provePassword(ctx, person?.id, password);
    if (!proof.ok) return refuse(proof.reason === 'not_accepted' ? 'wrong' : proof.reason);
    const { evidence, setAt } = proof.value;
    return accept({ evidence, spend: (tx) => holdPassword(tx, person?.id ?? '', { setAt }) });
  },
};
