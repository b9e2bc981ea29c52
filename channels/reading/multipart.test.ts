import { expect, test } from 'vitest'
import { multipartOf } from './multipart.ts'

test('a form with a file is read as one, to the byte', async () => {
  const bytes = new Uint8Array([0, 255, 13, 10, 45, 45])
  const file = { field: 'file', name: 'pot "d’été".png', type: 'image/png', bytes }
  const { contentType, body } = multipartOf({ description: 'Un pot,\r\n« le matin »' }, file)
  // Undici's own: whatever else a process puts in the place of the platform's.
  const { Response } = await import('undici')
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData()
  expect(form.get('description')).toBe('Un pot,\r\n« le matin »')
  const read = form.get('file') as unknown as File
  expect([read.name, read.type]).toEqual(['pot "d’été".png', 'image/png'])
  expect(new Uint8Array(await read.arrayBuffer())).toEqual(bytes)
})
