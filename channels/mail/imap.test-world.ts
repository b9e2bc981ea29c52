/** A mailbox on loopback: as much of IMAP (RFC 3501, 2177, 6154) as letters need, and it can be broken. */
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface Stored {
  uid: number
  header: Buffer
  structure: string
  parts: Record<string, Buffer>
  flags?: Set<string>
}
export interface Folder {
  validity: number
  next: number
  letters: Stored[]
}

export interface ImapWorld {
  port: number
  folders: Record<string, Folder>
  /** As the suite of channels names what can go wrong. */
  fault: string | null
  /** Fetches answered since the fault. */
  fetches: number
  /** Every command as it came. */
  asked: string[]
  /** A letter that is never given out. */
  refusedUid: number | null
  /** All lines break. */
  hangUp(): void
  store(folder: string, letter: Omit<Stored, 'uid'>): Stored
  close(): Promise<void>
}

const flagsIn = (text: string) => /\(([^)]*)\)/.exec(text)?.[1]?.split(' ').filter(Boolean) ?? []
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

/** A letter as it stands on disk, cut into what a mailbox tells of it: one plain part. */
export function plainLetter(raw: string | Buffer): Omit<Stored, 'uid'> {
  const bytes = Buffer.from(raw)
  const end = bytes.indexOf('\r\n\r\n')
  const header = bytes.subarray(0, end < 0 ? bytes.length : end + 4)
  const body = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 4)
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(header.toString())?.[1] ?? '8bit'
  const charset = /charset="?([\w-]+)/i.exec(header.toString())?.[1] ?? 'utf-8'
  return {
    header,
    structure: `("TEXT" "PLAIN" ("CHARSET" "${charset}") NIL NIL "${encoding}" ${body.length} 1)`,
    parts: { 1: body },
  }
}

export async function openImap(password: string): Promise<ImapWorld> {
  const folder = (): Folder => ({ validity: 7, next: 1, letters: [] })
  const sockets = new Set<Socket>()
  const idle = new Set<() => void>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    serve(socket, world, password, idle)
  })
  const world: ImapWorld = {
    port: 0,
    folders: { INBOX: folder(), Envoyes: folder(), Brouillons: folder(), Archive: folder(), Corbeille: folder() },
    fault: null,
    fetches: 0,
    asked: [],
    refusedUid: null,
    hangUp() {
      for (const socket of sockets) socket.destroy()
    },
    store(name, letter) {
      const into = world.folders[name]!
      const stored = { ...letter, uid: into.next++ }
      into.letters.push(stored)
      for (const wake of idle) wake()
      return stored
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        for (const socket of sockets) socket.destroy()
      }),
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  world.port = (server.address() as AddressInfo).port
  return world
}

function serve(socket: Socket, world: ImapWorld, password: string, idle: Set<() => void>): void {
  let waiting = Buffer.alloc(0)
  let command = ''
  let literals: Buffer[] = []
  let wanted = -1
  const session = { folder: null as string | null, idling: null as (() => void) | null, tag: '' }
  const say = (line: string | Buffer) => {
    if (!socket.destroyed) socket.write(typeof line === 'string' ? `${line}\r\n` : line)
  }
  if (world.fault !== 'timed-out') say('* OK [CAPABILITY IMAP4rev1 IDLE SPECIAL-USE UIDPLUS] prêt')
  socket.on('close', () => session.idling && idle.delete(session.idling))
  socket.on('data', (part) => {
    waiting = Buffer.concat([waiting, part])
    for (;;) {
      if (wanted >= 0) {
        if (waiting.length < wanted) return
        literals.push(waiting.subarray(0, wanted))
        waiting = waiting.subarray(wanted)
        command += `\0${literals.length - 1}\0`
        wanted = -1
      }
      const end = waiting.indexOf('\r\n')
      if (end < 0) return
      command += waiting.subarray(0, end).toString()
      waiting = waiting.subarray(end + 2)
      const literal = /\{(\d+)(\+?)\}$/.exec(command)
      if (literal) {
        command = command.slice(0, literal.index)
        wanted = Number(literal[1])
        if (!literal[2]) say('+ oui')
        continue
      }
      const whole = command.replace(/\0(\d+)\0/g, (_, index) =>
        /APPEND/i.test(command) ? '' : quoted(literals[Number(index)]!.toString()),
      )
      if (world.fault !== 'timed-out') answer(whole, literals)
      command = ''
      literals = []
    }
  })

  function answer(line: string, given: Buffer[]): unknown {
    if (/^DONE$/i.test(line) && session.idling) {
      idle.delete(session.idling)
      session.idling = null
      return say(`${session.tag} OK fini`)
    }
    const [, tag = '*', verb = '', rest = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/s.exec(line) ?? []
    world.asked.push(`${verb} ${rest}`.slice(0, 300))
    const ok = () => say(`${tag} OK fait`)
    const folder = session.folder === null ? null : world.folders[session.folder]!
    switch (verb.toUpperCase()) {
      case 'CAPABILITY':
        say('* CAPABILITY IMAP4rev1 IDLE SPECIAL-USE UIDPLUS')
        return ok()
      case 'LOGIN':
        if (world.fault === 'too-many-requests') return say(`${tag} NO [LIMIT] trop souvent`)
        if (!rest.includes(quoted(password)) && !rest.endsWith(` ${password}`))
          return say(`${tag} NO [AUTHENTICATIONFAILED] non`)
        return ok()
      case 'LIST':
        if (rest === '"" ""') {
          say('* LIST (\\Noselect) "/" ""')
          return ok()
        }
        for (const [name, use] of [
          ['INBOX', ''],
          ['Envoyes', '\\Sent'],
          ['Brouillons', '\\Drafts'],
          ['Archive', '\\Archive'],
          ['Corbeille', '\\Trash'],
        ])
          if (world.folders[name!]) say(`* LIST (\\HasNoChildren ${use}) "/" ${quoted(name!)}`)
        return ok()
      case 'SELECT':
      case 'EXAMINE': {
        if (world.fault === 'server-error') return say(`${tag} NO [SERVERBUG] oups`)
        session.folder = rest.replace(/^"|"$/g, '')
        const opened = world.folders[session.folder]
        if (!opened) return say(`${tag} NO [NONEXISTENT] rien`)
        say(`* ${opened.letters.length} EXISTS`)
        say('* FLAGS (\\Seen \\Answered \\Deleted \\Draft)')
        say(`* OK [UIDVALIDITY ${opened.validity}] v`)
        say(`* OK [UIDNEXT ${opened.next}] n`)
        return say(`${tag} OK [READ-${verb.toUpperCase() === 'SELECT' ? 'WRITE' : 'ONLY'}] ouvert`)
      }
      case 'UID SEARCH': {
        const found = search(folder!, rest)
        if (world.fault === 're-order') found.reverse()
        if (world.fault === 'cut-short') return socket.end('* SEARCH 1')
        say(`* SEARCH ${found.join(' ')}`.trim())
        return ok()
      }
      case 'UID FETCH':
        return fetch(folder!, rest, tag)
      case 'APPEND': {
        const name = /^"?([^" ]+)/.exec(rest)![1]!
        world.store(name, { ...plainLetter(given[0]!), flags: new Set(flagsIn(rest)) })
        return ok()
      }
      case 'UID STORE': {
        const within = rangesIn(rest.split(' ')[0]!, folder!.letters.at(-1)?.uid ?? 0)!
        for (const letter of folder!.letters)
          if (within(letter.uid)) letter.flags = new Set([...(letter.flags ?? []), ...flagsIn(rest)])
        return ok()
      }
      case 'UID EXPUNGE':
        folder!.letters = folder!.letters.filter(({ flags }) => !flags?.has('\\Deleted'))
        return ok()
      case 'IDLE':
        session.tag = tag
        session.idling = () => say(`* ${folder!.letters.length} EXISTS`)
        idle.add(session.idling)
        return say('+ attend')
      case 'LOGOUT':
        say('* BYE')
        ok()
        return socket.end()
      default:
        return /^(NOOP|CLOSE|UNSELECT|ID|NAMESPACE|LSUB|ENABLE|CHECK)$/i.test(verb) ? ok() : say(`${tag} BAD ${verb}`)
    }
  }

  function search(folder: Folder, rest: string): number[] {
    const header = /HEADER "?message-id"? "?<?([^">]+)>?"?/i.exec(rest)?.[1]
    const unanswered = /\bUNANSWERED\b/i.test(rest)
    const named = ({ header: of, flags }: Stored) =>
      of.includes(`<${header}>`) && !(unanswered && flags?.has('\\Answered'))
    if (header) return folder.letters.filter(named).map(({ uid }) => uid)
    const within = rangesIn(/UID ([\d:*,]+)/i.exec(rest)?.[1] ?? '', folder.letters.at(-1)?.uid ?? 0)
    if (within) return folder.letters.filter(({ uid }) => within(uid)).map(({ uid }) => uid)
    const seq = rangesIn(/([\d:*,]+)\s*$/.exec(rest)?.[1] ?? '', folder.letters.length)
    return folder.letters.filter((_, index) => !seq || seq(index + 1)).map(({ uid }) => uid)
  }

  function fetch(folder: Folder, rest: string, tag: string): unknown {
    const [, set = '', items = ''] = /^(\S+) (.*)$/s.exec(rest) ?? []
    const within = rangesIn(set, folder.letters.at(-1)?.uid ?? 0)!
    world.fetches++
    if (world.fault === 'server-error') return say(`${tag} NO [SERVERBUG] oups`)
    if (world.fault === 'revoked-mid-page' && world.fetches > 3) {
      say('* BYE retiré')
      return socket.end()
    }
    const letters = folder.letters.filter(({ uid }) => within(uid))
    if (letters.some(({ uid }) => uid === world.refusedUid)) return say(`${tag} NO certaines n’ont pu être lues`)
    if (world.fault === 're-order') letters.reverse()
    for (const letter of letters) {
      const parts: (string | Buffer)[] = [`* ${folder.letters.indexOf(letter) + 1} FETCH (UID ${letter.uid}`]
      if (/BODYSTRUCTURE/i.test(items)) parts.push(` BODYSTRUCTURE ${letter.structure}`)
      if (/INTERNALDATE/i.test(items)) parts.push(' INTERNALDATE "20-Nov-2026 12:00:00 +0000"')
      for (const [, key, from, most] of items.matchAll(/BODY\.PEEK\[([\w.]+)\](?:<(\d+)\.(\d+)>)?/gi)) {
        const bytes = bytesOf(letter, key!.toLowerCase())
        const piece = bytes.subarray(Number(from ?? 0), Number(from ?? 0) + Number(most ?? bytes.length))
        parts.push(` BODY[${key}]${from ? `<${from}>` : ''} {${piece.length}}\r\n`, piece)
      }
      const whole = Buffer.concat([...parts.map((part) => Buffer.from(part as string)), Buffer.from(')\r\n')])
      if (world.fault === 'cut-short') {
        socket.write(whole.subarray(0, whole.length - 20))
        return socket.end()
      }
      say(whole)
    }
    return say(`${tag} OK lu`)
  }
}

function bytesOf({ header, parts }: Stored, key: string): Buffer {
  if (key === 'header') return header
  return key === 'text' ? Buffer.concat(Object.values(parts)) : (parts[key] ?? Buffer.alloc(0))
}

function rangesIn(set: string, highest: number): ((one: number) => boolean) | null {
  if (!/^[\d:*,]+$/.test(set)) return null
  const ranges = set.split(',').map((range) => range.split(':').map((end) => (end === '*' ? highest : Number(end))))
  return (one) => ranges.some(([from, to = from]) => one >= Math.min(from!, to!) && one <= Math.max(from!, to!))
}
