/** Query parameters, which prism lets through whatever their name: held to the description here. */
import { readFileSync } from 'node:fs'

interface Parameter {
  $ref?: string
  name: string
  in: string
}
type Operation = { parameters?: readonly Parameter[] }
interface Description {
  paths: Record<string, Record<string, Operation> & Operation>
  components?: { parameters?: Record<string, Parameter> }
  servers?: readonly { url: string }[]
}

/** Tells which names in a call's query a vendor's description (OpenAPI 3, JSON) does not have. */
export function queryHeldTo(file: string): (method: string, path: string) => string[] {
  const { paths, components, servers = [] } = JSON.parse(readFileSync(file, 'utf8')) as Description
  const base = new URL(servers[0]?.url ?? '/', 'http://vendor.example').pathname.replace(/\/$/, '')
  const named = ({ $ref, ...parameter }: Parameter) =>
    $ref ? components!.parameters![$ref.split('/').at(-1)!]! : (parameter as Parameter)
  const known = Object.entries(paths).map(([template, at]) => ({
    // A path without places to fill in is the one meant where two fit.
    places: template.split('{').length,
    is: new RegExp(`^(?:${base})?${template.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    at,
  }))
  known.sort((one, other) => one.places - other.places)
  return (method, path) => {
    const { pathname, searchParams } = new URL(path, 'http://vendor.example')
    const at = known.find(({ is }) => is.test(pathname))?.at
    const parameters = [...(at?.parameters ?? []), ...(at?.[method.toLowerCase()]?.parameters ?? [])].map(named)
    const names = new Set(parameters.filter((one) => one.in === 'query').map(({ name }) => name))
    return at ? [...new Set(searchParams.keys())].filter((name) => !names.has(name)) : []
  }
}
