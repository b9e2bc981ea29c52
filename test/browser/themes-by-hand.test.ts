import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { type Forum, openForums } from './forum.ts'
import { hasFocus, soon } from './see.ts'

const forums = openForums()
const day = 24 * 60

describe('Pourquoi, by hand: themes renamed, joined, parted and back again; where and since when; a place that rests', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let forum: Forum
  let page: Page
  const theme = (name: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name, level: 2 }) })
  const themes = async (...wanted: [string, number][]) => {
    const said = wanted.map(
      ([name, people]) => `${name} · ${people === 1 ? 'une personne' : `${numbers[people]} personnes`}`,
    )
    await soon(async () => (await page.locator('h2[id^="theme-"]').allInnerTexts()).map(plain).toSorted()).toEqual(
      said.toSorted(),
    )
  }
  const numbers = ['', '', 'deux', 'trois', 'quatre', 'cinq']
  const plain = (text: string) =>
    text
      .replaceAll('\u00a0', ' ')
      .replace(/, sur .*/, '')
      .trim()
  const did = (sentence: string) => page.getByText(sentence).first().waitFor()
  const part = (label: string) => page.getByRole('combobox', { name: label })

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: forums.channels })
    odile = await world.odile()
    forum = await forums.plant(world, odile, 'Le forum')
    const blog = await forums.plant(world, odile, 'Le blog des pots')
    const under = 'La recette'
    await forum.hears(
      { by: 'Armand', text: 'je n’aime pas, trop sucrée', under, minutesAgo: 5 },
      { by: 'Bruna', text: 'je n’aime pas, bien trop sucrée pour moi', under, minutesAgo: 4 },
      { by: 'Célimène', text: 'je n’aime pas, le pot est trop petit', under, minutesAgo: 3 },
    )
    await blog.hears(
      { by: 'Dorian', text: 'je n’aime pas, le sucre écœure', under, minutesAgo: 2 },
      { by: 'Émeline', text: 'je n’aime pas, plus une trace de pomme', under, minutesAgo: 60 * day },
    )
    for (const [by, words, name] of [
      ['Armand', 'trop sucrée', 'trop de sucre'],
      ['Bruna', 'bien trop sucrée', 'trop de sucre'],
      ['Célimène', 'le pot est trop petit', 'trop de sucre'],
      ['Dorian', 'le sucre écœure', 'écœurant'],
      ['Émeline', 'plus une trace de pomme', 'moins de pomme'],
    ] as const)
      await keeps(by, words, name)
    page = await world.someone()
    await signsIn(page)
    await page.getByRole('link', { name: 'Pourquoi' }).click()
    await theme('trop de sucre').waitFor()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  async function keeps(by: string, words: string, name: string): Promise<void> {
    const { found } = await odile.ask(api.search, { query: { words } })
    const { conversation, message } = found.find((one) => one.by === by)!
    const { turns } = await odile.ask(api.turns, { params: { conversation }, query: { around: message } })
    const turn = turns.find((one) => one.id === message)!
    const start = turn.text.indexOf(words)
    await odile.ask(api.keepReason, {
      params: { message },
      body: { revision: turn.revision, start, end: start + words.length, theme: { name } },
    })
  }

  test('renamed where its name stands: Enter keeps it, Escape leaves it, u gives the old name back', async () => {
    await themes(['trop de sucre', 3], ['écœurant', 1])
    await theme('trop de sucre').getByRole('button', { name: 'Renommer' }).click()
    const field = page.getByLabel('Nouveau nom du thème')
    await soon(() => hasFocus(field)).toBe(true)
    await page.keyboard.type('trop sucré')
    await page.keyboard.press('Escape')
    await themes(['trop de sucre', 3], ['écœurant', 1])
    await soon(() => hasFocus(theme('trop de sucre').getByRole('button', { name: 'Renommer' }))).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.type('trop sucré')
    await page.keyboard.press('Enter')
    await did('« trop de sucre » s’appelle maintenant « trop sucré »')
    await themes(['trop sucré', 3], ['écœurant', 1])
    await page.keyboard.press('u')
    await themes(['trop de sucre', 3], ['écœurant', 1])
  })

  test('joined to another it keeps its voices and says so; « Remettre à part » and u each part them again', async () => {
    const joins = async () => {
      await theme('écœurant').getByRole('button', { name: 'Réunir à un autre' }).click()
      await page.getByLabel('Avec', { exact: true }).selectOption({ label: 'trop de sucre' })
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await did('« écœurant » est réuni à « trop de sucre »')
      await themes(['trop de sucre', 4])
      await theme('trop de sucre').getByText('Réunit aussi « écœurant »').waitFor()
    }
    await joins()
    await page.keyboard.press('u')
    await themes(['trop de sucre', 3], ['écœurant', 1])
    await joins()
    await theme('trop de sucre').getByRole('button', { name: 'Remettre à part' }).click()
    await themes(['trop de sucre', 3], ['écœurant', 1])
  })

  test('the voices that say something else get a theme of their own; u brings them back', async () => {
    await theme('trop de sucre').getByRole('button', { name: 'Séparer en deux' }).click()
    await page.getByRole('checkbox', { name: /le pot est trop petit/ }).check()
    await page.getByLabel('Ce qu’elles disent').fill('trop petit')
    await page.getByRole('button', { name: 'En faire un thème (une voix)' }).click()
    await did('« trop petit » est maintenant un thème à part')
    await themes(['trop de sucre', 2], ['trop petit', 1], ['écœurant', 1])
    expect(await theme('trop petit').innerText()).toContain('le pot est trop petit')
    await page.keyboard.press('u')
    await themes(['trop de sucre', 3], ['écœurant', 1])
  })

  test('where and since when are parts of a sentence, kept in the address', async () => {
    await part('Changer de durée').selectOption({ label: 'trois mois' })
    await themes(['trop de sucre', 3], ['écœurant', 1], ['moins de pomme', 1])
    await part('Changer de point de contact').selectOption({ label: 'Le blog des pots' })
    await themes(['écœurant', 1], ['moins de pomme', 1])
    await page.reload()
    await themes(['écœurant', 1], ['moins de pomme', 1])
    await part('Changer de durée').selectOption({ label: 'sept jours' })
    await themes(['écœurant', 1])
    await page.goBack()
    await themes(['écœurant', 1], ['moins de pomme', 1])
    await theme('moins de pomme').getByText('Émeline').waitFor()
  })

  test('a place put to rest is not listened to; woken, it goes on where it was', async () => {
    await page.goto('/contact-points')
    const place = page.getByRole('article').filter({ hasText: 'Le forum' })
    await place.getByText('À l’écoute').waitFor()
    await place.getByRole('button', { name: 'Mettre en pause' }).focus()
    await page.keyboard.press('Enter')
    await did('« Le forum » est en pause')
    await place.getByText('Ce qui s’y dit sera entendu au réveil.').waitFor()
    await soon(() => hasFocus(place.getByRole('button', { name: 'Réveiller' }))).toBe(true)
    forums.memory.world.hears({
      text: 'et maintenant il mousse',
      by: { name: 'Fulbert' },
      thread: { nativeId: 'la mousse' },
    })
    const heard = async () => (await odile.ask(api.search, { query: { words: 'mousse' } })).found.map((one) => one.by)
    world.clock.goesOn(3600)
    await world.settled()
    const blogOnly = await heard()
    await page.reload()
    await place.getByText('En pause').waitFor()
    await place.getByRole('button', { name: 'Réveiller' }).click()
    await did('« Le forum » est réveillé')
    await place.getByText('À l’écoute').waitFor()
    world.clock.goesOn(3600)
    await world.settled()
    expect((await heard()).length).toBe(blogOnly.length + 1)
  })
})
