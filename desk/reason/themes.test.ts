import { expect, test } from 'vitest'
import { type Id } from '#kernel'
import { joinThemes, keepReason, renameTheme, splitTheme, themesOnDesk, verbatimsOfTheme, whyOnPourquoi } from '#reason'
import { type Desk, openWorld } from './reason.test-world.ts'

const whole = { place: null, days: null }

async function threeThemes(desk: Desk) {
  const kept: { reason: Id<'reason'> }[] = []
  for (const [text, name] of [
    ['trop sucrée', 'Trop sucré'],
    ['beaucoup trop de sucre', 'Sucre'],
    ['plus aucun morceau', 'Morceaux'],
    ['trop cher maintenant', 'Prix'],
  ] as const)
    kept.push(await desk.keeps(await desk.says({ by: `voix ${kept.length}`, text }), text, { name }))
  const { reasons } = await desk.everything()
  const themeOf = (at: number) => reasons.find((one) => one.id === kept[at]!.reason)!.theme_id as Id<'theme'>
  return { kept, themeOf }
}

test('joined, renamed and split, themes come back exactly as they were, in whatever order they are undone', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const { kept, themeOf } = await threeThemes(desk)
  const at = (theme: Id<'theme'>) => ({ workspace: desk.workspace, theme })
  const [sweet, sugar, lumps] = [themeOf(0), themeOf(1), themeOf(2)]
  const before = await desk.everything()

  const join = (await desk.inside((db) => joinThemes(db, desk.clock, desk.by, at(sugar), sweet))).act
  const rename = await desk.inside((db) => renameTheme(db, desk.clock, desk.by, at(sweet), 'Trop de sucre'))
  const further = (await desk.inside((db) => joinThemes(db, desk.clock, desk.by, at(sweet), lumps))).act
  const why = await desk.inside((db) => whyOnPourquoi(db, desk.clock, desk.workspace, whole))
  expect(why.themes.map((one) => [one.name, one.people])).toEqual([
    ['Morceaux', 3],
    ['Prix', 1],
  ])
  expect(why.themes[0]!.joined.map((one) => one.name)).toEqual(['Trop de sucre', 'Sucre'])

  const split = await desk.inside((db) =>
    splitTheme(db, desk.clock, desk.by, at(lumps), { name: 'À part', reasons: [kept[1]!.reason, kept[2]!.reason] }),
  )
  const parted = await desk.inside((db) => whyOnPourquoi(db, desk.clock, desk.workspace, whole))
  expect(parted.themes.map((one) => [one.name, one.people])).toEqual([
    ['À part', 2],
    ['Morceaux', 1],
    ['Prix', 1],
  ])
  for (const act of [join, further, rename, split.act]) await desk.undoes(act)
  expect(await desk.everything()).toEqual(before)
})

test('a chain of joins comes apart in any order, and at each step every joined theme is one step from the screen', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const { themeOf } = await threeThemes(desk)
  const before = await desk.everything()
  const orders = [0, 1, 2].flatMap((a) => [0, 1, 2].filter((b) => b !== a).map((b) => [a, b, 3 - a - b]))
  for (const order of orders) {
    const acts: Id<'act'>[] = []
    for (const at of [0, 1, 2]) {
      const from = { workspace: desk.workspace, theme: themeOf(at) }
      acts.push((await desk.inside((db) => joinThemes(db, desk.clock, desk.by, from, themeOf(at + 1)))).act)
    }
    for (const [undone, at] of order.entries()) {
      const { themes } = await desk.everything()
      const joined = themes.filter((one) => one.joined_into)
      expect(joined).toHaveLength(3 - undone)
      for (const one of joined) expect(themes.find(({ id }) => id === one.joined_into)!.joined_into).toBeNull()
      await desk.undoes(acts[at]!)
    }
    expect(await desk.everything()).toEqual(before)
  }
})

test('a theme of one’s own is suggested for words that name it, and a suggestion of it can be kept', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const first = await desk.says({ by: 'Marmelade', text: 'la languette casse' })
  await desk.keeps(first, 'la languette casse', { name: 'Languette' })
  const own = (await desk.everything()).themes[0]!.id
  const next = await desk.says({ by: 'Pierrot', text: 'languette trop fine, je déteste' })
  await desk.understands(next)
  const [suggested] = await desk.suggestions(next)
  expect(suggested).toMatchObject({ theme: own })
  await desk.keeps(next, suggested!.words, { key: suggested!.theme! })
  expect((await desk.everything()).reasons.map((one) => one.theme_id)).toEqual([own, own])
})

test('two themes on the screen never read alike: a taken name is refused, and so is an undo that would bring it back', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const { kept, themeOf } = await threeThemes(desk)
  const at = (theme: Id<'theme'>) => ({ workspace: desk.workspace, theme })
  const taken = expect.objectContaining({ code: 'reason.theme-name-taken' })
  const rename = (theme: Id<'theme'>, name: string) =>
    desk.inside((db) => renameTheme(db, desk.clock, desk.by, at(theme), name))
  await expect(rename(themeOf(2), 'TROP  sucre')).rejects.toEqual(taken)
  await expect(rename(themeOf(2), ' ‽ ')).rejects.toMatchObject({ code: 'reason.theme-needs-name' })
  const act = await rename(themeOf(0), 'Trop doux')
  await rename(themeOf(2), 'Trop sucré')
  await expect(desk.undoes(act)).rejects.toEqual(taken)
  const same = { name: 'trop doux', reasons: [kept[0]!.reason] }
  await expect(desk.inside((db) => splitTheme(db, desk.clock, desk.by, at(themeOf(0)), same))).rejects.toEqual(taken)
  const others = { name: 'Neuf', reasons: [kept[3]!.reason] }
  await expect(desk.inside((db) => splitTheme(db, desk.clock, desk.by, at(themeOf(0)), others))).rejects.toMatchObject({
    code: 'reason.not-of-this-theme',
  })
})

test('no circle of themes, no theme in itself', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const { themeOf } = await threeThemes(desk)
  const join = (theme: Id<'theme'>, into: Id<'theme'>) =>
    desk.inside((db) => joinThemes(db, desk.clock, desk.by, { workspace: desk.workspace, theme }, into))
  await expect(join(themeOf(0), themeOf(0))).rejects.toMatchObject({ code: 'reason.same-theme' })
  const both = await Promise.allSettled([join(themeOf(0), themeOf(1)), join(themeOf(1), themeOf(0))])
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a theme is one under any spelling; a default one is made on first use, in the language of the workspace', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Marmelade', text: 'trop sucrée, trop chère, trop petite' })
  await desk.keeps(said, 'trop sucrée', { name: 'Trop  sucré' })
  await desk.keeps(said, 'trop chère', { name: 'trop SUCRE' })
  await desk.keeps(said, 'trop petite', { key: 'quantity' })
  await desk.keeps(said, 'petite', { name: 'quantite' })
  await expect(desk.keeps(said, 'chère', { key: 'no such key' })).rejects.toMatchObject({
    code: 'reason.no-such-theme',
  })
  const { themes } = await desk.everything()
  expect(themes.map((one) => [one.key, one.name])).toEqual([
    [null, 'Trop sucré'],
    ['quantity', 'Quantité'],
  ])
  const choice = await desk.inside((db) => themesOnDesk(db, desk.workspace))
  expect(choice.slice(0, 2).map((one) => one.name)).toEqual(['Quantité', 'Trop sucré'])
  expect(choice.filter((one) => one.key === 'quantity')).toHaveLength(1)
  expect(choice.find((one) => one.key === 'taste')).toEqual({ id: null, key: 'taste', name: 'Goût' })
})

test('verbatims come latest first, page after page, none twice and none left out, joined themes among them', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const now = Date.now()
  const texts = Array.from({ length: 95 }, (_, at) => `trop sucrée ${at}`)
  for (const [at, text] of texts.entries()) {
    // Several at the same instant: the id decides.
    const said = await desk.says({ by: `voix ${at}`, text, at: new Date(now - Math.floor(at / 4) * 60_000) })
    await desk.keeps(said, text, { name: at % 3 ? 'Trop sucré' : 'Sucre' })
  }
  const { themes } = await desk.everything()
  const id = (name: string) => themes.find((one) => one.name === name)!.id as Id<'theme'>
  const at = { workspace: desk.workspace, theme: id('Trop sucré') }
  await desk.inside((db) => joinThemes(db, desk.clock, desk.by, { ...at, theme: id('Sucre') }, at.theme))
  const read: string[] = []
  let after: string | null = null
  do {
    const page = await desk.inside((db) => verbatimsOfTheme(db, desk.clock, at, { ...whole, after }))
    read.push(...page.verbatims.map((one) => one.words))
    after = page.next
  } while (after)
  expect(new Set(read).size).toBe(95)
  expect(read).toHaveLength(95)
  expect(read[0]).toMatch(/ [0-3]$/)
  expect(read.at(-1)).toMatch(/ 9[2-4]$/)
  const nonsense = { ...whole, after: 'x.y' }
  await expect(desk.inside((db) => verbatimsOfTheme(db, desk.clock, at, nonsense))).rejects.toMatchObject({
    code: 'request.cursor',
  })
})

test('no reason crosses from one client to another', async () => {
  const world = await openWorld()
  const [vergers, other] = [await world.desk('Les Vergers Imaginaires'), await world.desk('La Laiterie du Cap')]
  const said = await vergers.says({ by: 'Marmelade', text: 'trop sucrée' })
  await vergers.keeps(said, 'trop sucrée', { name: 'Trop sucré' })
  const { themes } = await vergers.everything()
  const theme = themes[0]!.id as Id<'theme'>

  // Inside the other's transaction, naming the first one's workspace: the second wall holds by itself.
  const why = await other.inside((db) => whyOnPourquoi(db, other.clock, vergers.workspace, whole))
  expect([why.people, why.themes]).toEqual([0, []])
  const ask = { workspace: vergers.workspace, message: said.id, revision: 1, start: 0, end: 4, theme: null }
  await expect(other.inside((db) => keepReason(db, other.clock, 'intrus', ask))).rejects.toMatchObject({
    code: 'reason.no-such-message',
  })
  const into = { workspace: other.workspace, theme }
  await expect(
    other.inside((db) => verbatimsOfTheme(db, other.clock, into, { ...whole, after: null })),
  ).rejects.toMatchObject({ code: 'reason.no-such-theme' })
  expect((await other.everything()).reasons).toEqual([])
})
