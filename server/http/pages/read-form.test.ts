import { expect, it } from 'vitest'
import { readForm } from './read-form.ts'

const type = { 'content-type': 'application/x-www-form-urlencoded' }
const post = (body: string | ReadableStream | null, headers: Record<string, string> = type) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
const slowly = (chunk: string, times: number, every: number) =>
  new ReadableStream({
    async start(controller) {
      for (let at = 0; at < times; at++) {
        controller.enqueue(new TextEncoder().encode(chunk))
        await new Promise((soon) => setTimeout(soon, every))
      }
      controller.close()
    },
  })

it('reads a plain form, accents and all', async () => {
  const read = await readForm(post('name=Ana%C3%AFs&text=d%C3%A9%C3%A7u%0D%0Aun+peu'))
  expect(read.kind === 'read' && Object.fromEntries(read.fields)).toEqual({ name: 'Anaïs', text: 'déçu\r\nun peu' })
})

it.each([
  ['JSON', post('{}', { 'content-type': 'application/json' })],
  ['a form with files', post('x', { 'content-type': 'multipart/form-data; boundary=x' })],
  ['plain text', post('name=a', { 'content-type': 'text/plain' })],
  ['nothing', post(null)],
  ['a million fields', post('&'.repeat(1_000_000))],
])('does not read %s', async (_, request) => expect(await readForm(request)).toEqual({ kind: 'unreadable' }))

it('reads a percent that means nothing, and half a letter, as something', async () => {
  const read = await readForm(post(`text=100%&name=%ff%00${encodeURIComponent('😀').slice(0, 6)}`))
  expect(read.kind === 'read' && read.fields.get('text')).toBe('100%')
})

it('stops at its bound, whatever the length announced', async () => {
  expect(await readForm(post('a'.repeat(101)), 100)).toEqual({ kind: 'too-heavy' })
  expect(await readForm(post('a', { ...type, 'content-length': '1000' }), 100)).toEqual({ kind: 'too-heavy' })
  expect(await readForm(post(slowly('a'.repeat(60), 3, 0)), 100)).toEqual({ kind: 'too-heavy' })
})

it('waits for no one for ever', async () => {
  expect(await readForm(post(slowly('a', 50, 20)), 1000, 60)).toEqual({ kind: 'too-slow' })
})
