/**
 * The packed prior: named sections of numbers and words in one file, read without copying. Little-endian:
 * `INSPRIOR` · u32 length of the header · header (JSON: name, kind, offset, length of each section) · sections, each on a
 * multiple of 8 bytes. The same sections give the same bytes.
 */
export type Section = Int8Array | Int16Array | Int32Array | Float32Array | string

export interface Prior {
  /** Numbers of a section, on the file’s own bytes. Throws where there is none of that name and kind. */
  int8: (name: string) => Int8Array
  int16: (name: string) => Int16Array
  int32: (name: string) => Int32Array
  float32: (name: string) => Float32Array
  text: (name: string) => string
}

interface Entry {
  name: string
  kind: 'int8' | 'int16' | 'int32' | 'float32' | 'text'
  offset: number
  length: number
}

const magic = 'INSPRIOR'
const align = (at: number) => (at + 7) & ~7

export function pack(sections: ReadonlyMap<string, Section>): Uint8Array {
  const entries: Entry[] = []
  const bodies: Uint8Array[] = []
  let offset = 0
  for (const [name, section] of sections) {
    const body = bytesOf(section)
    entries.push({ name, kind: kindOf(section), offset, length: body.length })
    bodies.push(body)
    offset = align(offset + body.length)
  }
  const header = new TextEncoder().encode(JSON.stringify(entries))
  const start = align(magic.length + 4 + header.length)
  const file = new Uint8Array(start + offset)
  file.set(new TextEncoder().encode(magic))
  new DataView(file.buffer).setUint32(magic.length, header.length, true)
  file.set(header, magic.length + 4)
  for (const [at, { offset: from }] of entries.entries()) file.set(bodies[at]!, start + from)
  return file
}

export function unpack(file: Uint8Array): Prior {
  const head = new TextDecoder().decode(file.subarray(0, magic.length))
  if (head !== magic) throw new Error('this is no packed prior')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const headerLength = view.getUint32(magic.length, true)
  const header = new TextDecoder().decode(file.subarray(magic.length + 4, magic.length + 4 + headerLength))
  const start = align(magic.length + 4 + headerLength)
  // Typed arrays need their multiple of bytes: a file read into a pool may begin anywhere.
  const body = file.byteOffset % 8 === 0 ? file.subarray(start) : file.slice(start)
  const entries = new Map((JSON.parse(header) as Entry[]).map((entry) => [entry.name, entry]))
  const find = (name: string, kind: Entry['kind']) => {
    const entry = entries.get(name)
    if (entry?.kind !== kind) throw new Error(`the prior holds no ${kind} called ${name}`)
    return { ...entry, at: body.byteOffset + entry.offset }
  }
  return {
    int8: (name) => {
      const { at, length } = find(name, 'int8')
      return new Int8Array(body.buffer, at, length)
    },
    int16: (name) => {
      const { at, length } = find(name, 'int16')
      return new Int16Array(body.buffer, at, length / 2)
    },
    int32: (name) => {
      const { at, length } = find(name, 'int32')
      return new Int32Array(body.buffer, at, length / 4)
    },
    float32: (name) => {
      const { at, length } = find(name, 'float32')
      return new Float32Array(body.buffer, at, length / 4)
    },
    text: (name) => {
      const { offset, length } = find(name, 'text')
      return new TextDecoder().decode(body.subarray(offset, offset + length))
    },
  }
}

function bytesOf(section: Section): Uint8Array {
  if (typeof section === 'string') return new TextEncoder().encode(section)
  return new Uint8Array(section.buffer, section.byteOffset, section.byteLength)
}

function kindOf(section: Section): Entry['kind'] {
  if (typeof section === 'string') return 'text'
  if (section instanceof Int8Array) return 'int8'
  if (section instanceof Int16Array) return 'int16'
  return section instanceof Int32Array ? 'int32' : 'float32'
}
