import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type Blog, openBlog } from '../blog.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

const emoji = ['😍', '🍎🍎', '❤️', 'miam 😋', '👏👏👏', '@lulu regarde', '@papa tu as vu']
const questions = [
  'Est-ce que la nouvelle compote contient du sucre ajouté ?',
  'elle contient du sucre ajouté la nouvelle compote ?',
  'bonjour, y a-t-il du sucre ajouté dedans ?',
  'du sucre ajouté ou pas ?',
]
const complaints = [
  'je n’aime pas, beaucoup trop sucrée',
  'trop lisse, on dirait de la purée pour bébé',
  'déçue, le pot est plus petit et plus cher',
  'je n’aime pas du tout la nouvelle recette',
  'impossible d’ouvrir l’opercule sans en mettre partout',
]
const spam = 'Gagnez 500 € par jour depuis chez vous, écrivez-moi sur gagnez-vite.example'

describe('S11 — the hour after a post', () => {
  let world: World
  let odile: AtDesk
  let other: AtDesk
  let blog: Blog
  let otherBlog: Blog

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    const second = await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })
    other = atDesk(odile, second.id)
    blog = await openBlog(world.clock)
    otherBlog = await openBlog(world.clock)
    blog.publishes({ slug: 'compote', title: 'Notre nouvelle compote', text: 'Elle arrive lundi.' })
    otherBlog.publishes({ slug: 'tilleul', title: 'Le tilleul est là', text: 'Récolté en juillet.' })
    for (let n = 0; n < 200; n++) {
      const text =
        n < 90
          ? emoji[n % emoji.length]!
          : n < 130
            ? questions[n % questions.length]!
            : n < 155
              ? complaints[n % complaints.length]!
              : n < 185
                ? spam
                : 'bande d’idiots'
      blog.hears({ by: `voix ${n}`, text, under: 'compote' })
    }
    otherBlog.hears({ by: 'Nadir', text: 'Bonsoir, quand sera-t-il en rayon ?', under: 'tilleul' })
    const listensTo = async (desk: AtDesk, place: Blog) => {
      const looked = await desk.ask(api.look, { body: { address: place.url } })
      if (looked.kind !== 'found') throw new Error('nothing heard there')
      for (const { address, name, settings } of looked.candidates) {
        await desk.ask(api.plant, { body: { channel: 'feed', address, name, settings: { ...settings, own: true } } })
      }
    }
    await listensTo(odile, blog)
    await listensTo(other, otherBlog)
    await world.settled()
  })
  afterAll(async () => {
    await blog.close()
    await otherBlog.close()
    await world.close()
  })

  test('two hundred comments are one row, and the other client’s question stands beside it', async () => {
    const { rows } = await odile.ask(api.conversations, { query: {} })
    expect(rows.map((row) => [row.client.name, row.messages]).toSorted()).toEqual([
      ['Les Vergers Imaginaires', 201],
      ['Tisane du Soir', 2],
    ])
  })

  test('emoji and tagged friends await nobody; each question and each complaint does', async () => {
    const { rows } = await odile.ask(api.conversations, { query: { workspace: odile.workspace } })
    const awaiting = await allAwaiting(odile, rows[0]!.id)
    const texts = awaiting.map((turn) => turn.text)
    expect(texts.filter((text) => emoji.includes(text) && !text.startsWith('@'))).toEqual([])
    expect(texts.filter((text) => questions.includes(text))).toHaveLength(40)
    expect(texts.filter((text) => complaints.includes(text))).toHaveLength(25)
  })

  test('the forty alike are answered together, in one act, and nothing is said under the wrong brand', async () => {
    const { rows } = await odile.ask(api.conversations, { query: { workspace: odile.workspace } })
    const conversation = rows[0]!.id
    const alike = (await allAwaiting(odile, conversation)).filter((turn) => questions.includes(turn.text))
    const before = rows[0]!.awaiting
    let acts = 0
    const does: AtDesk['ask'] = async (route, given) => {
      acts++
      return await odile.ask(route, given)
    }
    await does(api.reply, {
      params: { conversation },
      body: {
        text: 'Non, aucun sucre ajouté : des pommes, et rien d’autre. Odile',
        answers: alike.map((turn) => turn.id),
        audience: 'public',
        key: newId(),
        byHand: {},
      },
    })
    expect(acts).toBe(1)
    const after = (await odile.ask(api.conversations, { query: { workspace: odile.workspace } })).rows[0]!
    expect(before - after.awaiting).toBe(40)
    const wrongBrand = await odile.call(api.reply, {
      params: { workspace: other.workspace, conversation },
      body: { text: 'Bonsoir', answers: [alike[0]!.id], audience: 'public', key: newId(), byHand: {} },
    })
    expect(wrongBrand.status).toBe(404)
    expect((await odile.ask(api.conversations, { query: { workspace: other.workspace } })).rows[0]!.messages).toBe(2)
  })

  test('a client calls: who spoke of it, in whose words, what was answered; nothing of another client', async () => {
    const told = await odile.ask(api.onThePhone, { query: { words: 'sucre ajouté' } })
    expect(told).toMatchObject({ people: 40, dislike: 0, conversations: 1, more: false })
    expect(told.verbatims).toHaveLength(3)
    expect(new Set(told.verbatims.map(({ by }) => by)).size).toBe(3)
    expect(new Set(told.verbatims.map(({ text }) => text)).size).toBe(3)
    for (const { text } of told.verbatims) expect(questions).toContain(text)
    expect(told.answered).toMatchObject({ text: 'Non, aucun sucre ajouté : des pommes, et rien d’autre. Odile' })
    expect(told.answered!.by).toBe('Odile')

    const recipe = await odile.ask(api.onThePhone, { query: { words: 'je n’aime pas' } })
    expect(recipe.people).toBe(10)
    expect(recipe.dislike).toBe(10)
    expect(recipe.answered).toBeNull()
    expect(recipe.awaiting).toBe(1)

    // A theme speaks too, by its name, of those whose words do not hold it.
    const { rows } = await odile.ask(api.conversations, { query: { workspace: odile.workspace } })
    const lid = (await allAwaiting(odile, rows[0]!.id)).find(({ text }) => text.includes('opercule'))!
    const end = lid.text.length
    await odile.ask(api.keepReason, {
      params: { message: lid.id },
      body: { start: 0, end, revision: lid.revision, theme: { name: 'Emballage rebelle' } },
    })
    expect(await odile.ask(api.onThePhone, { query: { words: 'emballage' } })).toMatchObject({
      people: 1,
      verbatims: [{ text: lid.text }],
    })

    expect(await other.ask(api.onThePhone, { query: { words: 'sucre ajouté' } })).toMatchObject({
      people: 0,
      verbatims: [],
      answered: null,
    })
    expect((await odile.ask(api.onThePhone, { query: { words: '!?' } })).people).toBe(0)
  })

  async function allAwaiting(desk: AtDesk, conversation: string) {
    const turns = []
    for (let after: string | undefined; ; ) {
      const page = await desk.ask(api.awaitingIn, { params: { conversation }, query: after ? { after } : {} })
      turns.push(...page.turns)
      if (!page.next) return turns
      after = page.next
    }
  }
})
