import { type Context } from 'hono'
import { html } from 'hono/html'
import { type ContentfulStatusCode } from 'hono/utils/http-status'
import { type Dialect } from '#kernel'
import { sheet } from './sheet.ts'

export type Markup = ReturnType<typeof html>

/** Nothing runs and nothing is fetched from anywhere; forms lead back here. */
const policy = (images: boolean) =>
  [
    "default-src 'none'",
    ...(images ? ["img-src 'self'"] : []),
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export interface DocumentOf {
  dialect: Dialect
  title: string
  status?: ContentfulStatusCode
  /** Private pages are kept nowhere and told to no one. */
  secret?: boolean
  /** It shows images, of this server alone. */
  images?: boolean
  headers?: Record<string, string>
}

export function documentOf(c: Context, of: DocumentOf, body: Markup): Response | Promise<Response> {
  const headers = {
    'content-security-policy': policy(of.images ?? false),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-language': of.dialect,
    // The form in it is one person's: the same words sent twice are known by it.
    'cache-control': of.secret ? 'no-store' : 'private, no-cache',
    ...(of.secret ? { 'x-robots-tag': 'noindex' } : {}),
    ...of.headers,
  }
  const page = html`<!doctype html>
<html lang="${of.dialect}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${of.title}</title>
<link rel="stylesheet" href="${sheet.path}">
${of.secret ? html`<meta name="robots" content="noindex">` : ''}
</head>
<body>
${body}
</body>
</html>
`
  return c.html(page, of.status ?? 200, headers)
}
