import { Type } from 'typebox';
import { pagePeople } from '../../directory/page-people.ts';
import type { Person } from '../../directory/person.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { Problem } from '../problems.ts';
import { OrganizationParams } from './organization-params.ts';
import { Next, NullableText, paging } from './page.ts';

const Query = Type.Object({
  email: Type.Optional(Type.String({ maxLength: 320, description: 'The whole address; letter case does not matter.' })),
  ...paging,
});

const PersonInList = Type.Object({
  email: Type.String(),
  login_name: NullableText,
  full_name: Type.String(),
  kind: Type.Enum(['customer', 'representative']),
  role: NullableText,
  profile: NullableText,
  active: Type.Boolean(),
});

export function peopleApi(app: App, ctx: AppContext): void {
  const schema = {
    summary: 'The people of the organization, newest first.',
    params: OrganizationParams,
    querystring: Query,
    response: { 200: Type.Object({ people: Type.Array(PersonInList), next: Next }), '4xx': Problem },
  };
  app.get('/people', { config: { access: 'person:read' }, schema }, async ({ organization, query }) => {
    const { people, next } = await pagePeople(ctx, organization.id, query);
    return { people: people.map(describe), ...(next !== undefined && { next }) };
  });
}

const describe = ({ email, loginName, fullName, kind, role, profile, deactivatedAt }: Person) => ({
  email,
  login_name: loginName,
  full_name: fullName,
  kind,
  role,
  profile,
  active: deactivatedAt === null,
});
