import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }

/**
 * Installs Debian packages where they are missing. Answers with why it cannot, in words, for the tests that then skip:
 * no Debian, not root, or a mirror that does not answer. Daemons that packages would start are kept from it.
 */
export async function debianHas(packages: readonly string[], from?: string): Promise<string | null> {
  try {
    if (await allThere(packages)) return null
  } catch {
    return 'this machine is no Debian'
  }
  if (process.getuid?.() !== 0) return `${packages.join(', ')} missing, and only root installs them`
  try {
    await run('apt-get', ['update', '-qq'], { env, timeout: 120_000 })
    const suite = from ? ['-t', from] : []
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...suite, ...packages], {
      env: { ...env, RUNLEVEL: '1' },
      timeout: 280_000,
      maxBuffer: 1 << 26,
    })
    return null
  } catch (error) {
    return `apt cannot bring ${packages.join(', ')}: ${(error as Error).message.split('\n')[0]}`
  }
}

async function allThere(packages: readonly string[]): Promise<boolean> {
  try {
    const { stdout } = await run('dpkg-query', ['-W', '-f', `\${db:Status-Status}\n`, ...packages])
    return stdout
      .trim()
      .split('\n')
      .every((status) => status === 'installed')
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') throw error
    return false
  }
}
