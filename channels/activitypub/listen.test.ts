import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activitypub } from './activitypub.ts'
import { here, messageSignature, openFediverse, otherPair } from './fediverse.test-world.ts'

let world: Awaited<ReturnType<typeof openFediverse>>
beforeEach(async () => {
  world = await openFediverse()
})
afterEach(() => world.close())

const own = (key: string, text: string, more: object = {}) => {
  const utterance = { ...world.utterance(key, text), answers: [], to: [], ...more }
  world.at.owns.set(key, { utterance, at: new Date(world.at.now), gone: false })
}
const sent = () => world.at.received.map(({ type }) => type)

describe('who is believed', () => {
  it('believes a signature of RFC 9421 as well', async () => {
    const knock = world.knock(world.activity('Create', world.note('non')))
    const headers = messageSignature(knock.body, `${world.marmelade}#main-key`, world.at.key.privateKey, world.at.now)
    world.at.knocks = [{ ...knock, headers }]
    expect((await world.round()).heard).toMatchObject([{ text: 'non' }])
    world.at.knocks = [{ ...knock, id: 'x', headers: { ...headers, signature: `sig1=:${'A'.repeat(342)}==:` } }]
    expect((await world.round()).why).toEqual(['the signature is not right'])
  })

  it('sets a forged signature aside, and hears the true one that comes after it', async () => {
    const activity = world.activity('Create', world.note('non'))
    world.knock(activity, { key: otherPair.privateKey })
    expect(await world.round()).toMatchObject({ heard: [], why: ['the signature is not right'] })
    world.knock(activity)
    expect((await world.round()).heard).toMatchObject([{ text: 'non', audience: 'public', ours: false }])
  })

  it('sets aside a body that is not the one signed, and what is signed for another desk', async () => {
    const activity = world.activity('Create', world.note('non'))
    world.knock(activity, { body: JSON.stringify({ ...activity, object: world.note('oui') }) })
    const knock = world.knock(world.activity('Create', world.note('ailleurs')))
    world.at.knocks[1] = { ...knock, path: '/at/atelier/place-2/inbox' }
    expect((await world.round()).why).toEqual(['the digest does not match the body', 'the signature is not right'])
  })

  it('does not let one actor speak for another, nor for another host', async () => {
    const other = `${world.url}/users/odile`
    world.knock(world.activity('Create', world.note('non', { attributedTo: other }), { actor: other }))
    world.knock(world.activity('Create', world.note('non', { attributedTo: other })))
    world.knock(world.activity('Create', world.note('non', { id: 'https://elsewhere.example/notes/1' })))
    const { heard, why } = await world.round()
    expect(heard).toEqual([])
    expect(why[0]).toBe('the key is not of this actor')
    expect(why[1]).toBe('its object is not at its own address')
  })

  it('asks for the key once anew when it was changed', async () => {
    world.knock(world.activity('Create', world.note('un')))
    await world.round()
    world.at.key = otherPair
    world.setKey()
    world.knock(world.activity('Create', world.note('deux')))
    expect((await world.round()).heard).toMatchObject([{ text: 'deux' }])
  })

  it('keeps a knock while its host does not answer, for two days', async () => {
    world.at.wrong = { status: 503 }
    world.knock(world.activity('Create', world.note('non')))
    expect(await world.round()).toMatchObject({ heard: [], why: [] })
    expect(world.at.knocks).toHaveLength(1)
    world.at.now += 3600_000
    world.at.wrong = null
    expect((await world.round()).heard).toMatchObject([{ text: 'non' }])
    expect(world.at.knocks).toEqual([])
    world.at.wrong = { status: 503 }
    world.at.cursor = null
    world.knock(world.activity('Create', world.note('jamais')))
    world.at.now += 49 * 3600_000
    expect((await world.round()).why).toEqual(['its host did not answer for two days'])
  })
})

describe('what is heard', () => {
  it('hears two hundred, doubled and backwards, each exactly once', async () => {
    for (let index = 0; index < 200; index++) world.knock(world.activity('Create', world.note(`voix ${index}`)))
    world.at.knocks = [
      ...world.at.knocks,
      ...world.at.knocks.map((one) => ({ ...one, id: `${one.id}-again` })),
    ].reverse()
    const texts: string[] = []
    while (world.at.knocks.length > 0)
      for (const one of (await world.round()).heard) if (one.kind === 'said') texts.push(one.text)
    expect(texts.sort()).toEqual(Array.from({ length: 200 }, (_, index) => `voix ${index}`).sort())
  })

  it('leaves out what is not for us', async () => {
    world.knock(world.activity('Create', world.note('à tous', { cc: [], tag: [] })))
    world.knock(world.activity('Like', `${world.url}/notes/1`))
    expect(await world.round()).toMatchObject({ heard: [], why: [] })
  })

  it('names who likes and passes on a word of ours, until they take it back', async () => {
    const about = `${here}/said/k`
    const [like, share] = [world.activity('Like', about), world.activity('Announce', about)]
    for (const one of [like, share]) world.knock(one)
    const by = { name: 'Marmelade' }
    expect((await world.round()).heard).toMatchObject([
      { kind: 'reacted', nativeId: `${like.id}#reaction`, about, how: 'like', by },
      { kind: 'reacted', nativeId: `${share.id}#reaction`, about, how: 'repost', by },
    ])
    world.knock(world.activity('Undo', like))
    expect((await world.round()).heard).toEqual([{ kind: 'gone', nativeId: `${like.id}#reaction` }])
    world.knock(world.activity('Undo', `https://ailleurs.example/likes/1`))
    expect((await world.round()).heard).toEqual([])
  })

  it('brings the thread above a mention from its middle', async () => {
    const root = world.note('la nouvelle recette', { cc: [], tag: [] })
    const middle = world.note('non', { inReplyTo: root.id, cc: [], tag: [] })
    for (const one of [root, middle]) world.at.documents.set(new URL(String(one.id)).pathname, one)
    world.knock(world.activity('Create', world.note('et vous ?', { inReplyTo: middle.id })))
    const { heard } = await world.round()
    expect(heard).toMatchObject(
      ['la nouvelle recette', 'non', 'et vous ?'].map((text) => ({ text, thread: { nativeId: root.id } })),
    )
  })

  it('puts an answer to our word into the thread of that word', async () => {
    own('k', 'goûtez', { thread: { nativeId: 'https://desk.example/fil', url: null, title: null } })
    const answers = `${here}/said/k`
    world.knock(world.activity('Create', world.note('non', { inReplyTo: answers, to: [here], cc: [], tag: [] })))
    expect((await world.round()).heard).toMatchObject([
      { answers, audience: 'direct', thread: { nativeId: 'https://desk.example/fil' } },
    ])
  })

  it('follows edits and deletions, in whatever order they come', async () => {
    const note = world.note('trop sucrée')
    world.at.now += 1000
    const updated = new Date(world.at.now).toISOString()
    world.knock(world.activity('Update', { ...note, content: 'bien trop sucrée', updated }))
    world.knock(world.activity('Create', note))
    expect((await world.round()).heard).toMatchObject([{ nativeId: note.id, text: 'bien trop sucrée' }])
    world.knock(world.activity('Delete', { id: note.id, type: 'Tombstone' }))
    expect((await world.round()).heard).toEqual([{ kind: 'gone', nativeId: note.id }])
    const late = world.note('jamais')
    world.knock(world.activity('Delete', late.id))
    world.knock(world.activity('Create', late))
    expect((await world.round()).heard).toEqual([{ kind: 'gone', nativeId: late.id }])
  })

  it('believes the end of what it does not remember only where it is gone at its own address', async () => {
    const note = world.note('de l’an dernier')
    const path = new URL(String(note.id)).pathname
    world.at.documents.set(path, note)
    world.knock(world.activity('Delete', note.id))
    expect((await world.round()).heard).toEqual([])
    world.at.documents.set(path, { id: note.id, type: 'Tombstone' })
    world.knock(world.activity('Delete', note.id))
    expect((await world.round()).heard).toEqual([{ kind: 'gone', nativeId: note.id }])
  })

  it('takes all words of an actor who is gone, and believes only their own server', async () => {
    const note = world.note('non')
    world.knock(world.activity('Create', note))
    await world.round()
    world.knock(world.activity('Delete', world.marmelade), { key: otherPair.privateKey })
    expect(await world.round()).toMatchObject({ heard: [], why: ['the signature is not right'] })
    world.at.documents.set('/users/marmelade', { type: 'Tombstone' })
    world.knock(world.activity('Delete', world.marmelade), { key: otherPair.privateKey })
    expect((await world.round()).heard).toEqual([{ kind: 'gone', nativeId: note.id }])
  })
})

describe('followers', () => {
  const follows = async () => {
    world.knock(world.activity('Follow', here))
    return await world.round()
  }

  it('accepts who follows, and tells them of words, edits and what is taken back', async () => {
    expect((await follows()).cursor.followers).toHaveLength(1)
    expect(sent()).toEqual(['Accept'])
    own('k', 'goûtez')
    await world.round()
    await world.round()
    own('k', 'goûtez donc')
    await world.round()
    world.at.owns.get('k')!.gone = true
    await world.round()
    expect(sent()).toEqual(['Accept', 'Create', 'Update', 'Delete'])
  })

  it('tells followers nothing of what was said to one person', async () => {
    await follows()
    own('k', 'entre nous', { audience: 'direct' })
    await world.round()
    expect(sent()).toEqual(['Accept'])
  })

  it('tries again later, and forgets an inbox that is gone', async () => {
    await follows()
    own('k', 'goûtez')
    world.at.wrong = { status: 500 }
    expect((await world.round()).cursor.owed).toMatchObject([{ tries: 1 }])
    world.at.wrong = null
    await world.round()
    expect(sent()).toEqual(['Accept'])
    world.at.now += 60_000
    expect((await world.round()).cursor.owed).toEqual([])
    expect(sent()).toEqual(['Accept', 'Create'])
    own('k2', 'encore')
    world.at.wrong = { status: 410 }
    expect((await world.round()).cursor).toMatchObject({ owed: [], followers: [] })
  })

  it('lets who undoes go, and delivers nothing more to who blocks us', async () => {
    await follows()
    world.knock(world.activity('Undo', world.activity('Follow', here)))
    expect((await world.round()).cursor.followers).toEqual([])
    await follows()
    world.knock(world.activity('Block', here))
    expect((await world.round()).cursor.followers).toEqual([])
    expect((await follows()).cursor.followers).toEqual([])
    const means = { ...world.means, held: { ...world.means.held!, cursor: world.at.cursor } }
    expect(await activitypub.says.say(world.place, world.utterance('k', 'merci'), means)).toEqual({
      kind: 'refused',
      why: 'blocked',
    })
  })
})
