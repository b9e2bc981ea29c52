import { expect, test } from 'vitest'
import { changeReason, keepFindings, keepReason, markStance, refuseSuggestion, withdrawReason } from '#reason'
import { understand } from '#understanding'
import { openWorld } from './reason.test-world.ts'

const sweet = 'trop sucrée, et mon fils ne finit plus le pot'

test('S1: two spans of one sentence are suggested, and kept they are two reasons', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const dislike = await desk.says({ by: 'Marmelade', text: 'non, je n’aime pas' })
  await desk.understands(dislike)
  expect(await desk.standing(dislike)).toMatchObject({
    found: 'dislike',
    awaits: 'disagreement-no-reason',
    language: 'fr',
  })

  const why = await desk.says({ by: 'Marmelade', text: sweet })
  await desk.understands(why)
  const suggested = await desk.suggestions(why)
  expect(suggested.map((one) => one.words)).toEqual(['trop sucrée', 'mon fils ne finit plus le pot'])
  expect((await desk.standing(why)).awaits).toBe('disagreement')

  for (const one of suggested) {
    const theme = one.theme ? { key: one.theme } : { name: 'Pot boudé' }
    await desk.inside((db) =>
      keepReason(db, desk.clock, desk.by, { ...one, workspace: desk.workspace, message: why.id, theme }),
    )
  }
  const { reasons, corrections } = await desk.everything()
  expect(reasons.map((one) => sweet.slice(one.span_start, one.span_end))).toEqual(suggested.map((one) => one.words))
  expect(reasons.every((one) => one.source === 'suggestion' && one.by === 'odile')).toBe(true)
  expect(corrections.map((one) => one.kind)).toEqual(['kept-reason', 'kept-reason'])
  expect(await desk.suggestions(why)).toEqual([])
})

test('keeping, changing, withdrawing, refusing and marking are undone exactly', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Marmelade', text: sweet })
  await desk.understands(said)
  const [first] = await desk.suggestions(said)
  const at = { workspace: desk.workspace, message: said.id }

  const fresh = await desk.everything()
  const kept = await desk.keeps(said, 'trop sucrée', { name: 'Trop sucré' })
  expect((await desk.everything()).themes).toHaveLength(1)
  await desk.undoes(kept.act)
  expect(await desk.everything()).toEqual(fresh)

  const refused = await desk.inside((db) => refuseSuggestion(db, desk.clock, desk.by, { ...at, ...first! }))
  expect(await desk.suggestions(said)).toHaveLength(1)
  await desk.undoes(refused)
  expect(await desk.everything()).toEqual(fresh)

  const marked = await desk.inside((db) => markStance(db, desk.clock, desk.by, at, 'like'))
  expect(await desk.standing(said)).toMatchObject({ stance: 'like', awaits: null })
  await desk.undoes(marked)
  expect(await desk.everything()).toEqual(fresh)

  const { reason } = await desk.keeps(said, 'trop sucrée', { key: 'taste' })
  const where = { workspace: desk.workspace, reason }
  const once = await desk.everything()
  const changed = await desk.inside((db) => changeReason(db, desk.clock, desk.by, where, { name: 'Sucre' }))
  await desk.undoes(changed)
  expect(await desk.everything()).toEqual(once)
  const withdrawn = await desk.inside((db) => withdrawReason(db, desk.clock, desk.by, where))
  await desk.undoes(withdrawn)
  expect(await desk.everything()).toEqual(once)
})

test('what came after an act is not trodden on by its undo', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Marmelade', text: sweet })
  const { reason, act } = await desk.keeps(said, 'trop sucrée')
  const where = { workspace: desk.workspace, reason }
  const changed = await desk.inside((db) => changeReason(db, desk.clock, desk.by, where, { key: 'taste' }))
  await expect(desk.undoes(act)).rejects.toMatchObject({ code: 'act.too-late' })
  await desk.undoes(changed)
  await desk.undoes(act)
  expect((await desk.everything()).reasons).toEqual([])
})

test('a dislike that was given its reason by hand no longer asks for one, until the reason is withdrawn', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Pierrot', text: 'non, je n’aime pas' })
  await desk.understands(said)
  const { reason } = await desk.keeps(said, 'je n’aime pas', { key: 'taste' })
  expect((await desk.standing(said)).awaits).toBe('disagreement')
  await desk.inside((db) => withdrawReason(db, desk.clock, desk.by, { workspace: desk.workspace, reason }))
  expect((await desk.standing(said)).awaits).toBe('disagreement-no-reason')
})

test('what a hand refused or withdrew is not suggested again when the words are read again', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Marmelade', text: sweet })
  await desk.understands(said)
  const [first, second] = await desk.suggestions(said)
  const at = { workspace: desk.workspace, message: said.id }
  await desk.inside((db) => refuseSuggestion(db, desk.clock, desk.by, { ...at, ...first! }))
  const { reason } = await desk.keeps(said, second!.words)
  await desk.understands(said)
  expect(await desk.suggestions(said)).toEqual([])
  await desk.inside((db) => withdrawReason(db, desk.clock, desk.by, { workspace: desk.workspace, reason }))
  await desk.understands(said)
  expect(await desk.suggestions(said)).toEqual([])

  // Edited elsewhere in the text: the same words are still refused.
  await desk.revises(said, `Bonjour. ${sweet}`)
  await desk.understands(said)
  expect(await desk.suggestions(said)).toEqual([])
})

test('a reason is taken from someone else’s standing words, as they are now, once', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Marmelade', text: sweet })
  const ours = await desk.says({ by: 'Odile', text: 'Bonjour, merci', ours: true })
  const note = await desk.says({ by: 'Odile', text: 'voir avec la recette', audience: 'internal' })
  const code = (name: string) => expect.objectContaining({ code: name })
  await expect(desk.keeps(ours, 'merci')).rejects.toEqual(code('reason.own-words'))
  await expect(desk.keeps(note, 'recette')).rejects.toEqual(code('reason.own-words'))
  await desk.keeps(said, 'trop sucrée')
  await expect(desk.keeps(said, ' trop sucrée'.trim())).rejects.toEqual(code('reason.already-kept'))
  const old = { workspace: desk.workspace, message: said.id, revision: 1, start: 0, end: 4, theme: null }
  await desk.revises(said, 'finalement ça va')
  await expect(desk.inside((db) => keepReason(db, desk.clock, desk.by, old))).rejects.toEqual(
    code('reason.words-changed'),
  )
  await desk.takesBack(said)
  await expect(desk.keeps(said, 'ça va')).rejects.toEqual(code('reason.words-gone'))
})

test('a source that forbids to derive is neither read nor learnt from, though a hand may mark it', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Marmelade', text: sweet, mayDerive: false })
  const ours = await desk.says({ by: 'Odile', text: 'C’est trop sucré, je suis d’accord', ours: true })
  await desk.understands(said, ours)
  await desk.keeps(said, 'trop sucrée', { key: 'taste' })
  const { findings, corrections, reasons } = await desk.everything()
  expect({ findings, corrections, reasons: reasons.length }).toEqual({ findings: [], corrections: [], reasons: 1 })
})

test('two hands on the same words at once keep one reason', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Marmelade', text: sweet })
  const kept = await Promise.allSettled([1, 2, 3].map(() => desk.keeps(said, 'trop sucrée', { name: 'Trop sucré' })))
  expect(kept.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect((await desk.everything()).themes).toHaveLength(1)
})

test('a disagreement less likely than not keeps nobody waiting, until a hand marks it', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const said = await desk.says({ by: 'Marmelade', text: 'et puis encore un mot' })
  const scores = { dislike: 0.42, like: 0.2, question: 0.1, suggestion: 0.08, neutral: 0.2 }
  const doubtful = {
    ...understand('et puis encore un mot', { names: [], themes: [] }),
    stance: { kind: 'dislike' as const, confidence: 0.42, scores },
    reasons: [],
    reasonMissing: true,
  }
  await desk.inside((db) =>
    keepFindings(db, desk.clock, desk.workspace, [{ message: said.id, revision: 1, findings: doubtful }]),
  )
  expect((await desk.standing(said)).awaits).toBeNull()
  const at = { workspace: desk.workspace, message: said.id }
  await desk.inside((db) => markStance(db, desk.clock, desk.by, at, 'dislike'))
  expect((await desk.standing(said)).awaits).toBe('disagreement-no-reason')
})
