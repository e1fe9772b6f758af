import { createPerson } from '../src/directory/create-person.ts';
import { findOrganization } from '../src/directory/find-organization.ts';
import { openProgram } from '../src/main.ts';
import { benchParts } from './our-server.ts';
import { copyOf, HOST, type Prepared } from './prepare.ts';
import { print, verdict } from './report.ts';
import { startServer } from './server-process.ts';

const MANY = 10_000;

/** Start, memory and the weight of the page that everybody sees first. */
export async function measureResources({ dataFolder }: Prepared): Promise<void> {
  print(['resources', 'measured', 'target', '']);
  print(['---', '---', '---', '---']);
  const small = await startServer('our-server', { dataFolder: copyOf(dataFolder) });
  print([
    'start of the process to listening',
    `${small.readyAfter.toFixed(0)} ms`,
    '< 1000 ms',
    verdict(small.readyAfter, '<', 1_000),
  ]);
  const page = await weighSignIn(small.port);
  print([
    `sign-in page with all it loads (${page.files} files)`,
    `${page.bytes} bytes`,
    '≤ 20480',
    verdict(page.bytes, '≤', 20_480),
  ]);
  print(['memory at rest', `${small.memory().toFixed(0)} MiB`, '≤ 150 MiB', verdict(small.memory(), '≤', 150)]);
  await small.stop();

  const many = copyOf(dataFolder);
  await addPeople(many);
  const large = await startServer('our-server', { dataFolder: many });
  for (let count = 0; count < 50; count += 1) await fetchAll(large.port, '/login');
  print([
    `memory with ${MANY} people`,
    `${large.memory().toFixed(0)} MiB`,
    '≤ 150 MiB',
    verdict(large.memory(), '≤', 150),
  ]);
  await large.stop();
}

async function addPeople(dataFolder: string): Promise<void> {
  const { ctx, close } = await openProgram(benchParts({ dataFolder }));
  const organization = await findOrganization(ctx, 'acme');
  if (!organization) throw new Error('The bench has no organization');
  const shared = {
    organizationId: organization.id,
    kind: 'customer',
    role: null,
    profile: null,
    identifiers: 'vouched',
    createdBy: 'bench',
    actor: 'bench',
  } as const;
  const add = (index: number) =>
    ctx.unitOfWork((tx) =>
      createPerson(
        { ...tx, now: ctx.now },
        { ...shared, email: `many${index}@acme.example`, loginName: `many.${index}.person`, fullName: `Many ${index}` },
      ),
    );
  await Promise.all(Array.from({ length: MANY }, (_, index) => add(index)));
  await close();
}

async function weighSignIn(port: number): Promise<{ readonly bytes: number; readonly files: number }> {
  const page = await fetchAll(port, '/login');
  const linked = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? '');
  const bodies = await Promise.all(linked.map((url) => fetchAll(port, url)));
  return { bytes: [page, ...bodies].reduce((sum, body) => sum + Buffer.byteLength(body), 0), files: linked.length + 1 };
}

async function fetchAll(port: number, path: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { 'x-forwarded-host': HOST, 'x-forwarded-proto': 'https' },
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}
