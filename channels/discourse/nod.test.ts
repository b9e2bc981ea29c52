import { expect, it } from 'vitest'
import { discourse } from './discourse.ts'
import { openForum } from './forum.test-world.ts'

it('tells that a like stays there once the forum takes none back any more', async () => {
  const forum = await openForum()
  const { topic, number } = forum.says('<p>non, je n’aime pas</p>')
  const nod = { key: 'n', about: `${topic}/${number}`, to: null, at: new Date(), nativeId: null }
  expect(await discourse.nods!.nod(forum.place, nod, forum.means)).toMatchObject({ kind: 'sent', proof: 'seen' })
  forum.at.mayUndo = false
  expect(await discourse.nods!.takeBack(forum.place, nod, forum.means)).toEqual({ kind: 'refused', why: 'too-late' })
  expect(forum.liked.size).toBe(1)
  await forum.close()
})
