import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { dot } from '../dot.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'
import { witnessOf } from './witness.ts'
import { openSite, type Site, wordpressIsThere } from './wordpress-site.ts'

const missing = await wordpressIsThere()
const witness = witnessOf(catalogue().get('wordpress')!)

describe.skipIf(missing !== null)(`a real WordPress${missing ? ` (${missing})` : ''}`, () => {
  let site: Site
  let world: World
  let odile: AtDesk
  let place: string
  const given = () => ({ site: site.url, user: 'odile', password: site.password })

  beforeAll(async () => {
    site = await openSite()
    world = await openWorld({ channels: new Map(catalogue()).set('wordpress', witness.channel) })
    odile = await world.odile()
  })
  afterAll(async () => {
    await world?.close()
    await site?.close()
  })

  async function turns() {
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    const { rows } = await odile.ask(api.conversations, { query: {} })
    const conversation = rows.find(({ subject }) => subject?.includes('la poire'))?.id ?? rows[0]!.id
    const all = []
    for (let after: string | undefined, page = 0; page < 20; page++) {
      const read = await odile.ask(api.turns, {
        params: { conversation },
        query: after ? { after } : { from: 'start' },
      })
      all.push(...read.turns)
      if (!read.after) break
      after = read.after
    }
    return { conversation, all }
  }
  const texts = async () =>
    (await turns()).all.flatMap((turn) => ('text' in turn && turn.text ? [String(turn.text)] : []))

  it('is connected with an application password, and says so when it is wrong', async () => {
    const wrong = await odile.ask(api.connect, {
      body: { channel: 'wordpress', given: { ...given(), password: 'xxxx' } },
    })
    expect(wrong).toMatchObject({ kind: 'not-connected', why: 'wrong-credentials', field: 'password' })
    const came = await odile.ask(api.connect, { body: { channel: 'wordpress', given: given() } })
    expect(came).toMatchObject({ kind: 'connected', place: { name: 'Les Compotes Lune', address: site.url } })
    if (came.kind === 'connected') place = came.place.id
  })

  it('brings who speaks there, and takes our answer to them', async () => {
    await site.visitorSays('Marie', 'Non, je n’aime pas : trop sucrée.')
    expect(await texts()).toContain('Non, je n’aime pas : trop sucrée.')
    const { conversation, all } = await turns()
    const marie = all.find((turn) => 'text' in turn && String(turn.text).includes('trop sucrée'))!
    await odile.ask(api.reply, {
      params: { conversation },
      body: { key: newId(), text: "Pourquoi « trop » ? C'est noté…", answers: [marie.id], audience: 'public' },
    })
    world.clock.goesOn(11)
    await world.settled()
    const { value } = await site.rest('GET', `comments?post=${site.post}&orderby=id&order=asc`)
    expect(value).toMatchObject([
      { author_name: 'Marie', parent: 0 },
      { author_name: expect.stringContaining('Odile'), parent: (value as { id: number }[])[0]!.id },
    ])
    // Our own words come back as ours, once.
    world.clock.goesOn(300)
    expect((await texts()).filter((text) => text.includes('Pourquoi'))).toHaveLength(1)
  })

  it('follows what they change and take away', async () => {
    await site.visitorSays('Paul', 'Je prends')
    await site.visitorSays('Lou', 'Pas moi')
    expect(await texts()).toEqual(expect.arrayContaining(['Je prends', 'Pas moi']))
    const { value } = await site.rest('GET', `comments?post=${site.post}&orderby=id&order=desc`)
    const [lou, paul] = value as { id: number }[]
    await site.rest('POST', `comments/${paul!.id}`, { content: 'Je prends deux pots' })
    await site.rest('POST', `comments/${lou!.id}`, { status: 'spam' })
    const now = await texts()
    expect(now).toContain('Je prends deux pots')
    expect(now).not.toContain('Pas moi')
  })

  it('takes a comment away there by a rule and with its reasons, or says that it still stands', async () => {
    await site.visitorSays('Zed', 'Achetez mes pilules miracle')
    await site.visitorSays('Zoa', 'Achetez mes pilules du soir')
    const rule = (await odile.ask(api.rules))[0]!.id
    /** As WordPress keeps it: « 1 » stands there for all to read. */
    const status = async (words: string) =>
      (
        await site.php(`global $wpdb;
        echo $wpdb->get_var("select comment_approved from $wpdb->comments where comment_content = '${words}'");`)
      ).trim()
    const takesAway = async (words: string) => {
      const { id } = (await turns()).all.find((turn) => turn.text === words)!
      await odile.ask(api.remove, { body: { messages: [id], rule, facts: 'Publicité sans rapport avec le billet.' } })
      // Nothing goes before its ten seconds are over.
      expect(await status(words)).toBe('1')
      for (let passed = 0; passed < 2; passed++) {
        world.clock.goesOn(11)
        await world.settled()
      }
      return (await turns()).all.find((turn) => turn.id === id)!.removed
    }
    expect(await takesAway('Achetez mes pilules miracle')).toMatchObject({ pending: false, standsThere: false })
    expect(await status('Achetez mes pilules miracle')).toBe('trash')
    expect((await texts()).join()).not.toContain('miracle')
    await site.php(`get_user_by('login', 'odile')->set_role('subscriber');`)
    expect(await takesAway('Achetez mes pilules du soir')).toMatchObject({ pending: false, standsThere: true })
    expect(await status('Achetez mes pilules du soir')).toBe('1')
    await site.php(`get_user_by('login', 'odile')->set_role('administrator');`)
  })

  it('brings two hundred that come at once, each exactly once', async () => {
    await site.php(`for ($i = 0; $i < 200; $i++) wp_insert_comment(['comment_post_ID' => ${site.post},
      'comment_author' => "Voix $i", 'comment_content' => "rafale $i", 'comment_approved' => 1]);`)
    const burst = (await texts()).filter((text) => text.startsWith('rafale'))
    expect([burst.length, new Set(burst).size]).toEqual([200, 200])
  })

  it('finds by night what was lost here, though listening knows it for heard', async () => {
    const health = () => odile.ask(api.health, { params: { place } })
    world.clock.goesOn(2 * 86_400)
    await world.settled()
    expect(await health()).toMatchObject({ compared: { count: 200 }, losses: [] })
    const lose = sql`delete from message where workspace_id = ${odile.workspace} and text = 'rafale 142'`
    await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) => lose.execute(db))
    expect(await texts()).not.toContain('rafale 142')
    world.clock.goesOn(2 * 86_400)
    await world.settled()
    expect(await texts()).toContain('rafale 142')
    expect((await health()).losses).toMatchObject([{ missing: 1, mendedAt: expect.any(String) }])
  })

  it('takes a piece of ours with its image, and what is said below it comes to where it began', async () => {
    const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
    const words = { title: 'Œufs & compote : le matin ?', text: 'Vous le mangez où ?\n\nDites-le <b>ici</b>.' }
    const places = [{ place, text: null }]
    await odile.ask(api.changeSpark, { params: { spark }, body: { version: 1, ...words, places } })
    const added = await odile.ask(api.addMedium, { params: { spark }, body: { name: 'pot n°1.png', data: dot } })
    const medium = added.media[0]!.id
    await odile.ask(api.describeMedium, { params: { spark, medium }, body: { alt: 'Un pot « du matin »' } })
    const ready = await odile.ask(api.spark, { params: { spark } })
    expect(ready.places[0]!.amiss).toEqual([])
    const out = await odile.ask(api.publishSpark, { params: { spark }, body: { version: ready.version } })
    world.clock.goesOn(11)
    await world.settled()
    const { places: went } = await odile.ask(api.spark, { params: { spark } })
    expect(went[0]).toMatchObject({
      delivery: { state: 'sent', proof: 'seen' },
      url: expect.stringContaining(site.url),
    })
    const { value } = await site.rest('GET', 'posts?per_page=1&orderby=id&order=desc')
    const [post] = value as { id: number; title: { rendered: string }; content: { rendered: string } }[]
    expect(post!.title.rendered).toContain('Œufs')
    expect(post!.content.rendered).toContain('Vous le mangez où ?')
    expect(post!.content.rendered).toContain('&lt;b&gt;ici&lt;/b&gt;')
    expect(post!.content.rendered).toContain('alt="Un pot « du matin »"')
    await site.php(`wp_insert_comment(['comment_post_ID' => ${post!.id}, 'comment_author' => 'Prune',
      'comment_content' => 'debout, dans la cuisine', 'comment_approved' => 1]);`)
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    const { turns: all } = await odile.ask(api.turns, { params: { conversation: out.conversation } })
    expect(all.map(({ text }) => text)).toContain('debout, dans la cuisine')
  })

  it('has shown all that is claimed of it', () =>
    witness.saw('connects', 'listens', 'tallies', 'says', 'publishes', 'removes'))
})
