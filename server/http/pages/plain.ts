import { type Context } from 'hono'
import { html } from 'hono/html'
import { type ContentfulStatusCode } from 'hono/utils/http-status'
import { type Dialect } from '#kernel'
import { documentOf } from './document.ts'

/** A page that says one thing, and where to go from there. */
export function plainPage(
  c: Context,
  dialect: Dialect,
  says: { title: string; words: string },
  more: {
    status: ContentfulStatusCode
    to?: { href: string; words: string }
    headers?: Record<string, string>
    secret?: boolean
  },
): Response | Promise<Response> {
  const { to, ...of } = more
  return documentOf(
    c,
    { dialect, title: says.title, ...of },
    html`<main class="stack">
<h1>${says.title}</h1>
<p>${says.words}</p>
${to ? html`<p><a href="${to.href}">${to.words}</a></p>` : ''}
</main>`,
  )
}
