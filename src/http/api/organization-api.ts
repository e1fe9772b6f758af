import type { FastifyReply, FastifyRequest } from 'fastify';
import { gate } from '../../kit/gate.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { notFound, sendProblem } from '../problems.ts';
import { attemptApi } from './attempts.route.ts';
import { connectionApi } from './connections.route.ts';
import { keyApi } from './keys.route.ts';
import { linkExplanationApi } from './link-explanations.route.ts';
import { peopleApi } from './people.route.ts';

/** The rooms of one organization, for programs: a token or an administrator’s session reaches its own alone. */
export function organizationApi(app: App, ctx: AppContext): void {
  app.register(
    async (scope) => {
      scope.addHook('preValidation', gate(refuseOthers));
      for (const add of [peopleApi, connectionApi, keyApi, attemptApi, linkExplanationApi])
        add(scope.withTypeProvider(), ctx);
    },
    { prefix: '/api/v1/organizations/:name' },
  );
}

/** Whether another organization exists is nobody’s business. */
async function refuseOthers(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { name } = request.params as { name: string };
  return name === request.organization.name ? undefined : sendProblem(reply, notFound);
}
