import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type Db } from '#database'
import { type Id } from '#kernel'

/** Closes what a place or an app was given in confidence, and opens it again for that one alone. */
export interface Seal {
  close(place: Where, secrets: Readonly<Record<string, string>>): Buffer
  open(place: Where, sealed: Buffer): Record<string, string>
}

/** Whose it is: a place or an app of a workspace, or of the whole installation. */
type Where = { workspace: Id<'workspace'> | null; id: string }

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** `key`: 64 hexadecimal digits, of the installation. AES-256-GCM, NIST SP 800-38D. */
export function sealWith(key: string): Seal {
  const secret = Buffer.from(key, 'hex')
  // Bound to its place: a sealed row copied to another opens nothing there.
  const bound = ({ workspace, id }: Where) => Buffer.from(`${workspace ?? 'installation'}/${id}`)
  return {
    close(place, secrets) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv(algorithm, secret, iv).setAAD(bound(place))
      const body = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    open(place, sealed) {
      const decipher = createDecipheriv(algorithm, secret, sealed.subarray(0, ivBytes)).setAAD(bound(place))
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
      const body = Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
      return JSON.parse(body.toString('utf8')) as Record<string, string>
    },
  }
}

/** What a place was given in confidence; nothing for most. Never logged, never exported. */
export async function secretsOf(
  db: Db,
  seal: Seal,
  place: { workspace: Id<'workspace'>; id: Id<'contact point'> },
): Promise<Record<string, string>> {
  const row = await db
    .selectFrom('contact_point')
    .select('secrets')
    .where('workspace_id', '=', place.workspace)
    .where('id', '=', place.id)
    .executeTakeFirst()
  return row?.secrets ? seal.open(place, row.secrets) : {}
}
