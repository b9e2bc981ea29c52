import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type Turn } from '#contract'
import { newId } from '#kernel'
import { type PasserBy, passerBy } from '../passer-by.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

describe('S8 — a page of our own, without JavaScript, cookie or account', () => {
  let world: World
  let odile: AtDesk
  let page: string
  let place: string
  let nolwenn: PasserBy
  let anais: PasserBy
  let conversation: string
  const turns = async (): Promise<Turn[]> => (await odile.ask(api.turns, { params: { conversation } })).turns
  const everyone = async () => {
    const reader = passerBy(world.desk.app)
    await reader.go(page)
    return reader
  }
  // A second visitor from the same house would be slowed down by the first.
  const later = () => world.clock.goesOn(60)

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    const planted = await odile.ask(api.plant, {
      body: {
        channel: 'page',
        name: 'La page des pots',
        opening: 'Vous mangiez lequel, et où étiez-vous ?',
        language: 'fr',
      },
    })
    place = planted.id
    page = planted.publicUrl!
    nolwenn = passerBy(world.desk.app)
    anais = passerBy(world.desk.app)
  })
  afterAll(async () => world.close())

  test('who scans the pot reads the first words, in the size of everyone’s, and a form', async () => {
    await nolwenn.go(page)
    expect(nolwenn.status()).toBe(200)
    expect(nolwenn.texts()).toEqual(['Vous mangiez lequel, et où étiez-vous ?'])
    expect(nolwenn.html()).toContain('<html lang="fr">')
    expect(nolwenn.headers().get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    const [, sheet] = /href="(\/p\/page-[0-9a-f]+\.css)"/.exec(nolwenn.html())!
    const css = await world.desk.app.request(sheet!)
    expect([css.status, css.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  })

  test('she speaks, stands on the page at once, and is given her private link', async () => {
    await nolwenn.send('Publier', { name: 'Nolwenn', text: 'non, je n’aime pas\r\n\r\ntrop sucrée' })
    expect(nolwenn.reads()).toContain('C’est publié.')
    expect(nolwenn.where()).toContain('/own/')
    expect(nolwenn.headers().get('cache-control')).toBe('no-store')
    expect(nolwenn.headers().get('referrer-policy')).toBe('no-referrer')
    expect(nolwenn.reads()).toContain(nolwenn.where().split('?')[0]!)
    expect((await everyone()).texts()).toContain('non, je n’aime pas\n\ntrop sucrée')
  })

  test('the desk hears her as it hears anyone', async () => {
    await world.settled()
    const { rows } = await odile.ask(api.conversations)
    expect(rows).toHaveLength(1)
    conversation = rows[0]!.id
    expect(rows[0]!.subject).toBe('Vous mangiez lequel, et où étiez-vous ?')
    const [heard] = await turns()
    expect(heard).toMatchObject({
      name: 'Nolwenn',
      ours: false,
      audience: 'public',
      stance: { suggested: { kind: 'dislike' } },
    })
  })

  test('a stranger answers her: who answers whom can be read and followed', async () => {
    later()
    await anais.go(page)
    await anais.follow(/^Répondre à Nolwenn/)
    expect(anais.reads()).toContain('Vous répondez à Nolwenn')
    await anais.send('Publier', { name: 'Anaïs', text: 'pas d’accord, moi je la finis à la cuillère' })
    const voices = (await everyone()).voices()
    expect(voices.at(-1)).toContain('Anaïs')
    expect(voices.at(-1)).toContain('en réponse à Nolwenn')
    await world.settled()
    const [first, second] = await turns()
    expect(second!.answers?.id).toBe(first!.id)
  })

  test('the brand answers like anyone: nothing shows before it has left, then the same component with a word', async () => {
    const [first, second] = await turns()
    await odile.ask(api.note, {
      params: { conversation },
      body: { text: 'Nolwenn : à voir avec Anaïs ? Odile', answers: [first!.id], key: newId() },
    })
    const said = await odile.ask(api.reply, {
      params: { conversation },
      body: {
        text: 'Merci à vous deux. Qu’est-ce qui était trop ?',
        answers: [first!.id, second!.id],
        audience: 'public',
        key: newId(),
      },
    })
    expect((await everyone()).reads()).not.toContain('Merci à vous deux')
    world.clock.goesOn(11)
    await world.settled()
    const reader = await everyone()
    expect(reader.voices().at(-1)).toMatch(
      /^Odile pour Les Vergers Imaginaires · .* en réponse à (Nolwenn et Anaïs|Anaïs et Nolwenn)/,
    )
    expect(reader.reads()).not.toContain('à voir avec')
    expect((await turns()).find((turn) => turn.id === said.messages[0])?.delivery).toMatchObject({
      state: 'sent',
      proof: 'seen',
    })
  })

  test('by her link she reads the notes on her words, others withheld', async () => {
    await nolwenn.go(nolwenn.where().split('?')[0]!)
    expect(nolwenn.reads()).toContain('Nolwenn : à voir avec […] ? […]')
  })

  test('she corrects: the page says so, and the desk keeps what stood before', async () => {
    later()
    await nolwenn.send('Enregistrer la correction', { text: 'non, je n’aime pas : bien trop sucrée' })
    expect(nolwenn.reads()).toContain('C’est corrigé.')
    const reader = await everyone()
    expect(reader.texts()).toContain('non, je n’aime pas : bien trop sucrée')
    expect(reader.texts()).not.toContain('non, je n’aime pas\n\ntrop sucrée')
    expect(reader.voices()[0]).toContain('· corrigé')
    expect((await turns())[0]).toMatchObject({ revision: 2, text: 'non, je n’aime pas : bien trop sucrée' })
  })

  test('she speaks again under the same name', async () => {
    later()
    await nolwenn.send('Publier', { text: 'et le pot est trop grand' })
    await world.settled()
    const said = (await turns()).filter((turn) => turn.name === 'Nolwenn')
    expect(new Set(said.map((turn) => turn.person)).size).toBe(1)
    expect(said.map((turn) => turn.text)).toContain('et le pot est trop grand')
  })

  test('sending the same form twice says it once', async () => {
    later()
    const twice = passerBy(world.desk.app)
    await twice.go(page)
    const form = twice.filled('once')!
    const body = new URLSearchParams({ ...form, name: 'Djibril', text: 'la feuille colle' }).toString()
    const send = () =>
      world.desk.app.request(page, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    const [one, other] = await Promise.all([send(), send()])
    expect([one.status, other.status]).toEqual([303, 303])
    expect(one.headers.get('location')).toBe(other.headers.get('location'))
    expect((await everyone()).texts().filter((text) => text === 'la feuille colle')).toHaveLength(1)
  })

  test('she erases one message: a line stays for those who answered, and it does not come back', async () => {
    const corrected = 'non, je n’aime pas : bien trop sucrée'
    await nolwenn.go(nolwenn.where().split('?')[0]!)
    // Latest first: the second « Effacer » is her first message.
    const erase = nolwenn.html().match(/name="act" value="erase"><input type="hidden" name="message" value="([^"]+)"/g)!
    expect(erase).toHaveLength(2)
    const [, message] = /name="message" value="([^"]+)"/.exec(erase[1]!)!
    await nolwenn.go(nolwenn.where(), {
      method: 'POST',
      body: new URLSearchParams({ act: 'erase', message: message! }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(nolwenn.reads()).toContain('C’est effacé')
    const reader = await everyone()
    expect(reader.reads()).not.toContain(corrected)
    expect(reader.reads()).toContain('Message retiré par la personne qui l’avait écrit.')
    expect(reader.voices().find((voice) => voice.includes('à la cuillère'))).toContain('en réponse à un message retiré')
    expect((await turns())[0]).toMatchObject({ gone: true, text: '' })
    // The ledger, the revisions and what was found in it have forgotten the words too.
    const { rows } = await odile
      .ask(api.search, { query: { words: 'sucrée' } })
      .then((found) => ({ rows: found.found }))
    expect(rows).toEqual([])
    const held = await world.desk.database.within([odile.workspace], null, async (db) => ({
      bodies: (await db.selectFrom('raw_event').select('body').execute()).map(
        (row) => row.body?.toString('utf8') ?? '',
      ),
      revisions: await db.selectFrom('message_revision').selectAll().execute(),
    }))
    expect(held.bodies.join('\n')).not.toContain('sucrée')
    expect(held.revisions).toEqual([])
  })

  test('she erases everything: words, name and link', async () => {
    const link = nolwenn.where().split('?')[0]!
    await nolwenn.go(link)
    await nolwenn.send('Tout effacer pour de bon')
    expect(nolwenn.reads()).toContain('Vos mots et votre nom sont effacés')
    expect((await everyone()).reads()).not.toContain('Nolwenn')
    expect((await turns()).filter((turn) => turn.gone).map((turn) => turn.name)).toEqual(['', ''])
    await nolwenn.go(link)
    expect([nolwenn.status(), nolwenn.reads()]).toEqual([404, expect.stringContaining('ne mène plus à rien')])
  })

  test('paused: it can be read, and says so; what was being written is given back', async () => {
    later()
    await anais.go(page)
    await odile.ask(api.changeContactPoint, { params: { place }, body: { paused: true } })
    await anais.send('Publier', { name: 'Anaïs', text: 'une dernière chose' })
    expect([anais.status(), anais.filled('text')?.text]).toEqual([409, 'une dernière chose'])
    expect(anais.reads()).toContain('en pause')
    const reader = await everyone()
    expect(reader.reads()).toContain('Cette page est en pause')
    expect(reader.reads()).not.toContain('Répondre')
    expect(reader.filled('text')).toBeNull()
    await odile.ask(api.changeContactPoint, { params: { place }, body: { paused: false } })
  })

  test('closed: a plain word, and private links still work', async () => {
    const mehdi = passerBy(world.desk.app)
    later()
    await mehdi.go(page)
    await mehdi.send('Publier', { name: 'Mehdi', text: 'le seul du rayon' })
    await odile.ask(api.withdraw, { params: { place } })
    const reader = await everyone()
    expect([reader.status(), reader.reads()]).toEqual([410, expect.stringContaining('Page fermée')])
    await mehdi.go(mehdi.where().split('?')[0]!)
    expect(mehdi.texts()).toContain('le seul du rayon')
    expect(mehdi.reads()).not.toContain('Parler encore')
    await mehdi.send('Tout effacer pour de bon')
    expect(mehdi.reads()).toContain('sont effacés')
  })
})
