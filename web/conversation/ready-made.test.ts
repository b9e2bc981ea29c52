import { expect, it } from 'vitest'
import { type Turn } from '#contract'
import { isReadyMade } from './ready-made.ts'

const answer = 'Nous avons bien lu votre remarque et la transmettons à l’équipe recettes.'
const turn = (more: Partial<Turn>) => ({ thread: 'a', ours: false, audience: 'public', text: '…', ...more }) as Turn
const asked = turn({})
const said = turn({ ours: true, text: `Bonjour Léone, ${answer}` })

it.each([
  ['the same words', said.text],
  ['the same with another greeting', `Bonjour Nadir, ${answer}`],
  ['the same, set otherwise', `@nadir  bonjour Nadir,\n${answer.replace('’', "'")}`],
])('flags %s', (_, text) => expect(isReadyMade(text, [asked], [said, asked])).toBe(true))

it.each([
  ['other words', 'Nous avons bien lu votre remarque, et elle nous étonne beaucoup.', said],
  ['a short word of thanks', 'Merci !', turn({ ours: true, text: 'Merci !' })],
  ['words said in another thread', answer, turn({ ours: true, text: answer, thread: 'b' })],
  ['words of someone else', answer, turn({ text: answer })],
  ['a note', answer, turn({ ours: true, text: answer, audience: 'internal' })],
])('lets be %s', (_, text, before) => expect(isReadyMade(text, [asked], [before])).toBe(false))
