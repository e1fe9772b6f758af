import { text } from 'node:stream/consumers';
import type { Organization } from '../directory/organization.ts';
import type { AppContext } from '../http/app-context.ts';
import { explainAttempt } from '../remote/explain-attempt.ts';
import { explainLink } from '../remote/explain-link.ts';
import type { LinkExplanation } from '../remote/explanation.ts';
import { readAttempt } from '../remote/read-attempt.ts';
import { readPastedLink } from '../remote/read-pasted-link.ts';
import { explanationText } from './explanation-text.ts';
import { findNamedOrganization } from './find-named-organization.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import { type Given, misused } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport link explain …`: what the debugger of the console says. Exit code 0: nothing is wrong; 3: something is. */
export async function explainGivenLink({ files, all }: Given): Promise<number> {
  const [portal = ''] = all('organization');
  const [reference] = all('reference');
  const [given] = files;
  if ((given === undefined) === (reference === undefined))
    throw misused('Give a link, - to read it from standard input, or --reference');
  const pasted = given === '-' ? await text(process.stdin) : given;
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const organization = await findNamedOrganization(ctx, portal);
    const explanation = await explain(ctx, organization, { pasted, reference });
    process.stdout.write(explanationText(explanation));
    return explanation.verdict === 'good' ? 0 : 3;
  } finally {
    await close();
  }
}

interface Asked {
  readonly pasted: string | undefined;
  readonly reference: string | undefined;
}

async function explain(
  ctx: AppContext,
  organization: Organization,
  { pasted, reference }: Asked,
): Promise<LinkExplanation> {
  if (pasted !== undefined) {
    const { raw, host } = readPastedLink(pasted);
    if (raw === '') throw new Problem('There is no link to explain: nothing came in.');
    return explainLink(ctx, organization, { raw, host, at: ctx.now() });
  }
  const attempt = await readAttempt(ctx, organization.id, reference ?? '');
  if (!attempt) throw new Problem(`There is no attempt ${reference} of ${organization.name}.`);
  const explanation = await explainAttempt(ctx, attempt);
  if (explanation) return explanation;
  throw new Problem(`What came with ${reference} was not kept: it is kept of links that were refused when they came.`);
}
