import { expect, test } from 'vitest'
import { endTerms } from '#conversation'
import { openDatabase } from '#database'
import { changeReason, joinThemes, markStance, refuseSuggestion, splitTheme, withdrawReason } from '#reason'
import { understand } from '#understanding'
import { freshDatabase } from '../../test/setup/database.ts'
import { read, written } from '../archive/archive.test-world.ts'
import { type Desk, openWorld } from './reason.test-world.ts'

/** The theme that words are read under, as the desk reads now. */
async function themeOf(desk: Desk, text: string) {
  const { brand } = await desk.learnt()
  return understand(text, brand).themes[0]?.theme ?? null
}

test('what is kept under a theme is learnt at once: the next words of the kind are read under it', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  expect(await themeOf(desk, 'une languette pareille, je déteste')).not.toBe('packaging')
  for (const text of [
    'la languette',
    'cette languette',
    'quelle languette',
    'encore la languette',
    'votre languette',
  ]) {
    const said = await desk.says({ by: 'Marmelade', text })
    await desk.keeps(said, text, { key: 'packaging' })
  }
  expect(await themeOf(desk, 'une languette pareille, je déteste')).toBe('packaging')
})

test('a stance marked by hand is learnt; an undo takes the lesson back to the bit', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const odd = 'ben coudonc, vous en avez fait de la bouillie'
  const said = await desk.says({ by: 'Marmelade', text: odd })
  const first = await desk.says({ by: 'Fleur', text: 'trop sucrée' })
  await desk.keeps(first, 'trop sucrée', { key: 'taste' })
  const before = await desk.learnt()
  const act = await desk.inside((db) =>
    markStance(db, desk.clock, desk.by, { workspace: desk.workspace, message: said.id }, 'dislike'),
  )
  const after = await desk.learnt(before)
  expect(after.lessons).toBe(2)
  const sure = (brand: typeof after.brand) => understand(odd, brand).stance.scores.dislike
  expect(sure(after.brand)).toBeGreaterThan(sure(before.brand))
  await desk.undoes(act)
  const back = await desk.learnt(after)
  expect(back.brand).toEqual(before.brand)
  expect(back.lessons).toBe(1)
})

test('learnt step by step, from what is kept, or all again: the same to the bit', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  let learnt = await desk.learnt()
  const themes = [{ key: 'taste' }, { key: 'price' }, { name: 'Opercule' }, { key: 'texture' }]
  for (let at = 0; at < 46; at++) {
    const said = await desk.says({ by: `voix ${at % 5}`, text: `parole ${at}, la chose numéro ${at} me déplaît` })
    await desk.keeps(said, `la chose numéro ${at}`, themes[at % 4])
    if (at % 9 === 0) learnt = await desk.learnt(learnt)
  }
  learnt = await desk.learnt(learnt)
  const fromKept = await desk.learnt()
  expect(fromKept.brand).toEqual(learnt.brand)
  const row = await desk.inside((db) => db.selectFrom('learning').selectAll().executeTakeFirstOrThrow())
  expect(row).toMatchObject({ recorded: 46 })
  expect(row.upto).toBeGreaterThanOrEqual(20)
  expect(row.value!.length).toBeLessThan(2_000_000)
  expect(row.value!.includes('numéro')).toBe(false)
  await desk.inside((db) => db.updateTable('learning').set({ value: null, upto: 0 }).execute())
  const fromLog = await desk.learnt()
  expect(fromLog.brand).toEqual(learnt.brand)
  expect(fromLog.lessons).toBe(46)
})

test('words that are erased, taken back or may not be derived from are not learnt, and leave what was', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const stays = await desk.says({ by: 'Fleur', text: 'la languette se coupe sous les doigts' })
  await desk.keeps(stays, 'la languette se coupe', { key: 'packaging' })
  const without = await desk.learnt()
  const goes = await desk.says({ by: 'Marmelade', text: 'le couvercle zozote' })
  await desk.keeps(goes, 'le couvercle zozote', { key: 'honesty' })
  const closed = await desk.says({ by: 'Prune', text: 'le bocal chuchote', mayDerive: false })
  await desk.keeps(closed, 'le bocal chuchote', { key: 'service' })
  const taken = await desk.says({ by: 'Reine', text: 'le pot soupire' })
  await desk.keeps(taken, 'le pot soupire', { key: 'service' })
  const learnt = await desk.learnt()
  expect(learnt.lessons).toBe(3)
  await desk.takesBack(taken)
  expect((await desk.learnt(learnt)).lessons).toBe(2)
  await desk.inside((db) => endTerms(db, desk.clock, desk.workspace, [goes.id]))
  const row = await desk.inside((db) => db.selectFrom('learning').selectAll().executeTakeFirstOrThrow())
  expect(row.value).toBeNull()
  const after = await desk.learnt(learnt)
  expect(after.brand).toEqual(without.brand)
  expect(after.lessons).toBe(1)
})

test('themes joined share what they were taught; themes split keep apart', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const one = await desk.says({ by: 'Fleur', text: 'la languette se coupe sous les doigts' })
  const other = await desk.says({ by: 'Marmelade', text: 'le goulot goutte sur la nappe' })
  await desk.keeps(one, 'la languette se coupe', { name: 'Languette' })
  const kept = await desk.keeps(other, 'le goulot goutte sur la nappe', { name: 'Goulot' })
  const themes = await desk.inside((db) => db.selectFrom('theme').select(['id', 'name']).execute())
  const idOf = (name: string) => themes.find((theme) => theme.name === name)!.id as never
  const at = { workspace: desk.workspace, theme: idOf('Goulot') }
  const joined = (await desk.inside((db) => joinThemes(db, desk.clock, desk.by, at, idOf('Languette')))).act
  expect(await themeOf(desk, 'ce goulot goutte, j’en ai assez')).toBe(idOf('Languette'))
  await desk.undoes(joined)
  expect(await themeOf(desk, 'ce goulot goutte, j’en ai assez')).toBe(idOf('Goulot'))
  const split = await desk.inside((db) =>
    splitTheme(db, desk.clock, desk.by, at, { name: 'Bec verseur', reasons: [kept.reason] }),
  )
  expect((await desk.learnt()).lessons).toBe(3)
  expect(await themeOf(desk, 'le bec verseur goutte, j’en ai assez')).toBe(split.theme)
})

test('what is refused is learnt: alike words are less surely a reason, until its undo', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const sure = async () => {
    const { reasons } = understand('La livraison arrive toujours le mardi, trop tard', (await desk.learnt()).brand)
    return Math.max(0, ...reasons.map((one) => one.confidence))
  }
  const before = await sure()
  const acts = []
  // One alone speaks of its own words, and hardly of what is alike.
  for (const day of ['mardi', 'lundi', 'jeudi', 'mardi matin', 'samedi']) {
    const said = await desk.says({ by: 'Fleur', text: `La livraison arrive toujours le ${day}, trop tard` })
    await desk.understands(said)
    const at = { workspace: desk.workspace, message: said.id }
    for (const suggested of await desk.suggestions(said))
      acts.push(await desk.inside((db) => refuseSuggestion(db, desk.clock, desk.by, { ...at, ...suggested })))
  }
  expect(await sure()).toBeLessThan(before)
  for (const act of acts) await desk.undoes(act)
  expect(await sure()).toBe(before)
})

test('changed, refused and withdrawn are lessons too; what is said anew does not change what was learnt', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Fleur', text: 'trop sucrée et trop chère, je n’aime pas' })
  await desk.understands(said)
  const [first, second] = await desk.suggestions(said)
  const at = { workspace: desk.workspace, message: said.id }
  const { reason } = await desk.keeps(said, first!.words, { key: 'taste' })
  await desk.inside((db) => changeReason(db, desk.clock, desk.by, { ...at, reason }, { key: 'composition' }))
  await desk.inside((db) => withdrawReason(db, desk.clock, desk.by, { ...at, reason }))
  if (second) await desk.inside((db) => refuseSuggestion(db, desk.clock, desk.by, { ...at, ...second }))
  const learnt = await desk.learnt()
  expect(learnt.lessons).toBe(second ? 4 : 3)
  await desk.revises(said, 'tout compte fait, ça va')
  await desk.inside((db) => db.updateTable('learning').set({ value: null, upto: 0 }).execute())
  expect((await desk.learnt()).brand).toEqual(learnt.brand)
})

test('an archive carries the corrections, and what they teach is the same to the bit where it is read', async () => {
  const { desk: open, database, ownerUrl } = await openWorld()
  const desk = await open()
  for (let at = 0; at < 30; at++) {
    const said = await desk.says({ by: 'Fleur', text: `la languette ${at} se coupe` })
    await desk.keeps(said, `la languette ${at}`, at % 2 ? { key: 'packaging' } : { name: 'Languette' })
  }
  const here = await desk.learnt()
  const fresh = await freshDatabase()
  const archive = await written({ ownerUrl, appUrl: database.appUrl }, desk.workspace)
  await read(fresh, archive)
  const there = await openDatabase({
    ownerUrl: fresh.ownerUrl,
    appUrl: fresh.appUrl,
    appPassword: '',
    migrated: true,
    onLost: () => {},
  })
  try {
    const learnt = await there.within([desk.workspace], null, (db) => desk.learntHere(db))
    expect(learnt.brand).toEqual(here.brand)
    expect(learnt.lessons).toBe(30)
  } finally {
    await there.close()
    await fresh.drop()
  }
})
