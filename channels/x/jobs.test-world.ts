/** Batch compliance at X: a job, a file handed over, a file that tells what must go. */
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { respond } from '../loopback.ts'

type Send = (response: ServerResponse, status: number, value: object, headers?: Record<string, string>) => void

export function openJobs(
  at: { now: number; compliance: 'open' | 'closed' },
  here: string,
  bearer: string,
  stands: (id: string) => boolean,
  send: Send,
) {
  const jobs = new Map<string, { ids: string[] | null; looked: number; status: string | null }>()
  let last = 0
  const state = { here }

  function shown(id: string) {
    const job = jobs.get(id)!
    const day = new Date(at.now + 86_400_000).toISOString()
    return {
      id,
      type: 'tweets',
      name: 'insuffleur',
      created_at: new Date(at.now).toISOString(),
      upload_url: `${state.here}/files/${id}/up`,
      upload_expires_at: day,
      download_url: `${state.here}/files/${id}/down`,
      download_expires_at: day,
      status: job.status ?? (!job.ids ? 'created' : job.looked > 1 ? 'complete' : 'in_progress'),
    }
  }

  return {
    jobs,
    state,
    takes: (url: URL) => url.pathname.startsWith('/2/compliance/') || url.pathname.startsWith('/files/'),
    answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string) {
      const [, file, way] = /^\/files\/(\d+)\/(up|down)$/.exec(url.pathname) ?? []
      if (file && way === 'up') {
        jobs.get(file)!.ids = body.split('\n').filter(Boolean)
        return respond(response, 200, {}, '')
      }
      if (file) {
        const gone = jobs.get(file)!.ids!.filter((id) => !stands(id))
        const lines = gone.map((id) =>
          JSON.stringify({ id, action: 'delete', created_at: '2026-11-20T11:00:00.000Z', reason: 'deleted' }),
        )
        return respond(response, 200, { 'content-type': 'text/plain' }, lines.join('\n'))
      }
      if (request.headers.authorization !== `Bearer ${bearer}` || at.compliance === 'closed') {
        const detail = 'This app may not use this endpoint.'
        return send(response, 403, { type: 'about:blank', title: 'Forbidden', status: 403, detail })
      }
      if (request.method === 'POST') {
        const id = `13729669999915417${++last + 60}`
        jobs.set(id, { ids: null, looked: 0, status: null })
        return send(response, 200, { data: shown(id) })
      }
      const id = url.pathname.split('/').at(-1)!
      if (!jobs.has(id))
        return send(response, 404, { type: 'about:blank', title: 'Not Found', status: 404, detail: '' })
      jobs.get(id)!.looked++
      send(response, 200, { data: shown(id) })
    },
  }
}
