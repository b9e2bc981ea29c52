import { expect, onTestFinished, test } from 'vitest'
import { type Answer, openLoopback, respond } from '../../channels/loopback.ts'
import { openReach } from './reach.ts'

async function host(answer: Answer) {
  const place = await openLoopback(answer)
  onTestFinished(place.close)
  return place
}

test('a host that asked to wait is asked by none of its feeds before the hour it gave', async () => {
  let now = new Date('2026-11-20T12:00:00Z')
  const reach = openReach({ allowInside: true, userAgent: 'x', clock: () => now })
  const busy = await host((_, response, path) =>
    path === '/un' ? respond(response, 429, { 'Retry-After': '600' }) : respond(response, 200, {}, 'bonjour'),
  )
  const other = await host((_, response) => respond(response, 200, {}, 'bonjour'))
  const status = async (url: string) => {
    const reached = await reach({ url })
    return reached.kind === 'answered' ? [reached.status, reached.headers['retry-after']] : reached.why
  }
  await status(`${busy.url}/un`)
  expect(await status(`${busy.url}/deux`)).toEqual([429, 'Fri, 20 Nov 2026 12:10:00 GMT'])
  expect(await status(`${other.url}/trois`)).toEqual([200, undefined])
  expect(busy.asked).toHaveLength(1)
  now = new Date('2026-11-20T12:10:00Z')
  expect(await status(`${busy.url}/deux`)).toEqual([200, undefined])
})

test('a failing host that gives no hour may be asked again', async () => {
  const reach = openReach({ allowInside: true, userAgent: 'x' })
  const failing = await host((_, response) => respond(response, 503, {}))
  await reach({ url: `${failing.url}/un` })
  await reach({ url: `${failing.url}/deux` })
  expect(failing.asked).toHaveLength(2)
})
