import { toJsonSchema } from '@valibot/to-json-schema'
import { type AnyRoute, api, live } from '#contract'

type Json = Record<string, unknown>

/** The contract as an OpenAPI 3.1 document: every act of the desk, and no other. */
export function openApiDocument(publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const [name, route] of Object.entries<AnyRoute>(api)) {
    const path = openApiPath(route.path)
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) }
  }
  paths['/api/live'] = { get: liveOperation }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Insuffleur',
      version: '1',
      description: 'Everything the desk does. Dates are ISO 8601 with zone; refusals are problem JSON (RFC 9457).',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName(publicUrl) } },
      responses: {
        problem: { description: 'Declined, and why.', content: { 'application/problem+json': { schema: problem } } },
      },
    },
  }
}

export const openApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

const cookieName = (publicUrl: string) => `${publicUrl.startsWith('https:') ? '__Secure-' : ''}insuffleur.session_token`

function operation(name: string, route: AnyRoute): Json {
  const answered = route.answer
    ? { 200: { description: 'Done.', content: json(schemaOf(route.answer)) } }
    : { 204: { description: 'Done.' } }
  return {
    operationId: name,
    summary: route.does,
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(route.body ? { requestBody: { required: true, content: json(schemaOf(route.body)) } } : {}),
    responses: { ...answered, default: { $ref: '#/components/responses/problem' } },
    ...(route.openTo === 'anyone' ? { security: [] } : { security: [{ session: [] }] }),
  }
}

function pathParameters(route: AnyRoute): Json[] {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'token' ? { type: 'string', maxLength: 300 } : { type: 'string', format: 'uuid' },
  }))
}

function queryParameters(route: AnyRoute): Json[] {
  if (!route.query) return []
  const { properties = {}, required = [] } = schemaOf(route.query) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

/** Throws for what cannot be said in JSON Schema: such a schema does not belong in the contract. */
export function schemaOf(schema: NonNullable<AnyRoute['body']>): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'throw' })
  return rest as Json
}

const json = (schema: Json) => ({ 'application/json': { schema } })

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: `room.reason`.' },
    detail: { type: 'string', description: 'A sentence in the reader’s language.' },
    field: { type: 'string', description: 'What of the request is amiss.' },
  },
}

const liveOperation = {
  operationId: 'live',
  summary: 'What changes, as Server-Sent Events. After `again`, read what is on the screen again.',
  responses: {
    200: {
      description: 'Each event carries one of these.',
      content: { 'text/event-stream': { schema: schemaOf(live) } },
    },
    default: { $ref: '#/components/responses/problem' },
  },
  security: [{ session: [] }],
}
