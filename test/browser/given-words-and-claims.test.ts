import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits } from './narrow.ts'
import { hasFocus, keyboardAlone, soon } from './see.ts'

const memory = openMemory()
const promise = 'Je demande à l’équipe et je reviens vers vous dans deux jours.'
const answer = 'La recette a changé pour moins de sucre.'

describe('parole donnée et face-à-face, by the keyboard alone', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    await world.desk.database.within([odile.workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, {
        workspace: odile.workspace as Id<'workspace'>,
        manifest: memory.manifest,
        name: 'La chaîne',
        address: 'chaine',
        settings: {},
        by: 'test',
      }),
    )
    const thread = { nativeId: 'video', title: 'La nouvelle recette' }
    const by = { name: 'Les Vergers', nativeId: 'vergers' }
    memory.world.hears({ nativeId: 'video', thread, ours: true, by, text: 'Vous allez aimer la nouvelle recette.' })
    for (const [name, text] of [
      ['Léone', 'Je l’adore, merci !'],
      ['Nadir', 'non, je n’aime pas, elle est trop sucrée'],
      ['Zoé', 'Pourquoi avoir changé la recette ?'],
    ] as const) {
      memory.world.hears({ by: { name, nativeId: name }, text, answers: 'video', thread: { nativeId: 'video' } })
    }
    world.clock.goesOn(900)
    await world.settled()
    page = await world.someone()
    await keyboardAlone(page)
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  const turn = (words: string, of = page) => of.getByRole('article').filter({ hasText: words })
  const conversation = async () => (await odile.ask(api.conversations)).rows[0]!.id
  const field = () => page.getByRole('textbox', { name: 'Votre réponse' })
  const inSight = (of = page) => of.getByRole('list', { name: 'Paroles données' })

  async function writes(words: string): Promise<void> {
    await page.keyboard.press('r')
    await soon(() => hasFocus(field())).toBe(true)
    await page.keyboard.type(words)
  }

  test('what one writes promises something: its day stands beside the text, and once sent above the conversation', async () => {
    await page.goto(`/conversations/${odile.workspace}/${await conversation()}`)
    await turn('Pourquoi avoir changé').waitFor()
    await soon(() => page.locator('article:focus').count()).toBe(1)
    await turn('Pourquoi avoir changé').focus()
    await writes(promise)
    const beside = page.getByRole('list', { name: 'Une parole donnée\u202f?' })
    await beside.getByText('je reviens vers vous dans deux jours').waitFor()
    expect(await beside.getByLabel('Pour quel jour').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(await faults(page, 'promise')).toEqual([])
    await page.keyboard.press('Control+Enter')
    await inSight().getByText('je reviens vers vous dans deux jours').waitFor()
    expect(await inSight().innerText()).toContain('Parole donnée, pour')
    await soon(() => beside.count()).toBe(0)
  })

  test('on its day its row says so; answered, one key says that it is kept, and u that it is not', async () => {
    world.clock.goesOn(2 * 86_400)
    await world.settled()
    const row = page.getByRole('listitem').filter({ hasText: 'La chaîne' })
    await row.getByText('Parole donnée, pour').waitFor()
    await turn('Pourquoi avoir changé').focus()
    await writes(answer)
    await page.keyboard.press('Control+Enter')
    await inSight().getByText('Vous avez répondu depuis. Est-ce tenu').waitFor()
    await soon(() => hasFocus(turn(answer))).toBe(true)
    await page.keyboard.press('h')
    await page.getByText('Parole tenue.').first().waitFor()
    await soon(() => inSight().count()).toBe(0)
    await page.keyboard.press('u')
    await inSight().getByText('Est-ce tenu').waitFor()
  })

  test('Ce matin tells what was promised for today, and opens where it was said', async () => {
    await page.goto('/morning')
    await page.getByRole('heading', { name: 'Ce que vous avez promis' }).waitFor()
    expect(await faults(page, 'promised, in the morning')).toEqual([])
    await page.getByRole('link', { name: /^Parole donnée, pour/ }).press('Enter')
    await soon(() => hasFocus(turn(promise))).toBe(true)
  })

  test('the list of words given is reached by its name; one is released there with a reason', async () => {
    await page.keyboard.press('Control+k')
    const wish = page.getByRole('combobox', { name: 'Tout faire par son nom' })
    await soon(() => hasFocus(wish)).toBe(true)
    await page.keyboard.type('paroles')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Paroles données' }).waitFor()
    await page.getByText('je reviens vers vous dans deux jours').waitFor()
    expect(await faults(page, 'given words')).toEqual([])
    await page.getByRole('button', { name: 'Autrement' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Y renoncer…' }).press('Enter')
    const reason = page.getByRole('textbox', { name: 'La raison' })
    await reason.waitFor()
    await reason.fill('Réglé au téléphone')
    await page.keyboard.press('Enter')
    await page.getByText('Aucune parole donnée n’attend.').waitFor()
  })

  test('our words are marked as a claim with the keys, and f leads to all that is answered to it', async () => {
    await page.goto(`/conversations/${odile.workspace}/${await conversation()}`)
    await turn('Vous allez aimer').focus()
    await page.keyboard.press('s')
    const marking = page.getByRole('application')
    await soon(() => hasFocus(marking)).toBe(true)
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const picker = page.getByRole('dialog', { name: 'Marquer comme promesse de marque' })
    await soon(() => hasFocus(picker.getByRole('combobox'))).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByText('Marqué comme promesse de marque.').first().waitFor()
    await turn('Vous allez aimer').getByRole('link', { name: 'Vous allez aimer la nouvelle recette' }).waitFor()
    await turn('Vous allez aimer').focus()
    await page.keyboard.press('f')
    await page.getByRole('heading', { name: 'Face-à-face' }).waitFor()
    await page.getByText('3 personnes y répondent, sur 1 canal.').waitFor()
    expect(await faults(page, 'face to face')).toEqual([])
  })

  test('its address survives a reload; a word taken out is brought back by u', async () => {
    await page.reload()
    const disagree = page.getByRole('region', { name: /^Pas d’accord/ })
    await disagree.getByText('trop sucrée').waitFor()
    await disagree.getByRole('button', { name: 'Retirer d’ici' }).press('Enter')
    await soon(() => disagree.getByText('trop sucrée').count()).toBe(0)
    await page.keyboard.press('u')
    await disagree.getByText('trop sucrée').waitFor()
    await page.getByRole('link', { name: 'Toutes les promesses' }).press('Enter')
    await page.getByRole('link', { name: 'Ouvrir le face-à-face' }).waitFor()
    const seen = page.locator('summary', { hasText: 'Écrire une promesse lue ailleurs' })
    await seen.press('Enter')
    await page
      .getByRole('textbox', { name: 'Ce qui est affirmé, à la lettre' })
      .fill('La compote que vos enfants finissent')
    // What is begun stays where one began it.
    await page.reload()
    const kept = page.getByRole('textbox', { name: 'Ce qui est affirmé, à la lettre' })
    await soon(() => kept.inputValue()).toBe('La compote que vos enfants finissent')
    expect(await faults(page, 'claims')).toEqual([])
  })

  test('on a telephone, in English, in the dark, all of it fits', async () => {
    await odile.ask(api.changeMe, { body: { language: 'en' } })
    const hand = await world.someone({ viewport: telephone, hasTouch: true, isMobile: true, colorScheme: 'dark' })
    await signsIn(hand)
    const { claims } = await odile.ask(api.claims)
    await hand.goto(`/face-to-face/${odile.workspace}/${claims[0]!.id}`)
    await hand.getByText('3 people answer it, on 1 channel.').waitFor()
    expect(await misfits(hand, 'face to face')).toEqual([])
    const params = { conversation: await conversation() }
    const { turns } = await odile.ask(api.turns, { params })
    const text = 'We’ll let you know on the 28th.'
    const body = { text, answers: [turns.at(1)!.id], audience: 'public' as const, key: crypto.randomUUID() }
    await odile.ask(api.reply, { params, body })
    await hand.goto(`/conversations/${odile.workspace}/${params.conversation}`)
    await hand.getByText('A word given?').waitFor()
    expect(await misfits(hand, 'a word given')).toEqual([])
    await hand.getByRole('button', { name: 'Keep it in sight' }).tap()
    const words = hand.getByRole('list', { name: 'Words given' })
    await words.getByText('We’ll let you know on the 28th').waitFor()
    await words.getByText(/^Word given, for/).waitFor()
  })
})
