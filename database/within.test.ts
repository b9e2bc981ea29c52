import { expect, onTestFinished, test } from 'vitest'
import { openSaid } from '../test/said.ts'

test('what is read in one go stood so at one instant, whatever others change meanwhile', async () => {
  const said = await openSaid()
  onTestFinished(() => said.close())
  const { id } = await said.workspace()
  const { within, reading } = said.database
  const read = (open: typeof within, to: string) =>
    open([id], null, async (db) => {
      const name = () => db.selectFrom('workspace').select('name').where('id', '=', id).executeTakeFirstOrThrow()
      const before = await name()
      await within([id], null, (other) =>
        other.updateTable('workspace').set({ name: to }).where('id', '=', id).execute(),
      )
      return (await name()).name === before.name
    })
  expect(await read(reading, 'Les Pots de Lise')).toBe(true)
  expect(await read(within, 'Les Pots')).toBe(false)
})
