import type { Access } from '../access.ts';
import { apiPermissions, isApiPermission } from '../api-permission.ts';
import { Problem } from '../problems.ts';

/** A route as Fastify was told it. */
export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
  readonly schema: RouteSchema;
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
  readonly required?: readonly string[];
}

export interface RouteSchema {
  readonly summary?: string;
  readonly params?: ObjectSchema;
  readonly querystring?: ObjectSchema;
  readonly body?: object;
  readonly response?: Readonly<Record<string, object>>;
}

type Schemas = Record<string, unknown>;

/** OpenAPI 3.1, printed from the declarations of the routes: what is not declared is not described, and nothing else is. */
export function describeApi(routes: readonly DeclaredRoute[], version: string): object {
  const paths: Record<string, Record<string, unknown>> = {};
  const schemas: Schemas = {};
  for (const route of routes) {
    const path = route.url.replace(/:([a-z_]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: shareSchemas(describeRoute(route), schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sallyport', version, description: 'Problems are answered as RFC 9457 writes them.' },
    servers: [{ url: '/' }],
    paths,
    components: { schemas, securitySchemes },
  };
}

/** A schema with a name is written once and referred to. */
function shareSchemas(part: unknown, schemas: Schemas): unknown {
  if (Array.isArray(part)) return part.map((item) => shareSchemas(item, schemas));
  if (typeof part !== 'object' || part === null) return part;
  const { $id, ...rest } = part as { readonly $id?: string };
  const shared = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, shareSchemas(value, schemas)]));
  if ($id === undefined) return shared;
  schemas[$id] = shared;
  return { $ref: `#/components/schemas/${$id}` };
}

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer', description: 'An API token of the organization.' },
  session: { type: 'apiKey', in: 'cookie', name: '__Host-session', description: 'The session of a person.' },
};

function describeRoute({ access, schema }: DeclaredRoute) {
  const needs = isApiPermission(access) ? `Needs \`${access}\`: ${apiPermissions[access]}` : undefined;
  return {
    summary: schema.summary,
    ...(needs && { description: needs }),
    security: securityOf(access),
    parameters: [...parametersOf(schema.params, 'path'), ...parametersOf(schema.querystring, 'query')],
    ...(schema.body && { requestBody: { required: true, content: { 'application/json': { schema: schema.body } } } }),
    responses: Object.fromEntries(Object.entries(schema.response ?? {}).map(describeResponse)),
  };
}

/** The words in the brackets are what each must hold (OpenAPI 3.1.0, section 4.8.30). */
function securityOf(access: Access): readonly Readonly<Record<string, readonly string[]>>[] {
  if (isApiPermission(access)) return [{ token: [access] }, { session: ['administrator'] }];
  return access === 'session' ? [{ session: [] }] : [];
}

function parametersOf({ properties = {}, required = [] }: ObjectSchema = {}, place: 'path' | 'query') {
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || (required.includes(name) && !('default' in schema)),
    ...(description !== undefined && { description }),
    schema,
  }));
}

/** `4xx` of Fastify is `4XX` of OpenAPI. */
function describeResponse([status, schema]: readonly [string, object]): readonly [string, object] {
  const isProblem = schema === Problem;
  const type = isProblem ? 'application/problem+json' : 'application/json';
  return [status.toUpperCase(), { description: isProblem ? 'A problem.' : 'Done.', content: { [type]: { schema } } }];
}
