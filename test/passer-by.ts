import { type Hono } from 'hono'
import { DomUtils, parseDocument } from 'htmlparser2'
import { publicUrl } from './world.ts'

type Document = ReturnType<typeof parseDocument>
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]

const runs = (element: Element) =>
  element.name === 'script' ||
  Object.entries(element.attribs).some(([name, value]) => name.startsWith('on') || /^\s*javascript:/i.test(value))

/** Someone on a public page with a browser that runs nothing and keeps nothing: they read, follow links, send forms. */
export function passerBy(app: Hono, headers: Record<string, string> = {}) {
  let at = publicUrl
  let status = 0
  let answer = new Headers()
  let html = ''
  let document: Document = parseDocument('')

  async function go(to: string, init: RequestInit = {}): Promise<void> {
    let url = new URL(to, at)
    let response = await app.request(url.href, { ...init, headers: { ...headers, ...init.headers } })
    for (let hops = 0; response.status === 303 && hops < 3; hops++) {
      url = new URL(response.headers.get('location')!, url)
      response = await app.request(url.href, { headers })
    }
    if (response.headers.getSetCookie().length) throw new Error('a public page set a cookie')
    at = url.href
    status = response.status
    answer = response.headers
    html = await response.text()
    document = parseDocument(html)
    const running = DomUtils.findAll(runs, document)
    if (running.length) throw new Error(`a public page runs something: ${running[0]!.name}`)
  }

  const all = (name: string, under: Document | Element = document) => DomUtils.getElementsByTagName(name, under)
  // As a browser lays it out: spaces that do not break stay.
  const textOf = (of: Document | Element | Element[]) =>
    DomUtils.textContent(of)
      .replace(/[ \t\r\n]+/g, ' ')
      .trim()
  const main = () => all('main')

  /** The fields of a form as a browser would send them, hidden ones and what stands in them included. */
  function fieldsOf(form: Element): Map<string, string> {
    const fields = new Map<string, string>()
    for (const input of all('input', form))
      if (!['checkbox', 'radio'].includes(input.attribs.type ?? '') || 'checked' in input.attribs)
        fields.set(input.attribs.name!, input.attribs.value ?? '')
    for (const area of all('textarea', form))
      fields.set(area.attribs.name!, DomUtils.textContent(area).replace(/^\n/, ''))
    return fields
  }

  const ticked = (form: Element, name: string) =>
    all('input', form).some(
      (input) => ['checkbox', 'radio'].includes(input.attribs.type ?? '') && input.attribs.name === name,
    )

  return {
    go,
    where: () => at,
    status: () => status,
    headers: () => answer,
    html: () => html,
    /** What a reader reads. */
    reads: () => textOf(main()),
    voices: () => all('article').map((article) => textOf(article)),
    texts: () =>
      all('div')
        .filter((div) => div.attribs.class?.split(' ').includes('e-content'))
        .map((div) => DomUtils.textContent(div)),
    /** What stands in the fields of the form that has a field `of`. */
    filled: (of: string) => {
      const form = all('form').find((one) => fieldsOf(one).has(of))
      return form ? Object.fromEntries(fieldsOf(form)) : null
    },
    async follow(words: string | RegExp): Promise<void> {
      const link = all('a').find((a) => (typeof words === 'string' ? textOf(a) === words : words.test(textOf(a))))
      if (!link) throw new Error(`no link « ${words} » at ${at}:\n${textOf(main())}`)
      await go(link.attribs.href!)
    },
    /** Presses the button; everything typed goes with what the form holds already. */
    async send(button: string | RegExp, typed: Record<string, string> = {}): Promise<void> {
      const says = (one: Element) => (typeof button === 'string' ? textOf(one) === button : button.test(textOf(one)))
      const wanted = (form: Element) => all('button', form).some((one) => says(one))
      const form = all('form').find(wanted)
      if (!form) throw new Error(`no button « ${button} » at ${at}:\n${textOf(main())}`)
      const fields = fieldsOf(form)
      for (const [name, value] of Object.entries(typed)) {
        if (!fields.has(name) && !ticked(form, name)) throw new Error(`no field ${name} in the form « ${button} »`)
        fields.set(name, value)
      }
      const pressed = all('button', form).find((one) => says(one))
      if (pressed?.attribs.name) fields.set(pressed.attribs.name, pressed.attribs.value ?? '')
      // Browsers send line ends as CRLF (HTML, form submission).
      const body = new URLSearchParams(
        [...fields].map(([name, value]): [string, string] => [name, value.replace(/\r?\n/g, '\r\n')]),
      )
      await go(form.attribs.action!, {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    },
  }
}

export type PasserBy = ReturnType<typeof passerBy>
