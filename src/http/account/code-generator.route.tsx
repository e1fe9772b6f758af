import { Type } from 'typebox';
import { readAuthenticatorName } from '../../factors/authenticator-name.ts';
import { enrolToken } from '../../factors/hotp/enrol-token.ts';
import { readPolicyOf } from '../../signin/policy/read-policy.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { enrolRooms } from '../enrol/enrol-rooms.tsx';
import type { Enroller } from '../enrol/enroller.ts';
import { sendPage } from '../send-page.tsx';
import { CodeGeneratorPage } from './code-generator.page.tsx';

const Code = Type.String({ maxLength: 60 });
const Form = Type.Object({
  secret: Type.String({ maxLength: 300 }),
  code: Code,
  next_code: Code,
  name: Type.Optional(Type.String({ maxLength: 200 })),
});

/** Setting up a token whose secret came with it: it is typed here, and never shown. Only where the policy takes its codes. */
export function codeGeneratorRoutes(app: App, ctx: AppContext): void {
  const mayUse = async ({ person }: Enroller) => (await readPolicyOf(ctx, person)).factors.includes('hotp');
  for (const room of enrolRooms(ctx).filter(({ base }) => base === '/account')) {
    const { config } = room;
    const url = `${room.base}/code-generator`;
    app.get(url, { config }, async (request, reply) => {
      const enroller = await room.find(request);
      if (!enroller || !(await mayUse(enroller))) return room.sendAway(request, reply);
      const { organization } = enroller;
      return sendPage(reply, <CodeGeneratorPage organization={organization} name="" refusal={undefined} />);
    });

    app.post(url, { config, schema: { body: Form } }, async (request, reply) => {
      const enroller = await room.find(request);
      if (!enroller || !(await mayUse(enroller))) return room.sendAway(request, reply);
      const { organization, person } = enroller;
      const { secret, code, next_code: next, name: typed } = request.body;
      const name = readAuthenticatorName(typed);
      const owner = { organizationId: person.organizationId, personId: person.id };
      const outcome = await ctx.unitOfWork(async (unit) => {
        const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
        const proof = await enrolToken(tx, owner, { secret, codes: [code, next], name });
        if (!proof.ok) return proof;
        const enrolled = { evidence: proof.value, notice: 'authenticator_enrolled' } as const;
        return { ok: true as const, answer: await enroller.finish(tx, enrolled) };
      });
      if (outcome.ok) return outcome.answer(reply);
      return sendPage(reply, <CodeGeneratorPage {...{ organization, name }} refusal={outcome.reason} />, 422);
    });
  }
}
