import { expect, it } from 'vitest'
import { type Harness } from './harness.contract.ts'

export function connectingHolds(at: () => Harness): void {
  it('has a form exactly where it connects an account', () => {
    const { channel } = at()
    const { app, form, plantedBy } = channel.manifest
    const byAccount = channel.connects !== undefined || channel.joins !== undefined
    expect(channel.connects && channel.joins, 'one way in for people, not two').toBeUndefined()
    expect(form !== undefined).toBe(byAccount)
    // Through an app of one's own, signing in there may be all that there is to do.
    if (byAccount && !app) expect(form!.length).toBeGreaterThan(0)
    expect(plantedBy === 'account').toBe(byAccount)
    expect(new Set(form?.map(({ key }) => key)).size).toBe(form?.length ?? 0)
    for (const { key, label } of form ?? []) {
      expect(key).toMatch(/^[a-z][a-z-]{0,39}$/)
      expect(label.fr && label.en).toBeTruthy()
    }
  })

  it('opens with what is right, keeps the keys apart, and finds the same account again', async ({ skip }) => {
    const { channel, connecting, means } = at()
    if (!channel.connects) return skip('connects no account')
    const connected = await channel.connects.connect(connecting!.given, { ...means, secrets: {} })
    expect(connected).toMatchObject({ kind: 'connected' })
    if (connected.kind !== 'connected') return
    expect(connected.address && connected.name).toBeTruthy()
    const secret = channel.manifest
      .form!.filter(({ kind }) => kind === 'secret')
      .map(({ key }) => connecting!.given[key])
    const shown = JSON.stringify([connected.address, connected.name, connected.settings])
    for (const one of secret) if (one) expect(shown).not.toContain(one)
    if (connected.keysEnd) expect(connected.keysEnd.getTime()).toBeGreaterThan(means.clock().getTime())
    const again = await channel.connects.connect(connecting!.given, { ...means, secrets: {} })
    expect(again).toMatchObject({ kind: 'connected', address: connected.address })
  })

  it('says what is wrong, and in which line of the form', async ({ skip }) => {
    const { channel, connecting, means } = at()
    if (!channel.connects) return skip('connects no account')
    expect(connecting!.wrong.length).toBeGreaterThan(1)
    for (const { given, why, field } of connecting!.wrong)
      expect(await channel.connects.connect(given, { ...means, secrets: {} }), JSON.stringify(given)).toMatchObject({
        kind: 'not-connected',
        why,
        field,
      })
  })

  it('sends the person there to say yes, and keeps the keys that they come back with apart', async ({ skip }) => {
    const { channel, joining, means } = at()
    if (!channel.joins) return skip('nobody signs in there')
    const outside = { ...means, secrets: {} }
    const set = await channel.joins.setOut(joining!.given, back, 'état-1', outside)
    expect(set).toMatchObject({ kind: 'set-out' })
    if (set.kind !== 'set-out') return
    const came = await joining!.saysYes(set.goTo)
    expect(came.state).toBe('état-1')
    const arrived = await channel.joins.arrive(set.pending, came, back, outside)
    if (arrived.kind === 'which') {
      expect(arrived.of.length).toBeGreaterThan(1)
      for (const { key, name } of arrived.of) expect(key && name).toBeTruthy()
      expect(await channel.joins.choose!(arrived.pending, 'inventé', outside)).toMatchObject({ kind: 'not-connected' })
    }
    const connected =
      arrived.kind === 'which' ? await channel.joins.choose!(arrived.pending, arrived.of[0]!.key, outside) : arrived
    expect(connected).toMatchObject({ kind: 'connected' })
    if (connected.kind !== 'connected') return
    expect(connected.address && connected.name).toBeTruthy()
    const shown = JSON.stringify([connected.address, connected.name, connected.settings])
    for (const secret of Object.values(connected.secrets)) expect(shown).not.toContain(secret)
    if (connected.keysEnd) expect(connected.keysEnd.getTime()).toBeGreaterThan(means.clock().getTime())
  })

  it('says why a person who set out did not arrive', async ({ skip }) => {
    const { channel, joining, means } = at()
    if (!channel.joins) return skip('nobody signs in there')
    const outside = { ...means, secrets: {} }
    for (const { given, why, field } of joining!.wrong)
      expect(await channel.joins.setOut(given, back, 'état-1', outside), JSON.stringify(given)).toMatchObject({
        kind: 'not-connected',
        why,
        field,
      })
    const set = await channel.joins.setOut(joining!.given, back, 'état-1', outside)
    if (set.kind !== 'set-out') return expect(set.kind).toBe('set-out')
    const refused = { error: 'access_denied', state: 'état-1' }
    expect(await channel.joins.arrive(set.pending, refused, back, outside)).toMatchObject({
      kind: 'not-connected',
      why: 'not-allowed',
    })
    expect(await channel.joins.arrive(set.pending, { code: 'inventé', state: 'état-1' }, back, outside)).toMatchObject({
      kind: 'not-connected',
    })
  })
}

/** As the desk would be reached on the machine of one person. */
const back = 'http://localhost:4000/joined'
