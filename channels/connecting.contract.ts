import { expect, it } from 'vitest'
import { type Harness } from './harness.contract.ts'

export function connectingHolds(at: () => Harness): void {
  it('has a form exactly where it connects an account', () => {
    const { channel } = at()
    const { form, plantedBy } = channel.manifest
    expect((form ?? []).length > 0).toBe(channel.connects !== undefined)
    expect(plantedBy === 'account').toBe(channel.connects !== undefined)
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
}
