import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HeardWords } from '#channel'
import { type Json } from '#kernel'
import { openSite } from './site.test-world.ts'
import { wordpress } from './wordpress.ts'

let site: Awaited<ReturnType<typeof openSite>>
let cursor: Json
beforeEach(async () => {
  site = await openSite()
  cursor = null
})
afterEach(() => site.close())

async function round() {
  const listened = await wordpress.listens.listen(site.place, cursor, site.means)
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  cursor = JSON.parse(JSON.stringify(listened.cursor))
  return listened.events.flatMap((event) => {
    const read = wordpress.read(event, site.place)
    return read.kind === 'read' ? read.heard : []
  })
}
const said = async () => (await round()).filter((one): one is HeardWords => one.kind === 'said')

describe('hearing a site', () => {
  it('says under what, to whom, by whom', async () => {
    const first = site.says('Non, je n’aime pas')
    site.says('Pourquoi ?', { parent: first.id, author: 7, name: 'Odile' })
    expect(await said()).toMatchObject([
      {
        nativeId: 'comment-1',
        thread: { nativeId: 'post-45', url: `${site.url}/billet/`, title: 'Vous aimerez “la poire”' },
        by: { nativeId: 'guest:maëlle', name: 'Maëlle' },
        ours: false,
        text: 'Non, je n’aime pas',
        answers: null,
        audience: 'public',
      },
      { nativeId: 'comment-2', by: { nativeId: 'user-7' }, ours: true, answers: 'comment-1' },
    ])
  })

  it('hears a burst of 2,500 without losing one, over as many rounds as it takes', async () => {
    site.says('avant')
    await round()
    for (let n = 0; n < 2_500; n++) site.says(`voix ${n}`)
    const ids = new Set((await said()).map(({ nativeId }) => nativeId))
    expect(ids.size).toBeLessThan(2_000)
    // Meanwhile people go on talking, and something is taken away.
    site.says('encore')
    site.comments[2_000]!.status = 'spam'
    for (const { nativeId } of await said()) ids.add(nativeId)
    expect(ids.size).toBe(2_501)
    expect(await round()).toEqual([])
  })

  it('goes back a thousand comments when it is planted, and no further', async () => {
    for (let n = 0; n < 1_200; n++) site.says(`voix ${n}`)
    expect(await said()).toHaveLength(1_000)
    expect(await round()).toEqual([])
  })

  it.each(['trash', 'spam', 'hold'] as const)(
    'follows what goes to %s, and hears it anew when it comes back',
    async (status) => {
      site.says('reste')
      const comment = site.says('part')
      await round()
      comment.status = status
      expect(await round()).toEqual([{ kind: 'gone', nativeId: 'comment-2' }])
      expect(await round()).toEqual([])
      comment.status = 'approved'
      expect(await said()).toMatchObject([{ nativeId: 'comment-2', text: 'part' }])
    },
  )

  it('follows what is deleted for good', async () => {
    site.says('reste')
    site.says('part')
    await round()
    site.comments.pop()
    expect(await round()).toEqual([{ kind: 'gone', nativeId: 'comment-2' }])
  })

  it('takes a server in trouble for no deletion', async () => {
    site.says('reste')
    await round()
    site.at.fault = 'server-error'
    expect(await wordpress.listens.listen(site.place, cursor, site.means)).toMatchObject({ kind: 'trouble' })
    site.at.fault = null
    expect(await round()).toEqual([])
  })

  it('asks to be reconnected when its password is withdrawn', async () => {
    site.says('un')
    const means = { ...site.means, secrets: { user: 'odile', password: 'autre' } }
    expect(await wordpress.listens.listen(site.place, null, means)).toMatchObject({ kind: 'needs-reconnection' })
  })
})

describe('reading', () => {
  const read = (kept: unknown) =>
    wordpress.read({ nativeId: null, contentType: '', body: Buffer.from(JSON.stringify(kept)) }, site.place)

  it('leaves scripts and trackers outside', () => {
    const rendered = '<p>Trop <b>sucrée</b><script>alert(1)</script><img src="https://t.example/1.gif"></p>'
    const kept = {
      comment: { id: 1, post: 2, author_name: '<i>Jo</i>', content: { rendered }, link: 'javascript:x' },
      piece: null,
    }
    expect(read(kept)).toMatchObject({
      kind: 'read',
      heard: [
        {
          text: 'Trop sucrée',
          by: { name: 'Jo' },
          url: null,
          saidAt: null,
          html: expect.not.stringMatching(/script|img/),
        },
      ],
    })
  })

  it.each([null, 3, 'x', [], {}, { comment: { id: -1, post: 1 } }, { comment: { id: 1e300, post: 1 } }, { gone: 'x' }])(
    'understands nothing in %j',
    (kept) => expect(read(kept).kind).toBe('not-understood'),
  )
})

it('tells of the comments that stand in public, and of no others', async () => {
  const stands = site.says('Non, je n’aime pas')
  site.says('en attente', { status: 'hold' })
  site.says('au rebut', { status: 'trash' })
  const tallied = await wordpress.tallies.tally(site.place, null, site.means)
  if (tallied.kind !== 'tallied') throw new Error(JSON.stringify(tallied))
  expect(tallied.standing).toMatchObject([{ nativeId: `comment-${stands.id}`, thread: 'post-45' }])
})
