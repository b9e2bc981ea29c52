import { request } from 'node:http'

/** Many readers of the live stream in a process of their own, so that reading does not slow what is measured. */
process.once('message', async ({ port, cookies, readers }: { port: number; cookies: string[]; readers: number }) => {
  const arrivals: Record<string, number[]> = {}
  const open = (at: number) =>
    new Promise<void>((opened, failed) => {
      const headers = { cookie: cookies[at % cookies.length] }
      const seen = new Set<string>()
      const call = request({ port, host: '127.0.0.1', path: '/api/live', headers, agent: false }, (response) => {
        if (response.statusCode !== 200) return failed(new Error(`the stream answered ${response.statusCode}`))
        response.setEncoding('utf8').once('data', () => opened())
        response.on('data', (chunk: string) => {
          const now = performance.timeOrigin + performance.now()
          // Understanding rings again for the same words: what counts is when they first stand on the screen.
          for (const [wave] of chunk.matchAll(/wave-\d+-\d+/g)) {
            if (seen.has(wave)) continue
            seen.add(wave)
            arrivals[wave] ??= []
            arrivals[wave].push(now)
          }
        })
      })
      call.on('error', failed).end()
    })
  for (let at = 0; at < readers; at += 50)
    await Promise.all(Array.from({ length: Math.min(50, readers - at) }, (_, more) => open(at + more)))
  process.send!('ready')
  process.once('message', () => process.send!(arrivals, () => process.exit(0)))
})
