import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Does work that no second process may do at once in this clone; others wait their turn.
 * The lock is a name the system holds for a listening socket: it dies with the last process that has it. `work` gets
 * its file descriptor to hand to its children, so that an npm whose parent was killed keeps the lock until it is done.
 * @template Done
 * @param {string} root
 * @param {{ onWait?: () => void }} options
 * @param {(lock: number | undefined) => Promise<Done>} work
 * @returns {Promise<Done>}
 */
export async function alone(root, { onWait }, work) {
  const name = nameFor(root)
  let server = await tryListen(name)
  if (!server) onWait?.()
  while (!server) {
    await wait(200)
    server = await tryListen(name)
  }
  try {
    // Node names no public way to a listening socket's descriptor; without it only the orphan case is lost.
    return await work(server._handle?.fd >= 0 ? server._handle.fd : undefined)
  } finally {
    server.close()
  }
}

function nameFor(root) {
  const id = `insuffleur-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`
  if (process.platform === 'linux') return `\0${id}` // abstract: no file that could be left behind
  if (process.platform === 'win32') return `\\\\.\\pipe\\${id}`
  return join(tmpdir(), `${id}.sock`)
}

function tryListen(name) {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', async (error) => {
      if (error.code !== 'EADDRINUSE') return fail(error)
      if (name.startsWith('/') && !(await answers(name))) rmSync(name, { force: true }) // a file of the dead
      done(undefined)
    })
    server.listen(name, () => {
      server.unref()
      done(server)
    })
  })
}

function answers(name) {
  return new Promise((done) => {
    const socket = connect(name, () => done(true) || socket.destroy())
    socket.once('error', () => done(false))
  })
}
