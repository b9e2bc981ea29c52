import { expect, test } from 'vitest'
import { newId } from '#kernel'
import { linkKeyOf, ownAddress, privateLinksIn, secretOf, withoutSecrets, withSecrets } from './private-link.ts'

const [workspace, place, handle, outbox] = [newId<'workspace'>(), newId(), newId(), newId()]
const key = linkKeyOf('ab'.repeat(32))
const address = ownAddress('https://parler.example', workspace, handle)
const secret = secretOf(key, workspace, handle, outbox)
const words = `Voici votre page :\n${address}\nBonne journée.`
const leaving = withSecrets(words, (link) => secretOf(key, link.workspace, link.handle, outbox))

test('what leaves opens; what comes back opens nothing and reads as what was written', () => {
  expect(leaving).toContain(`${address}.${secret}\n`)
  expect(withoutSecrets(leaving)).toBe(words)
  expect(withoutSecrets(words)).toBe(words)
  expect(withSecrets(leaving, () => 'other')).toBe(leaving)
  expect(privateLinksIn(leaving)).toEqual([{ workspace, handle }])
})

test('the same words leaving again carry the same secret; others, another handle and another key do not', () => {
  expect(secretOf(key, workspace, handle, outbox)).toBe(secret)
  const others = [
    secretOf(key, workspace, handle, newId()),
    secretOf(key, workspace, newId(), outbox),
    secretOf(linkKeyOf('cd'.repeat(32)), workspace, handle, outbox),
  ]
  expect(new Set([secret, ...others]).size).toBe(4)
})

test('a secret is known again when a letter has broken its address, and the link of a page of ours too', () => {
  const broken = leaving.replace(`.${secret}`, `.\n> ${secret}`)
  expect(withoutSecrets(broken)).not.toContain('own0_')
  const cut = leaving.replace(secret.slice(0, 9), `${secret.slice(0, 9)}\n> `)
  expect(withoutSecrets(cut)).toBe(words)
  const onPage = `https://parler.example/p/${workspace}/${place}/own/${handle}.${'aB-_'.repeat(10)}abc`
  expect(withoutSecrets(`le lien : ${onPage}, merci`)).toBe(
    `le lien : https://parler.example/p/${workspace}/${place}/own/${handle}, merci`,
  )
  expect(privateLinksIn(onPage)).toEqual([{ workspace, handle }])
  expect(withoutSecrets('my own_words, own_1, https://parler.example/own/x')).toBe(
    'my own_words, own_1, https://parler.example/own/x',
  )
})
