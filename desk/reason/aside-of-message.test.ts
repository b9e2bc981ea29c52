import { expect, test } from 'vitest'
import { asideOfMessage } from '#reason'
import { type SaidMessage } from '../../test/said.ts'
import { type Desk, openWorld } from './reason.test-world.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour)
const aside = (desk: Desk, message: SaidMessage) =>
  desk.inside((db) =>
    asideOfMessage(db, desk.clock, { workspace: desk.workspace, message: message.id, answersPrivately: () => false }),
  )

test('« Déjà dit ici »: the same handle’s five latest words before these, wherever the conversation', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  for (let at = 8; at > 0; at--)
    await desk.says({ by: 'Marmelade', text: `mot ${at}`, thread: `${at}`, at: ago(at + 1) })
  await desk.says({ by: 'Marmelade', text: 'sur un autre réseau', place: 'mastodon', at: ago(3) })
  const gone = await desk.says({ by: 'Marmelade', text: 'repris', at: ago(1.5) })
  await desk.takesBack(gone)
  const now = await desk.says({ by: 'Marmelade', text: 'et maintenant', at: ago(1) })
  await desk.says({ by: 'Marmelade', text: 'plus tard', at: ago(0) })
  expect((await aside(desk, now)).saidHere.map((one) => one.text)).toEqual([
    'mot 1',
    'mot 2',
    'mot 3',
    'mot 4',
    'mot 5',
  ])
})

test('« Déjà répondu »: what we answered to a like question, and nothing that was not public, not alike or not said', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const asks = async (text: string, answer: string, at: number, audience: 'public' | 'direct' = 'public') => {
    const question = await desk.says({ by: `voix ${at}`, text, thread: `${at}`, at: ago(at), audience })
    return desk.says({
      by: 'Odile',
      text: answer,
      thread: `${at}`,
      at: ago(at - 0.5),
      ours: true,
      answers: question,
      audience,
    })
  }
  await asks('Où trouver vos compotes à Nantes ?', 'Au marché de Talensac.', 30)
  await asks('La compote contient-elle du gluten ?', 'Non, aucune recette n’en contient.', 20)
  await asks('Est-ce qu’il y a du gluten dans vos compotes ?', 'Aucun gluten.', 10)
  await asks('Du gluten dans la compote ?', 'En privé : non.', 5, 'direct')
  const takenBack = await asks('Y a-t-il du gluten dans les compotes ?', 'Je vérifie.', 4)
  await desk.takesBack(takenBack)
  const now = await desk.says({ by: 'Zoé', text: 'Bonjour, y a-t-il du gluten dans ces compotes ?', thread: 'nouveau' })
  const { answeredBefore } = await aside(desk, now)
  expect(answeredBefore.map((one) => one.text)).toEqual(['Aucun gluten.', 'Non, aucune recette n’en contient.'])
  expect(answeredBefore[0]).toMatchObject({ by: 'Odile', question: 'Est-ce qu’il y a du gluten dans vos compotes ?' })
})

test('how many people also said it, and which other conversations hold the same link or title', async () => {
  const { desk: open } = await openWorld()
  const desk = await open()
  const url = 'https://vergers.example/nouvelle-recette'
  const mine = await desk.says({ by: 'Marmelade', text: 'trop sucrée', url, title: 'La nouvelle recette' })
  const linked = await desk.says({ by: 'Pierrot', text: 'bien trop sucrée', place: 'mastodon', url, title: 'Essai' })
  const titled = await desk.says({ by: 'Zoé', text: 'bof', thread: 'deux', title: 'LA NOUVELLE RECETTE' })
  await desk.says({ by: 'Léa', text: 'rien à voir', thread: 'trois', title: 'Bonjour' })
  await desk.keeps(mine, 'trop sucrée', { key: 'taste' })
  await desk.keeps(linked, 'trop sucrée', { key: 'taste' })
  const { alsoSaid, sameSubject } = await aside(desk, mine)
  expect(alsoSaid).toMatchObject([{ name: 'Goût', people: 2, places: 2 }])
  expect(sameSubject.map((one) => one.conversation).sort()).toEqual([linked.conversation, titled.conversation].sort())
})
