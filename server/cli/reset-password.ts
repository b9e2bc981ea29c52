import { randomInt } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { hashPassword } from 'better-auth/crypto'
import { newId } from '#kernel'
import { type Settings } from '../settings.ts'
import { asOwner, type CliWords, inInstallation, mustBeOfToday, typed } from './one-shot.ts'
import { Said } from './said.ts'

const least = 10
const most = 128

/** Gives an account a new password and ends its sessions: whoever was signed in by the old one no longer is. */
export async function resetPassword(args: readonly string[], settings: Settings, words: CliWords): Promise<void> {
  const [email] = typed(args, words, { least: 1, most: 1 }).words
  await inInstallation(settings, { begins: false }, async ({ ownerUrl }) => {
    const user = await asOwner(ownerUrl, async (owner) => {
      await mustBeOfToday(owner, words)
      const { rows } = await owner.query<{ id: string; name: string; email: string }>(
        'select id, name, email from auth_user where lower(email) = lower($1)',
        [email],
      )
      if (!rows[0]) throw new Said(words.noAccount(email!))
      return rows[0]
    })
    const chosen = process.stdin.isTTY && process.stderr.isTTY ? await asked(words) : ''
    const password = chosen || drawn()
    const hash = await hashPassword(password)
    await asOwner(ownerUrl, async (owner) => {
      await owner.query('begin')
      const { rowCount } = await owner.query(
        `update auth_account set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`,
        [user.id, hash],
      )
      if (!rowCount)
        await owner.query(
          `insert into auth_account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
           values ($1, $2, 'credential', $2, $3, now(), now())`,
          [newId(), user.id, hash],
        )
      await owner.query('delete from auth_session where "userId" = $1', [user.id])
      await owner.query('commit')
    })
    process.stderr.write(`${words.passwordGiven(user.name, user.email)}\n`)
    if (!chosen) process.stdout.write(`${password}\n`)
  })
}

/** Asked twice, shown never. Nothing typed: one is drawn. */
async function asked(words: CliWords): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  const question = async (said: string) => {
    process.stderr.write(said)
    const answer = await terminal.question('')
    process.stderr.write('\n')
    return answer
  }
  try {
    const one = await question(words.newPassword)
    if (!one) return ''
    if (one.length < least || one.length > most) throw new Said(words.passwordLength(least, most))
    if ((await question(words.newPasswordAgain)) !== one) throw new Said(words.passwordsDiffer)
    return one
  } finally {
    terminal.close()
  }
}

/** Four words of four signs that nobody mistakes for one another: 80 bits. */
function drawn(): string {
  const signs = 'abcdefghijkmnpqrstuvwxyz23456789'
  const word = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')
  return Array.from({ length: 4 }, word).join('-')
}
