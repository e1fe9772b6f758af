import { Type } from 'typebox';
import { finishTest, type TestResult } from '../remote/finish-test.ts';
import { ButtonLink, ButtonRow } from '../ui/button.tsx';
import { type Check, Checks } from '../ui/checks.tsx';
import type { AppContext } from './app-context.ts';
import { expireCookie, flowCookies, flowStates } from './cookies.ts';
import type { App } from './create-app.ts';
import { sendNothingHere } from './refusal-pages.tsx';
import { IdentityScreen, sendPage } from './send-page.tsx';

const Params = Type.Object({ id: Type.String() });

/** Where a test round trip ends: each step, and whom the link would let in. Nobody was created, no session opened. */
export function remoteTestRoutes(app: App, ctx: AppContext): void {
  app.get(
    '/support/RemoteAuth/tested/:id',
    { config: { access: 'visitor' }, schema: { params: Params } },
    async (request, reply) => {
      const { cookies } = request.state;
      const { organization } = request;
      const tested = await finishTest(
        { ...ctx.remote, publicHost: ctx.publicHost },
        {
          organization,
          attemptId: request.params.id,
          states: flowStates(cookies),
        },
      );
      if (tested.kind === 'gone') return sendNothingHere(request, reply);
      if (tested.kind === 'other_browser')
        return sendPage(reply, <IdentityScreen organization={organization} page={otherBrowser} />);
      const used = flowCookies(cookies).find(([, state]) => state === tested.state)?.[0];
      if (used) reply.header('set-cookie', expireCookie(used));
      return sendPage(reply, <IdentityScreen organization={organization} page={passedPage(tested)} />);
    },
  );
}

type Passed = Extract<TestResult, { kind: 'passed' }>;

const otherBrowser = {
  title: 'The test came back to another browser',
  lead: 'Start the test again and finish in the same browser.',
  help: 'without_help' as const,
};

function passedPage(tested: Passed) {
  return {
    title: 'The test succeeded',
    lead: 'Nobody was created and nobody was signed in.',
    help: 'without_help' as const,
    sheets: ['checks.css'],
    children: (
      <>
        <Checks checks={stepsOf(tested)} />
        <ButtonRow>
          <Onwards tested={tested} />
        </ButtonRow>
      </>
    ),
  };
}

/** The next step of the set-up; what is in force, or is switched by a file, has none. */
const Onwards = ({ tested: { connection, returnTo } }: { readonly tested: Passed }) =>
  connection.enabledAt === null && !connection.isManagedByFile ? (
    <ButtonLink tone="primary" href={`${returnTo}/switch-on`}>
      On to switching on
    </ButtonLink>
  ) : (
    <ButtonLink tone="primary" href={returnTo}>
      Back to the set-up
    </ButtonLink>
  );

function stepsOf({ attempt, connection, explanation }: Passed): readonly Check[] {
  const offset = Math.round((attempt.clockOffset ?? 0) / 1000);
  const clock = offset === 0 ? 'in step with ours' : `${Math.abs(offset)} s ${offset < 0 ? 'behind' : 'ahead of'} ours`;
  return [
    { state: 'passed', label: 'Came back from the Login URL', detail: connection.loginUrl },
    { state: 'passed', label: 'Signed with a key of this connection' },
    { state: 'passed', label: 'In time', detail: `The site’s clock is ${clock}.` },
    whom(attempt, explanation),
  ];
}

function whom({ email }: Passed['attempt'], explanation: Passed['explanation']): Check {
  const person = explanation?.person;
  if (person?.kind === 'existing') return { state: 'passed', label: `Would let in ${person.fullName} (${email})` };
  const obstacle = explanation?.stages.find(({ state }) => state === 'failed')?.sentence;
  if (!person) return { state: 'failed', label: `Would be refused: ${obstacle ?? 'nobody is meant by it.'}` };
  const { personKind, fullName, role, profile } = person;
  const detail = role && profile ? `With the role ${role} and the profile ${profile}.` : undefined;
  return { state: 'passed', label: `Would create the ${personKind} ${fullName} (${email})`, detail };
}
