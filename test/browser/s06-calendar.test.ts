import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { plus, wallAt } from '#kernel'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { openSparkWorld, type SparkWorld, sparkChannels } from '../spark-world.ts'
import { faults } from './axe.ts'
import { misfits, narrowest } from './narrow.ts'
import { focused, hasFocus, soon } from './see.ts'

const hour = 3_600
const desk = { width: 1440, height: 900 }

describe('S6 — the calendar of sparks, by hand and by keyboard', { timeout: 120_000 }, () => {
  let world: BrowserWorld
  let at: SparkWorld
  let page: Page
  let spark: string
  let day: string
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
  const says = (words: string | RegExp) => page.getByText(words).first().waitFor()
  const entry = () => page.locator(`[data-spark="${spark}"]`)
  const plannedOn = async () => (await at.shown(spark)).plannedOn
  const looks = async (name: string) => {
    expect(await faults(page, name)).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, name)).toEqual([])
    await page.setViewportSize(desk)
  }

  beforeAll(async () => {
    const forum = openMemory()
    world = await openBrowserWorld({ channels: sparkChannels(forum) })
    at = await openSparkWorld(world, forum)
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  test('nothing is planned yet: it says so, and begins from a day', async () => {
    await page.getByRole('link', { name: 'Étincelles' }).click()
    await page.getByRole('link', { name: 'Calendrier' }).click()
    await page.getByRole('heading', { level: 1, name: 'Calendrier' }).waitFor()
    await says('Rien n’est prévu ces jours-ci, et rien n’est parti.')
    await looks('an empty calendar')
  })

  test('a month, a week and a list are addresses, and survive a reload', async () => {
    spark = await at.begin('Le pot du matin, vous le mangez où ?')
    day = plus(at.inSome(0).day, 10)
    await at.plan(spark, { day, time: '09:00' })
    await page.goto(`/sparks/calendar?view=week&on=${day}`)
    await entry().waitFor()
    await page.reload()
    await page.getByRole('link', { name: /^9\sh\s00, prévue.*Le pot du matin/ }).waitFor()
    await looks('a week')
    await page.keyboard.press('n')
    await soon(() => new URL(page.url()).searchParams.get('on')).toBe(plus(day, 7))
    await page.keyboard.press('p')
    await soon(() => new URL(page.url()).searchParams.get('on')).toBe(day)
    await page.goto(`/sparks/calendar?view=list&on=${day}`)
    await entry().waitFor()
    await looks('a list')
    await page.keyboard.press('t')
    await soon(() => new URL(page.url()).searchParams.get('on')).toBe(null)
  })

  test('by keys alone it goes to another day and hour; giving up leaves it, undoing brings it back', async () => {
    await page.goto(`/sparks/calendar?on=${day}`)
    await entry().getByRole('link').focus()
    await page.keyboard.press('m')
    await soon(() => focused(page)).toMatch(/^On déplace/)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Escape')
    await soon(() => focused(page)).toMatch(/^9\sh\s00, prévue/)
    expect(await plannedOn()).toEqual({ day, time: '09:00' })

    await page.keyboard.press('m')
    await page.keyboard.press('Enter')
    await says('C’est l’heure qu’elle a déjà.')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await says(/^vers .*, 11\sh\s00$/)
    expect(await faults(page, 'moving')).toEqual([])
    await page.keyboard.press('Enter')
    await soon(plannedOn).toEqual({ day: plus(day, 1), time: '11:00' })
    await soon(() => focused(page)).toMatch(/^11\sh\s00, prévue/)
    await page.keyboard.press('u')
    await soon(plannedOn).toEqual({ day, time: '09:00' })
  })

  test('far from where it was, the days on the screen follow', async () => {
    await page.goto(`/sparks/calendar?view=week&on=${day}`)
    await entry().getByRole('link').focus()
    await page.keyboard.press('m')
    await soon(() => focused(page)).toMatch(/^On déplace/)
    await page.keyboard.press('PageDown')
    await soon(() => new URL(page.url()).searchParams.get('on')).toBe(plus(day, 7))
    await page.keyboard.press('Enter')
    await soon(plannedOn).toEqual({ day: plus(day, 7), time: '09:00' })
    // The desk knows before the screen does what may be undone.
    await soon(() => focused(page)).toMatch(/^9\sh\s00, prévue/)
    await page.keyboard.press('u')
    await soon(plannedOn).toEqual({ day, time: '09:00' })
  })

  test('dragged to another day it keeps its hour; to an hour of the week, it takes that', async () => {
    await page.goto(`/sparks/calendar?on=${day}`)
    await entry().waitFor()
    const to = day.endsWith('28') || plus(day, 1).endsWith('01') ? plus(day, -1) : plus(day, 1)
    await entry().dragTo(page.locator(`td:has([data-slot="${to}"])`))
    await soon(plannedOn).toEqual({ day: to, time: '09:00' })
    await page.goto(`/sparks/calendar?view=week&on=${to}`)
    await entry().dragTo(page.locator(`td:has([data-slot="${to} 15:00"])`))
    await soon(plannedOn).toEqual({ day: to, time: '15:00' })
  })

  test('a day leads to its week, and n and p to others, without losing where one is', async () => {
    await page.goto(`/sparks/calendar?on=${day}`)
    await page.locator(`[data-slot="${day}"]`).focus()
    await page.keyboard.press('Enter')
    await soon(() => focused(page)).toMatch(/^Commencer une étincelle/)
    await page.keyboard.press('n')
    await soon(() => new URL(page.url()).searchParams.get('on')).toBe(plus(day, 7))
    await soon(() => focused(page)).toMatch(/^Commencer une étincelle/)
  })

  test('arrows go from day to day, and a spark begun there takes that day and hour', async () => {
    const on = plus(at.inSome(0).day, 40)
    await page.goto(`/sparks/calendar?view=week&on=${on}`)
    await page.locator(`[data-slot="${on} 09:00"]`).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Commencer une étincelle' }).waitFor()
    await page.keyboard.press('1')
    await page.getByRole('heading', { level: 1, name: 'Une étincelle' }).waitFor()
    await says(/^pensée pour .*, 10\sh\s00$/)
    await page.getByLabel('Ce que vous dites', { exact: true }).fill('Qui en met sur une tartine ?')
    await page.getByLabel('Le forum', { exact: true }).check()
    await says('Enregistré')
    await button('Prévoir une heure').click()
    await button('Prévoir').click()
    await says(/part .*, 10\sh\s00/)
  })

  test('in a week half gone by, Tab finds the first hour that can be begun, and arrows stop at what has passed', async () => {
    const late = await world.someone()
    await signsIn(late)
    const monday = plus(at.inSome(0).day, 14 - ((new Date(`${at.inSome(0).day}T12:00:00Z`).getUTCDay() || 7) - 1))
    const wednesday = plus(monday, 2)
    const moment = new Date(`${wednesday}T13:20:00Z`)
    const passed = Number(wallAt(moment, 'Europe/Paris').time.slice(0, 2))
    await late.clock.setSystemTime(moment)
    await late.goto(`/sparks/calendar?view=week&on=${plus(monday, 1)}`)
    const inTab = late.locator('[data-slot][tabindex="0"]')
    await soon(async () => await inTab.count()).toBe(1)
    expect(await inTab.getAttribute('data-slot')).toBe(`${wednesday} ${passed + 1}:00`)
    await inTab.focus()
    for (const key of ['ArrowLeft', 'ArrowUp']) await late.keyboard.press(key)
    expect(await hasFocus(late.locator(`[data-slot="${wednesday} ${passed + 1}:00"]`))).toBe(true)
    expect(new URL(late.url()).searchParams.get('on')).toBe(plus(monday, 1))
    await late.keyboard.press('ArrowDown')
    await soon(() => hasFocus(late.locator(`[data-slot="${wednesday} ${passed + 2}:00"]`))).toBe(true)
    await late.context().close()
  })

  test('days that people talk about stand quietly in the calendar; hours are kept to by a word', async () => {
    await page.goto('/sparks/calendar?view=list&on=2027-03-01')
    await page.getByRole('link', { name: 'Marronniers et heures' }).click()
    await page.getByRole('link', { name: '← Calendrier' }).click()
    await says('mars 2027')
    await page.getByRole('link', { name: 'Marronniers et heures' }).click()
    await says('Un marronnier ne vaut que si l’on a quelque chose à soi à demander ce jour-là.')
    await page.getByLabel('Quel jour', { exact: true }).fill('La cueillette ouverte')
    await page.getByLabel('Quand', { exact: true }).selectOption('weekday')
    await page.getByLabel('Mois', { exact: true }).selectOption('10')
    await page.getByLabel('Ce que l’on pourrait demander', { exact: true }).fill('Qui vient avec qui ?')
    await button('Ajouter ce jour').click()
    await says(/chaque année, le premier dimanche d’octobre/)
    // One after the other, before the desk has answered.
    await page.getByRole('checkbox', { name: /^(France|Belgique)$/ }).evaluateAll((boxes: { click(): void }[]) => {
      for (const box of boxes) box.click()
    })
    await soon(async () => (await at.odile.ask(api.calendarDays)).countries).toEqual(['FR', 'BE'])
    const swiss = page.getByLabel('Suisse', { exact: true })
    await page.route(/\/calendar$/, (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    )
    await swiss.click()
    await page.getByLabel('À ses heures', { exact: true }).check()
    await page.getByLabel('À toute heure', { exact: true }).focus()
    await page.keyboard.press('Space')
    await soon(() => page.getByLabel('À ses heures', { exact: true }).isChecked()).toBe(true)
    await soon(() => swiss.isChecked()).toBe(false)
    await page.unroute(/\/calendar$/)
    await world.nothingAmiss(/ERR_FAILED/)
    await button('Enregistrer').last().click()
    await soon(async () => (await at.odile.ask(api.calendarDays)).hours).toMatchObject({ opens: '08:00' })
    const forum = page.getByRole('group', { name: 'Le forum', exact: true })
    const ownHours = async () => (await at.odile.ask(api.calendarDays)).places[0]!.hours
    await forum.getByLabel('À ses propres heures', { exact: true }).check()
    await button('Enregistrer').last().click()
    await soon(ownHours).toMatchObject({ opens: '08:00', closes: '20:00' })
    await looks('days and hours')
    await forum.getByLabel('Aux heures du client', { exact: true }).check()
    await soon(ownHours).toBeNull()
    const change = button(/^Changer.*La cueillette ouverte$/)
    await change.focus()
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(page.locator('[data-perennial]').getByLabel('Quel jour', { exact: true }))).toBe(true)
    await looks('a day being changed')
    await page.keyboard.press('Escape')
    await soon(() => hasFocus(change)).toBe(true)
    await page.keyboard.press('Enter')
    await page.locator('[data-perennial]').getByLabel('Quel jour', { exact: true }).press('Enter')
    await soon(() => hasFocus(change)).toBe(true)
    await button(/^Retirer.*La cueillette ouverte$/).focus()
    await page.keyboard.press('Enter')
    await says(/Aucun jour pour l’instant/)
    await soon(() => focused(page)).toBe('Ses jours à lui')
    await page.keyboard.press('u')
    await says('La cueillette ouverte')
    await page.goto('/sparks/calendar?on=2027-10-15')
    await says('La cueillette ouverte')
    await page.goto('/sparks/calendar?view=list&on=2027-07-01')
    await says(/^Fête nationale, férié/)
    await looks('a list with days that people talk about')
    const night = await at.begin('La nuit, qui en mange ?')
    const soonest = at.inSome(2 * 86_400).day
    const eve = [0, 1].map((more) => `${Number(soonest.slice(0, 4)) + more}-07-13`).find((one) => one > soonest)!
    await at.plan(night, { day: eve, time: '22:00' })
    await page.goto(`/sparks/calendar?on=${eve}`)
    await says('hors de ses heures')
    const first = await page.locator(`[data-slot="${eve.slice(0, 8)}01"]`).getAttribute('aria-label')
    expect(first).toMatch(/^La semaine du \p{L}+ 1er juillet$/u)
    await looks('a month with days that people talk about')
    await page.goto(`/sparks/${at.odile.workspace}/${night}`)
    await button('Prévoir une heure').click()
    await page.getByRole('dialog').getByText('En dehors des heures où ce client publie.').waitFor()
    expect(await faults(page, 'planning at night', '[role="dialog"]')).toEqual([])
    await page.keyboard.press('Escape')
    await at.odile.ask(api.changeCalendarDays, { body: { hours: null } })
  })

  test('several clients: all at once, each named, each by its own clocks', async () => {
    const there = await at.another('Tisane du Soir', 'America/Toronto')
    const tisane = await at.begin('Une tisane, à quelle heure ?', there)
    await at.plan(tisane, { day, time: '21:30' }, there)
    await at.later(hour)
    await page.goto(`/sparks/calendar?on=${day}`)
    await page.getByRole('link', { name: /^21\sh\s30, prévue\s*Tisane du Soir/ }).waitFor()
    await looks('all clients')
    // What is taken while something else is moved has the keys.
    await page.locator(`[data-spark="${tisane}"]`).getByRole('link').focus()
    await page.keyboard.press('m')
    await soon(() => focused(page)).toMatch(/^On déplace «\sUne tisane/)
    await entry()
      .getByRole('button', { name: /^Déplacer/ })
      .focus()
    await page.keyboard.press('Enter')
    await soon(() => focused(page)).toMatch(/^On déplace «\sLe pot du matin/)
    await page.keyboard.press('Escape')
    await soon(() => focused(page)).toMatch(/prévue/)
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: 'Pour quel client ?' }).waitFor()
    await page.keyboard.press('Escape')
    await page.goto(`/sparks/calendar?on=${day}&client=${there.workspace}`)
    await says(/à l’heure de Toronto/)
    await soon(() => entry().count()).toBe(0)
  })

  test('in English too', async () => {
    const english = await world.someone({ locale: 'en-GB' })
    await at.odile.ask(api.changeMe, { body: { language: 'en' } })
    await english.close()
    await page.goto(`/sparks/calendar?on=${day}`)
    await page.getByRole('heading', { level: 1, name: 'Calendar' }).waitFor()
    await page.getByRole('link', { name: /^3:00 PM, planned/ }).waitFor()
    await at.odile.ask(api.changeMe, { body: { language: 'fr' } })
  })
})
