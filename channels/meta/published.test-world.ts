/** Stands between a channel and an emulator: a field, edge, parameter or value that Meta's node descriptions do not name is told. */
import { existsSync, readFileSync } from 'node:fs'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'

const folder = new URL('../../../shared/specs/facebook/', import.meta.url)
/** The descriptions lie beside the repository and are no part of it. */
export const arePublished = existsSync(new URL('Page.json', folder))

interface Api {
  method: string
  endpoint: string
  return: string
  params: { name: string; type: string }[]
}
interface Node {
  fields: Map<string, string>
  apis: Api[]
}
export interface Exchange {
  method: string
  /** Below the version. */
  path: string
  query: Readonly<Record<string, string>>
  body: string
  answer: unknown
}

/** « Graph API »: what every call takes, and every list. */
const everywhere = ['fields', 'limit', 'after', 'before', 'summary', 'appsecret_proof']
/** Ways in that are no edge of a node, and described nowhere as such. */
const noNodes = ['/oauth/access_token', '/debug_token', '/']
/** A node whose description Meta publishes elsewhere, and that does not lie with the others: what is made ready for Instagram. */
export const undescribed = 'IGContainer'

const nodes = new Map<string, Node | null>()
function nodeOf(type: string): Node | null {
  const known = nodes.get(type)
  if (known !== undefined) return known
  const file = new URL(`${type}.json`, folder)
  if (!/^\w+$/.test(type) || !existsSync(file)) return nodes.set(type, null).get(type)!
  const described = thingOf(JSON.parse(readFileSync(file, 'utf8')))
  const apis = thingsOf(described?.apis).map((api) => ({
    method: textOf(api.method),
    endpoint: textOf(api.endpoint),
    return: textOf(api.return),
    params: thingsOf(api.params).map(({ name, type: of }) => ({ name: textOf(name), type: textOf(of) })),
  }))
  const fields = new Map(thingsOf(described?.fields).map(({ name, type: of }) => [textOf(name), textOf(of)]))
  nodes.set(type, { fields, apis })
  return nodes.get(type)!
}

let enums: Map<string, string[]> | null = null
function valuesOf(type: string): string[] | undefined {
  enums ??= new Map(
    thingsOf(JSON.parse(readFileSync(new URL('enum_types.json', folder), 'utf8')), 10_000).map(({ name, values }) => [
      textOf(name),
      values as string[],
    ]),
  )
  return enums.get(/^list<(\w+)>$/.exec(type)?.[1] ?? type)
}

/** What of an exchange is not published; `typeOf`: which node an id is. */
export function unpublishedIn({ method, path, query, body, answer }: Exchange, typeOf: (id: string) => string) {
  if (noNodes.includes(path)) return []
  const [, id = '', edge = ''] = path.split('/')
  const type = id === 'me' ? 'User' : typeOf(id)
  if (type === undescribed) return []
  const api = nodeOf(type)?.apis.find((one) => one.method === method && one.endpoint === edge)
  if (!api) return [`${method} ${type}/${edge}`]
  const given = { ...query, ...Object.fromEntries(new URLSearchParams(body)) }
  const what = Object.entries(given).flatMap(([name, value]) => parameter(api, name, value, `${type}/${edge}`))
  what.push(...fieldsIn(given.fields ?? '', api.return))
  const told = thingOf(answer)
  if (told && !told.error && method === 'GET')
    what.push(...(edge ? listIn(told, api.return) : keysIn(told, api.return)))
  return what
}

function parameter(api: Api, name: string, value: string, at: string): string[] {
  if (everywhere.includes(name)) return []
  const described = api.params.find((one) => one.name === name)
  if (!described) return [`${at}?${name}`]
  const values = valuesOf(described.type)
  return value
    .split(',')
    .filter((one) => values && !values.includes(one))
    .map((one) => `${at}?${name}=${one}`)
}

/** `id,from{id},comments.filter(stream).limit(50){id}`: fields, and edges with parameters, as deep as they go. */
function fieldsIn(asked: string, type: string): string[] {
  const node = nodeOf(type)
  if (!node) return []
  return apart(asked).flatMap((one) => {
    const [, name = '', modifiers = '', inside = ''] = /^(\w+)((?:\.\w+\([^)]*\))*)(?:\{(.*)\})?$/s.exec(one) ?? []
    const edge = node.apis.find(({ method, endpoint }) => method === 'GET' && endpoint === name)
    const field = node.fields.get(name)
    if (!edge && field === undefined) return [`${type}{${name || one}}`]
    const given = [...modifiers.matchAll(/\.(\w+)\(([^)]*)\)/g)]
    const wrong = edge
      ? given.flatMap(([, key = '', value = '']) => parameter(edge, key, value, `${type}/${name}`))
      : []
    return [...wrong, ...fieldsIn(inside, edge?.return ?? field ?? '')]
  })
}

function apart(list: string): string[] {
  let deep = 0
  const parts = ['']
  for (const sign of list) {
    if (sign === '{' || sign === '(') deep++
    if (sign === '}' || sign === ')') deep--
    if (sign === ',' && deep === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.filter(Boolean)
}

function listIn(list: Thing, type: string): string[] {
  const strange = Object.keys(list).filter((key) => !['data', 'paging', 'summary'].includes(key))
  return [...strange.map((key) => `list.${key}`), ...thingsOf(list.data).flatMap((one) => keysIn(one, type))]
}

function keysIn(one: Thing, type: string): string[] {
  const node = nodeOf(type)
  if (!node) return []
  return Object.entries(one).flatMap(([name, value]) => {
    const edge = node.apis.find(({ method, endpoint }) => method === 'GET' && endpoint === name)
    const inner = thingOf(value)
    const field = node.fields.get(name)
    if (field === undefined && !edge) return [`${type}.${name}`]
    if (!inner) return []
    return edge && 'data' in inner ? listIn(inner, edge.return) : keysIn(inner, field ?? '')
  })
}
