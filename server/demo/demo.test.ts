import { describe, expect, it } from 'vitest'
import { type DemoTurn, vergers } from './index.ts'

const { conversations, places, reasons, claims } = vergers
const said = conversations.flatMap(({ key, place, turns }) => turns.map((turn) => ({ conversation: key, place, turn })))
const ours = said.filter(({ turn }) => turn.ours)
const theirs = said.filter(({ turn }) => !turn.ours)
const spoken = (turns: DemoTurn[]) => turns.filter((turn) => !turn.note)

const turnOf = (conversation: string, turn: string) =>
  said.find((one) => one.conversation === conversation && one.turn.key === turn)

const timesIn = (text: string, words: string) => text.split(words).length - 1

function doubles(list: string[]): string[] {
  return list.filter((one, at) => list.indexOf(one) !== at)
}

describe('the discovery workspace', () => {
  it('holds enough for a morning: messages, conversations, languages, places', () => {
    expect(said.length).toBeGreaterThanOrEqual(320)
    expect(conversations.length).toBeGreaterThanOrEqual(45)
    expect(said.filter(({ turn }) => turn.language === 'fr-CA').length).toBeGreaterThanOrEqual(10)
    expect(said.filter(({ turn }) => turn.language === 'en').length).toBeGreaterThanOrEqual(10)
    for (const { key } of places) {
      expect(conversations.filter(({ place }) => place === key).length, key).toBeGreaterThanOrEqual(1)
    }
    const known = places.map(({ key }) => key)
    expect(conversations.filter(({ place }) => !known.includes(place)).map(({ key }) => key)).toEqual([])
    expect(places.filter(({ audience }) => audience === 'direct').map(({ kind }) => kind)).toEqual(['mail'])
  })

  it('has one thread of at least sixty messages, under the post people disagree with', () => {
    const thread = conversations.find(({ key }) => key === 'new-recipe')!
    expect(thread.title).toBe('Vous allez aimer notre nouvelle compote')
    expect(spoken(thread.turns).length).toBeGreaterThanOrEqual(60)
    expect(thread.turns.find(({ by }) => by === 'marmelade38')?.text).toBe('Non, je n’aime pas.')
  })

  it('names every turn once and joins answers to earlier turns only', () => {
    expect(doubles(conversations.map(({ key }) => key))).toEqual([])
    for (const { key, turns } of conversations) {
      expect(doubles(turns.map((turn) => turn.key)), key).toEqual([])
      for (const [at, turn] of turns.entries()) {
        const place = `${key}/${turn.key}`
        if (at > 0) expect(turn.hoursAgo, place).toBeLessThan(turns[at - 1]!.hoursAgo)
        if (!turn.answers) continue
        const answered = turns.slice(0, at).find((earlier) => earlier.key === turn.answers)
        expect(answered, place).toBeDefined()
        expect(answered!.hoursAgo, place).toBeGreaterThan(turn.hoursAgo)
        expect(answered!.note === true && !turn.note, `${place} answers an internal note`).toBe(false)
      }
    }
  })

  it('spreads over forty days, with a busy last day and a burst in the last two hours', () => {
    const hours = said.map(({ turn }) => turn.hoursAgo)
    expect(Math.max(...hours)).toBeLessThanOrEqual(40 * 24)
    expect(Math.min(...hours)).toBeGreaterThan(0)
    for (let week = 0; week < 5; week++) {
      const within = hours.filter((hour) => hour > week * 168 && hour <= (week + 1) * 168)
      expect(within.length, `week ${week}`).toBeGreaterThanOrEqual(15)
    }
    expect(hours.filter((hour) => hour <= 24).length).toBeGreaterThanOrEqual(30)
    const bursts = conversations.map(({ turns }) => turns.filter(({ hoursAgo }) => hoursAgo <= 2).length)
    expect(Math.max(...bursts)).toBeGreaterThanOrEqual(25)
  })

  it('lets people speak as people do', () => {
    const texts = theirs.map(({ turn }) => turn.text)
    for (const words of ['pas mauvais', "J'haïs pas ça", 'jaime pa', 'quelle innovation 👏', 'sont une arnaque']) {
      expect(
        texts.filter((text) => text.includes(words)),
        words,
      ).not.toEqual([])
    }
    expect(texts.filter((text) => !/[\p{L}\p{N}]/u.test(text)).length, 'only emoji').toBeGreaterThanOrEqual(5)
    expect(texts.filter((text) => /^@\S+/.test(text)).length, 'tagged friends').toBeGreaterThanOrEqual(4)
    expect(texts.filter((text) => text.length <= 25).length).toBeGreaterThanOrEqual(25)
    expect(texts.filter((text) => text.length >= 300).length).toBeGreaterThanOrEqual(8)
    const copies = theirs.filter(({ turn }) => doubles(texts).includes(turn.text))
    expect(copies.length, 'copies of one spam').toBeGreaterThanOrEqual(5)
    expect(new Set(copies.map(({ turn }) => turn.text)).size).toBe(1)
    expect(new Set(copies.map(({ turn }) => turn.by)).size).toBe(copies.length)
    expect(new Set(theirs.map(({ turn }) => turn.by)).size).toBeGreaterThanOrEqual(130)
  })
})

describe('what the desk has already understood', () => {
  it('keeps reasons to the letter, each standing once in its message', () => {
    expect(reasons.length).toBeGreaterThanOrEqual(45)
    for (const { conversation, turn, words } of [...reasons, ...claims]) {
      const found = turnOf(conversation, turn)
      expect(found, `${conversation}/${turn}`).toBeDefined()
      expect(timesIn(found!.turn.text, words), words).toBe(1)
      expect(words.trim()).toBe(words)
    }
    for (const { conversation, turn } of reasons) {
      expect(turnOf(conversation, turn)?.turn.ours, `${conversation}/${turn} is the brand's`).toBeUndefined()
    }
    for (const { conversation, turn } of claims) expect(turnOf(conversation, turn)?.turn.ours).toBe(true)
  })

  it('hears « Trop sucrée » from fourteen people in four places', () => {
    const sweet = reasons.filter(({ theme }) => theme === 'Trop sucrée')
    const voices = sweet.map(({ conversation, turn }) => turnOf(conversation, turn)!)
    expect(sweet).toHaveLength(14)
    expect(new Set(voices.map(({ turn }) => turn.by)).size).toBe(14)
    expect(new Set(voices.map(({ place }) => place)).size).toBe(4)
    expect(new Set(reasons.map(({ theme }) => theme)).size).toBeGreaterThanOrEqual(8)
  })

  it('leaves the answer of marmelade38 to whoever sits at the desk', () => {
    const answer = turnOf('new-recipe', 'marmelade38-2')!
    expect(answer.turn.text).toContain('Trop sucrée, et mon fils ne finit plus le pot')
    expect(answer.turn.hoursAgo).toBeLessThan(2)
    expect(reasons.filter(({ turn }) => turn === 'marmelade38-2')).toEqual([])
  })
})

describe('how the brand speaks', () => {
  it('by named colleagues who sign, and write with French care', () => {
    const team = new Set(ours.map(({ turn }) => turn.by))
    expect([...team].sort((one, other) => (one < other ? -1 : 1))).toEqual(['Farid', 'Maëlle', 'Odile', 'Tancrède'])
    expect(theirs.filter(({ turn }) => team.has(turn.by) || turn.note)).toEqual([])
    for (const { turn } of ours) {
      if (turn.answers) expect(turn.text.endsWith(turn.by), turn.text).toBe(true)
      expect(misset(turn.text, turn.language), turn.text).toEqual([])
    }
    for (const { title, place } of conversations) {
      if (title && place !== 'mail') expect(misset(title), title).toEqual([])
    }
  })

  it('with discretion: never twice in a row, at most one turn in three, one in five at somebody else’s', () => {
    for (const { key, place, turns } of conversations) {
      const heard = spoken(turns)
      for (const [at, turn] of heard.entries()) {
        expect(at > 0 && turn.ours && heard[at - 1]!.ours, `${key}/${turn.key}`).toBeFalsy()
      }
      const share = heard.filter((turn) => turn.ours).length / heard.length
      if (place === 'blog-maud') expect(share, key).toBeLessThanOrEqual(0.2)
      else if (place !== 'mail') expect(share, key).toBeLessThanOrEqual(1 / 3)
    }
  })

  it('nobody in it exists', () => {
    const real = [
      ...['andros', 'materne', "pom'potes", 'charles & alice', 'bonne maman', 'blédina', 'danone', 'nestlé', 'yoplait'],
      ...['carrefour', 'leclerc', 'auchan', 'lidl', 'monoprix', 'intermarché', 'franprix', 'biocoop', 'naturalia'],
      ...[
        'picard',
        'amazon',
        'colissimo',
        'chronopost',
        'mondial relay',
        'tupperware',
        'le parfait',
        'weck',
        'nutella',
      ],
      ...['yuka', 'nutri-score', 'provigo', 'costco', 'tesco', 'waitrose', 'thermomix', 'cookeo', 'lotus', 'petit lu'],
      ...['whatsapp', 'facebook', 'tiktok', 'google', 'saint-mamet', 'hipp', 'good goût', 'marks & spencer', 'ikea'],
    ]
    const all = said.map(({ turn }) => `${turn.by} ${turn.text}`.toLowerCase())
    const word = (brand: string) => new RegExp(`(?<![\\p{L}\\p{N}])${brand}(?![\\p{L}\\p{N}])`, 'u')
    expect(real.filter((brand) => all.some((text) => word(brand).test(text)))).toEqual([])
    const addresses = said.flatMap(({ turn }) => turn.text.match(/[\w.-]+@[\w.-]+\w|https?:\/\/[^\s/]+/g) ?? [])
    const urls = [...places.map(({ address }) => address), ...conversations.flatMap(({ url }) => url ?? [])]
    for (const one of addresses) expect(one).toMatch(/\.example$/)
    for (const one of urls) expect(one.replace(/^https:\/\//, '').split('/')[0]).toMatch(/\.example$/)
    expect(doubles(conversations.flatMap(({ url }) => url ?? []))).toEqual([])
  })
})

/** What is mis-set: French asks U+202F before ; ! ? and U+00A0 before : and inside « », Québec no space before ; ! ? */
function misset(text: string, language: 'fr' | 'fr-CA' | 'en' = 'fr'): string[] {
  const faults = [/'/g, /\.\.\./g, / [;!?:»]/g, /« /g]
  if (language === 'fr') faults.push(/[^\s]:/g, /[\p{L}\p{N}»)][;!?]/gu, /«[^\u00a0]/g, /[^\u00a0]»/g)
  else faults.push(/\s[;!?]/g)
  return faults.flatMap((fault) => text.match(fault) ?? [])
}
