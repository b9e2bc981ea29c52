/** A desk in a process of its own, to be killed. Speaks to its parent over IPC. */
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { catalogue } from '../../channels/catalogue.ts'
import { keyOf } from '../../server/key.ts'
import { openDesk } from '../../server/main.ts'
import { wire } from './wire.ts'

const { ownerUrl, appUrl, key, mail } = JSON.parse(process.argv[2]!)
const desk = await openDesk({
  settings: { host: '127.0.0.1', publicUrl: 'http://localhost:4000', trustProxy: 0, allowInside: true, mail },
  database: { ownerUrl, appUrl, migrated: true },
  key: keyOf(key),
  channels: new Map([...catalogue(), ['wire', wire]]),
  complain: (cause, where) =>
    process.stderr.write(`${where}: ${cause instanceof Error ? cause.stack : String(cause)}\n`),
})
const server = createServer(getRequestListener(desk.app.fetch))
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }))
