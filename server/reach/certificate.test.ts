import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openReach } from './reach.ts'

const folder = mkdtempSync(join(tmpdir(), 'insuffleur-certificate-'))
let server: Server | null = null
afterAll(() => {
  server?.close()
  rmSync(folder, { recursive: true })
})

function makeCertificate(): { key: Buffer; cert: Buffer } | null {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const wanted = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=blog.example', '-days', '2']
  try {
    execFileSync('openssl', [...wanted, '-keyout', key, '-out', cert], { stdio: 'ignore' })
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } catch {
    return null
  }
}

it('trusts no certificate that nobody vouches for', async ({ skip }) => {
  const made = makeCertificate()
  if (!made) return skip('no openssl here to make a certificate with')
  const place = createServer(made, (_, response) => response.end('x'))
  server = place
  await new Promise<void>((ready) => place.listen(0, '127.0.0.1', ready))
  const reach = openReach({ allowInside: true, userAgent: 'Insuffleur test' })
  const reached = await reach({ url: `https://127.0.0.1:${(place.address() as AddressInfo).port}/` })
  expect(reached).toMatchObject({ kind: 'failed', why: 'certificate' })
})
