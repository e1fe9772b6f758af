import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Support from '../../../../sdk/node/support.ts';

const { wayIntoSupport, wayOutOfSupport }: typeof Support = await import(join(import.meta.dirname, 'support.ts'));

for (const line of readFileSync(0, 'utf8').trimEnd().split('\n')) {
  const [email = '', loginName = '', fullName = '', state = '', returnTo = ''] = line.split('\t');
  const query = new URLSearchParams({ ...(state && { state }), ...(returnTo && { return_to: returnTo }) });
  console.log(wayIntoSupport({ email, loginName, fullName, kind: 'customer' }, query));
  console.log(wayOutOfSupport(query));
}
