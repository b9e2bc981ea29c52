import { expect, test } from 'vitest'
import { type Id } from '#kernel'
import { markStance, refuseSuggestion, unsaidOnPourquoi, verbatimsOfTheme, whyOnPourquoi } from '#reason'
import { type Desk, openWorld } from './reason.test-world.ts'

const day = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * day)

const why = (desk: Desk, asked: { place?: Id<'contact point'>; days?: number } = {}) =>
  desk.inside((db) =>
    whyOnPourquoi(db, desk.clock, desk.workspace, { place: asked.place ?? null, days: asked.days ?? null }),
  )

test('themes are counted in people, not in messages, by place and by time', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const first = await desk.says({ by: 'Marmelade', text: 'trop sucrée', at: ago(2) })
  const again = await desk.says({ by: 'Marmelade', text: 'vraiment trop sucrée', at: ago(1) })
  const elsewhere = await desk.says({ by: 'Pierrot', text: 'beaucoup trop sucrée', place: 'mastodon', at: ago(40) })
  const long = await desk.says({ by: 'Suzanne', text: 'trop sucrée déjà', at: ago(200) })
  for (const said of [first, again, elsewhere, long]) await desk.keeps(said, said.text, { name: 'Trop sucré' })

  const [theme] = (await why(desk)).themes
  expect(theme).toMatchObject({ name: 'Trop sucré', people: 2, verbatims: 3, channels: ['le', 'mastodon'] })
  expect(theme!.weeks).toHaveLength(12)
  expect(theme!.weeks.at(-1)).toBe(2)
  expect(theme!.weeks.reduce((sum, n) => sum + n, 0)).toBe(3)
  expect((await why(desk, { days: 365 })).themes[0]).toMatchObject({ people: 3, verbatims: 4 })
  expect((await why(desk, { days: 7 })).themes[0]).toMatchObject({ people: 1, verbatims: 2 })
  expect((await why(desk, { place: elsewhere.place })).themes[0]).toMatchObject({ people: 1, channels: ['mastodon'] })
})

test('the exemplar is the verbatim that is most like the others', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const texts = [
    'elle donne soif',
    'trop sucrée pour mon fils',
    'la compote est trop sucrée pour les enfants',
    'sucrée, vraiment',
    'une compote trop sucrée',
  ]
  for (const [at, text] of texts.entries())
    await desk.keeps(await desk.says({ by: `voix ${at}`, text: `Bonjour. ${text}. À bientôt !` }), text, {
      key: 'taste',
    })
  const exemplar = (await why(desk)).themes[0]!.exemplar!
  expect(exemplar).toMatchObject({
    words: 'une compote trop sucrée',
    around: 'une compote trop sucrée.',
    place: 'le blog',
  })
})

test('who dislikes and does not say why is unsaid, until they say it in that conversation', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const at = (message: { id: Id<'message'> }) => ({ workspace: desk.workspace, message: message.id })
  const bare = await desk.says({ by: 'Marmelade', text: 'non, je n’aime pas' })
  const marked = await desk.says({ by: 'Pierrot', text: 'hum' })
  const happy = await desk.says({ by: 'Suzanne', text: 'j’adore, un délice' })
  const given = await desk.says({ by: 'Zoé', text: 'trop sucrée, et mon fils ne finit plus le pot' })
  await desk.understands(bare, marked, happy, given)
  await desk.inside((db) => markStance(db, desk.clock, desk.by, at(marked), 'dislike'))

  const before = await why(desk)
  expect(before).toMatchObject({ people: 4, liking: 1, disliking: 3, suggested: 2 })
  expect(before.unsaid.people).toBe(2)
  expect(before.unsaid.verbatims.map((one) => one.words).sort()).toEqual(['hum', 'non, je n’aime pas'])

  const answer = await desk.says({ by: 'Marmelade', text: 'le pot est trop petit' })
  await desk.keeps(answer, 'le pot est trop petit', { key: 'quantity' })
  for (const { words: _, theme: __, ...span } of await desk.suggestions(given))
    await desk.inside((db) => refuseSuggestion(db, desk.clock, desk.by, { ...at(given), ...span }))
  const after = await why(desk)
  expect(after.unsaid.verbatims.map((one) => one.words).sort()).toEqual(['hum', given.text])
  expect(after.suggested).toBe(0)
})

test('a verbatim is the words of the revision it was chosen in, and none once they are gone', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Marmelade', text: 'Franchement 😖 trop sucrée. Dommage.' })
  const { reason } = await desk.keeps(said, 'trop sucrée', { key: 'taste' })
  await desk.revises(said, 'En fait, je m’y fais.')
  await desk.understands(said)
  const theme = (await why(desk)).themes[0]!
  expect(theme.exemplar).toMatchObject({ reason, words: 'trop sucrée', around: 'Franchement 😖 trop sucrée.' })
  const at = { workspace: desk.workspace, theme: theme.id as Id<'theme'> }
  const read = () => desk.inside((db) => verbatimsOfTheme(db, desk.clock, at, { place: null, days: null, after: null }))
  expect((await read()).verbatims.map((one) => one.words)).toEqual(['trop sucrée'])
  await desk.takesBack(said)
  expect((await read()).verbatims).toEqual([])
  expect(await why(desk)).toMatchObject({ people: 0, themes: [], suggested: 0 })
})

test('a reason without a theme is counted apart, with its exemplar', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  await desk.keeps(await desk.says({ by: 'Marmelade', text: 'ça colle aux dents' }), 'ça colle aux dents')
  const { themes, withoutTheme, people } = await why(desk)
  expect([themes, people]).toEqual([[], 1])
  expect(withoutTheme).toMatchObject({ id: null, people: 1, verbatims: 1, exemplar: { words: 'ça colle aux dents' } })
})

test('reasons kept without a theme can all be read, page by page, and no others', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  for (let at = 0; at < 45; at++)
    await desk.keeps(
      await desk.says({ by: `voix ${at}`, text: `étrange goût ${at}`, at: ago(1 + at / 100) }),
      'étrange',
    )
  await desk.keeps(await desk.says({ by: 'Suzanne', text: 'trop sucrée' }), 'trop sucrée', { key: 'taste' })
  const read = (after: string | null) =>
    desk.inside((db) =>
      verbatimsOfTheme(db, desk.clock, { workspace: desk.workspace, theme: null }, { place: null, days: 30, after }),
    )
  const first = await read(null)
  const second = await read(first.next)
  expect([first.verbatims.length, second.verbatims.length, second.next]).toEqual([40, 5, null])
  expect(first.verbatims[0]!.by).toBe('voix 0')
  expect(new Set([...first.verbatims, ...second.verbatims].map((one) => one.words))).toEqual(new Set(['étrange']))
})

test('all of those who dislike and say no reason can be read, page by page, each once', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  for (let at = 0; at < 50; at++) {
    const said = await desk.says({ by: `voix ${at}`, text: 'je n’aime pas', at: ago(1 + at / 100) })
    await desk.understands(said)
  }
  const { unsaid } = await why(desk)
  expect([unsaid.people, unsaid.verbatims.length, unsaid.more]).toEqual([50, 20, true])
  const read = (after: string | null) =>
    desk.inside((db) => unsaidOnPourquoi(db, desk.clock, desk.workspace, { place: null, days: null, after }))
  const first = await read(null)
  const rest = await read(first.next)
  const voices = [...first.verbatims, ...rest.verbatims].map((one) => one.by)
  expect(voices).toEqual(Array.from({ length: 50 }, (_, at) => `voix ${at}`))
  expect(rest.next).toBeNull()
  expect(first.verbatims.slice(0, 20).map((one) => one.by)).toEqual(unsaid.verbatims.map((one) => one.by))
})
