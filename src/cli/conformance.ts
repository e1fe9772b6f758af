import { readFacts } from '../conformance/facts.ts';
import { countVerdicts, makeReport, type Report } from '../conformance/make-report.ts';
import { printReport, reportAsJson } from '../conformance/print-report.ts';
import { listPortalNames } from '../directory/find-organization.ts';
import { findNamedOrganization } from './find-named-organization.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import type { Given } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport conformance …`: exit code 3 where a rule does not hold, 0 where all do that apply. */
export async function printConformance({ all }: Given): Promise<number> {
  const [format = 'text'] = all('format');
  if (format !== 'text' && format !== 'json') throw new Problem('The format is text or json.', 2);
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const wanted = all('organization');
    const names = wanted.length > 0 ? wanted : await listPortalNames(ctx);
    const reports: { readonly name: string; readonly report: Report }[] = [];
    for (const name of names) {
      const { id } = await findNamedOrganization(ctx, name);
      reports.push({ name, report: makeReport(await readFacts(ctx, id)) });
    }
    const text =
      format === 'json'
        ? `${JSON.stringify(
            reports.map(({ name, report }) => reportAsJson(name, report)),
            null,
            2,
          )}\n`
        : reports.map(({ name, report }) => printReport(name, report)).join('\n');
    process.stdout.write(text);
    return reports.some(({ report }) => countVerdicts(report).deviates > 0) ? 3 : 0;
  } finally {
    await close();
  }
}
