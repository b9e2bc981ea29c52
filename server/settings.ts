import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Everything that the environment may set, read once. No other file reads the environment. */
export interface Settings {
  host: string
  port: number
  /** Every link is made from it, never from what a request says of itself. */
  publicUrl: string
  /** Where the embedded PostgreSQL and the key live; null: the usual place. */
  dataDir: string | null
  databaseUrl: string | null
  /** Only where the owner of `databaseUrl` may not make roles. */
  databaseAppUrl: string | null
  /** How many proxies of one's own stand in front: whose word on client addresses is believed. */
  trustProxy: number
  /** For tests and closed networks: lets channels reach addresses inside. */
  allowInside: boolean
  /** A language model that may read for reasons; null: none does. `inside`: its address may be one of our own network. */
  llm: { url: string; model: string; key: string | null; inside: boolean } | null
  /** The server that letters to colleagues leave by, and whom they are from; null: their links are handed over by hand. */
  mail: { url: string; from: string } | null
  /** 64 hexadecimal digits; a file made on first start otherwise. */
  key: string | null
  /** What the terminal speaks. */
  language: 'fr' | 'en'
}

export class UnfitSetting extends Error {
  readonly setting: string
  constructor(setting: string, wanted: string) {
    super(`${setting}: ${wanted}`)
    this.name = 'UnfitSetting'
    this.setting = setting
  }
}

export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const host = env.HOST || '127.0.0.1'
  const port = whole(env, 'PORT', 4000, 0, 65_535)
  return {
    host,
    port,
    publicUrl: urlSetting(env, 'PUBLIC_URL')?.replace(/\/+$/, '') ?? `http://localhost:${port}`,
    dataDir: env.DATA_DIR ? env.DATA_DIR.replace(/^~(?=\/|$)/, homedir()) : null,
    databaseUrl: urlSetting(env, 'DATABASE_URL'),
    databaseAppUrl: urlSetting(env, 'DATABASE_APP_URL'),
    trustProxy: whole(env, 'TRUST_PROXY', 0, 0, 10),
    allowInside: env.ALLOW_INSIDE === '1',
    llm: llmSetting(env),
    mail: mailSetting(env),
    key: keySetting(env),
    language: /^fr/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'fr' : 'en',
  }
}

/** The address that never leaves this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Whether others than this machine reach the desk: directly, or through a proxy that stands in front of it. */
export function strangersMayKnock({
  host,
  publicUrl,
  trustProxy,
}: Pick<Settings, 'host' | 'publicUrl' | 'trustProxy'>): boolean {
  return !isLoopback(host) || trustProxy > 0 || !isLoopback(new URL(publicUrl).hostname)
}

/** As far as an address tells: https, and no name or number of a house’s own. */
export function isPublic(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl)
  return (
    protocol === 'https:' &&
    !isLoopback(hostname) &&
    hostname.includes('.') &&
    !/\.(local|internal|lan)$/.test(hostname)
  )
}

export function screensDir(root: string): string | null {
  const dir = join(root, 'web', 'dist')
  return existsSync(join(dir, 'index.html')) ? dir : null
}

function whole(
  env: Record<string, string | undefined>,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const text = env[name]
  if (!text) return otherwise
  const number = Number(text)
  if (!Number.isInteger(number) || number < least || number > most) throw new UnfitSetting(name, `${least}–${most}`)
  return number
}

function urlSetting(env: Record<string, string | undefined>, name: string): string | null {
  const text = env[name]
  if (!text) return null
  if (!URL.canParse(text)) throw new UnfitSetting(name, 'a URL')
  return text
}

function llmSetting(env: Record<string, string | undefined>): Settings['llm'] {
  const url = urlSetting(env, 'LLM_URL')
  if (!url) return null
  if (!/^https?:/.test(url)) throw new UnfitSetting('LLM_URL', 'http(s)://…')
  const model = env.LLM_MODEL
  if (!model) throw new UnfitSetting('LLM_MODEL', 'the name of a model')
  return { url, model, key: env.LLM_KEY || null, inside: env.LLM_INSIDE === '1' }
}

function mailSetting(env: Record<string, string | undefined>): Settings['mail'] {
  const url = urlSetting(env, 'MAIL_URL')
  if (!url) return null
  if (!/^smtps?:\/\/[^/]/.test(url)) throw new UnfitSetting('MAIL_URL', 'smtp(s)://…')
  const from = env.MAIL_FROM ?? ''
  if (!/^[^\s@<>",;:]+@[^\s@<>",;:]+$/.test(from)) throw new UnfitSetting('MAIL_FROM', 'an address')
  return { url, from }
}

function keySetting(env: Record<string, string | undefined>): string | null {
  const text = env.INSUFFLEUR_KEY
  if (!text) return null
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new UnfitSetting('INSUFFLEUR_KEY', '64 hexadecimal digits')
  return text
}
