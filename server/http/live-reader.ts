import { type Role } from '#team'

/** How far one reader may lag behind, in bytes, before its stream is cut; it comes back and reads again. */
const mostBehind = 256 * 1024

/** One open stream: one browser, or one program. */
export interface Reader {
  user: string
  session: string
  /** What they may see, and as whom. */
  workspaces: Map<string, Role>
  /** False: too slow or gone; it has been let go. */
  write(chunk: Uint8Array): boolean
  end(): void
}

/** `onGone` is called once, whoever ends it. */
export function openReader(
  of: Pick<Reader, 'user' | 'session' | 'workspaces'>,
  onGone: (reader: Reader) => void,
): { reader: Reader; stream: ReadableStream<Uint8Array> } {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const gone = (end: (open: ReadableStreamDefaultController<Uint8Array>) => void) => {
    const open = controller
    if (!open) return
    controller = null
    end(open)
    onGone(reader)
  }
  const reader: Reader = {
    ...of,
    write(chunk) {
      if (!controller) return false
      // Cut, not closed: closing would wait for someone who does not read.
      if ((controller.desiredSize ?? 0) < chunk.byteLength) gone((open) => open.error(new SlowReader()))
      else controller.enqueue(chunk)
      return controller !== null
    },
    end: () => gone((open) => open.close()),
  }
  const stream = new ReadableStream<Uint8Array>(
    {
      start(opened) {
        controller = opened
      },
      cancel: () => gone(() => undefined),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostBehind }),
  )
  return { reader, stream }
}

class SlowReader extends Error {
  // The HTTP server takes it for a reader who left, which is what it comes to.
  readonly code = 'ERR_STREAM_PREMATURE_CLOSE'
  constructor() {
    super('a live stream was not read fast enough')
    this.name = 'SlowReader'
  }
}
