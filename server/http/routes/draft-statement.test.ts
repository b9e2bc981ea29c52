import * as v from 'valibot'
import { expect, it } from 'vitest'
import { type CharterRule, draftStatement } from '#charter'
import { type Id } from '#kernel'
import { wordsIn } from '#words'
import { statement } from '../../../contract/moderation.ts'

const [fr, en] = [wordsIn('fr').charter, wordsIn('en').charter]

const insults: CharterRule = {
  id: '0197b1a0-0000-7000-8000-000000000001' as Id<'rule'>,
  position: 1,
  title: 'Insultes et attaques contre une personne',
  explanation: 'On n’injurie personne.',
  ground: 'incompatible-with-terms',
  category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE',
}
const said = {
  name: 'Grincheux du 12',
  saidAt: new Date('2026-11-20T12:05:00Z'),
  place: 'La page des pots',
  text: 'Odile\nest une truie',
}

it('drafts facts that quote to the letter, in the language and at the hour of the client', () => {
  const drafted = draftStatement(insults, [said], fr, 'Europe/Paris')
  expect(v.is(statement, drafted)).toBe(true)
  expect(drafted.decision_facts).toBe(
    'Grincheux du 12 a écrit, le 20 novembre 2026 à 13\u00a0h\u00a005, sur «\u00a0La page des pots\u00a0»\u00a0: «\u00a0Odile est une truie\u00a0». Ces mots relèvent de la règle «\u00a0Insultes et attaques contre une personne\u00a0».',
  )
  expect(drafted.incompatible_content_ground).toContain('Règle 1 de la charte')
  expect(drafted.illegal_content_legal_ground).toBeNull()
})

it('states sixty copies once, from the first to the last', () => {
  const copies = Array.from({ length: 60 }, (_, at) => ({
    ...said,
    saidAt: new Date(said.saidAt.getTime() + at * 60_000),
  }))
  const { decision_facts } = draftStatement(insults, copies, en, 'Europe/London')
  expect(decision_facts).toMatch(/^60 messages, between 12:05 on 20 November 2026 and 13:04 on/)
  expect(decision_facts).toContain('“Odile est une truie”')
})

it('names the law’s ground for what the law forbids', () => {
  const drafted = draftStatement({ ...insults, ground: 'illegal' }, [said], fr, 'Europe/Paris')
  expect(drafted.decision_ground).toBe('DECISION_GROUND_ILLEGAL_CONTENT')
  expect(drafted.illegal_content_legal_ground).toContain('Règle 1')
})

it('keeps within the contract whatever was said', () => {
  for (const text of ['a'.repeat(100_000), '👨‍👩‍👧‍👦'.repeat(5000), `e${'\u0301'.repeat(5000)}`]) {
    const drafted = draftStatement(insults, [{ ...said, text, name: 'n'.repeat(500) }], fr, 'Europe/Paris')
    expect(v.is(statement, drafted), text.slice(0, 3)).toBe(true)
    expect(drafted.decision_facts.isWellFormed()).toBe(true)
  }
})
