import { type Means, type Place } from '#channel'

export interface Server {
  host: string
  port: number
}

export interface Account {
  address: string
  password: string
  imap: Server
  smtp: Server
  /** Milliseconds of silence after which a server is taken for dead. */
  patience: number
}

export function accountOf({ address, settings }: Place, { secrets }: Means): Account {
  const server = (host: unknown, port: unknown) => ({ host: typeof host === 'string' ? host : '', port: Number(port) })
  return {
    address: address.toLowerCase(),
    password: secrets.password ?? '',
    imap: server(settings.imapHost, settings.imapPort),
    smtp: server(settings.smtpHost, settings.smtpPort),
    patience: typeof settings.patience === 'number' ? settings.patience : 20_000,
  }
}

/** Only this machine is spoken to without TLS. */
export const isLoopback = (address: string) => /^(127\.|::1$|::ffff:127\.)/.test(address)
