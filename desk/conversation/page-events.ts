import { type Channel, type RawEvent } from '#channel'

/** What happens on a page of our own, as its channel writes it for the ledger. */
export type PageEvent =
  | {
      kind: 'said'
      id: string
      by: { id: string; name: string }
      text: string
      answers: string | null
      thread: string
      at: string
    }
  | { kind: 'gone'; id: string }

/** The channel of our own pages: it reads what it writes. */
export type PageChannel = Channel & { write(event: PageEvent): RawEvent }
