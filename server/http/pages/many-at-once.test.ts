import { expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { passerBy } from '../../../test/passer-by.ts'
import { openWorld } from '../../../test/world.ts'

test('thirty people speak, correct and erase at once while the desk answers and removes: nothing is lost, nobody waits for ever', async () => {
  const world = await openWorld({ trustProxy: 1 })
  const odile = await world.odile()
  const opening = 'Qu’en dites-vous ?'
  const planted = await odile.ask(api.plant, { body: { channel: 'page', name: 'La page', opening, language: 'fr' } })
  const page = planted.publicUrl!

  async function someone(index: number): Promise<void> {
    const visitor = passerBy(world.desk.app, { 'x-forwarded-for': `203.0.113.${index}` })
    await visitor.go(page)
    await visitor.send('Publier', { name: `Voix ${index}`, text: `non, je n’aime pas, trop sucré ${index}` })
    expect(visitor.status()).toBe(200)
    const link = visitor.where().split('?')[0]!
    if (index % 3 === 0) await visitor.send('Enregistrer la correction', { text: `bien trop sucré ${index}` })
    if (index % 5 === 0) {
      await visitor.go(link)
      await visitor.send('Tout effacer pour de bon')
    }
    expect(visitor.status()).toBe(200)
  }
  async function desk(): Promise<void> {
    const [rule] = await odile.ask(api.rules)
    for (let round = 0; round < 8; round++) {
      const { rows } = await odile.ask(api.conversations)
      if (!rows[0]) continue
      const params = { conversation: rows[0].id }
      const { turns } = await odile.ask(api.turns, { params })
      const standing = turns.filter((turn) => !turn.ours && !turn.gone && !turn.removed)
      const answers = standing.slice(-3).map((turn) => turn.id)
      const body = { text: `merci ${round}`, answers, audience: 'public' as const, key: newId() }
      if (answers.length) await odile.call(api.reply, { params: { workspace: odile.workspace, ...params }, body })
      const messages = standing.slice(0, 2).map((turn) => turn.id)
      const removal = { messages, rule: rule!.id, facts: 'pour voir' }
      if (messages.length) await odile.call(api.remove, { params: { workspace: odile.workspace }, body: removal })
      world.clock.goesOn(11)
      await world.desk.tick()
    }
  }
  await Promise.all([desk(), ...Array.from({ length: 30 }, (_, index) => someone(index + 1))])
  await world.settled()

  const { rows } = await odile.ask(api.conversations)
  const { turns } = await odile.ask(api.turns, { params: { conversation: rows[0]!.id }, query: { from: 'start' } })
  expect(turns.filter((turn) => !turn.ours)).toHaveLength(30)
  const erased = turns.filter((turn) => turn.gone)
  expect([erased.length, new Set(erased.map((turn) => turn.name + turn.text))]).toEqual([6, new Set([''])])
  await world.close()
})
