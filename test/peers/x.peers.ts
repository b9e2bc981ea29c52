import { afterAll, describe, expect, test } from 'vitest'
import { type X } from '../../channels/x/x.ts'
import { xAtADesk } from '../x-desk.ts'
import { openPrism, type Prism, prismIsThere } from './prism.ts'
import { type Witness, witnessOf } from './witness.ts'

const descriptions = [
  { names: 'post', description: 'x/openapi-2.167-production-2026-07-21.json' },
  { names: 'tweet', description: 'x/openapi-2.159-2025-10-31.json' },
] as const

for (const { names, description } of descriptions) {
  const missing = await prismIsThere(description)
  if (missing) console.warn(`X is not tried against its description: ${missing}`)

  describe.skipIf(missing)(`an account on X, held to ${description}`, () => {
    let prism: Prism
    let witness: Witness<X>
    // Where keys are given, X describes in words alone.
    const beside = (path: string) => path.startsWith('/2/oauth2/token')
    const through = async (emulator: string) => {
      prism = await openPrism({ description, emulator, beside })
      return prism.url
    }
    xAtADesk(names, through, (x) => {
      witness = witnessOf(x)
      return witness.channel
    })
    afterAll(() => prism?.close())

    test('what is claimed of it has done its work', () => {
      witness.saw('listens', 'renews', 'estimates', 'says', 'nods', 'publishes')
    })

    test('X would know each call, and each answer that we read', () => {
      expect(prism.complaints).toEqual([])
      for (const call of [
        'GET /2/users/me 200',
        `GET /2/users/2244994945/mentions 200`,
        `GET /2/users/2244994945/tweets 200`,
        'GET /2/tweets/search/recent 200',
        'GET /2/tweets/counts/recent 200',
        'GET /2/tweets 200',
        'POST /2/tweets 201',
        'POST /2/users/2244994945/likes 200',
        'POST /2/compliance/jobs 200',
      ])
        expect(prism.held).toContain(call)
      const unlikes = [...prism.held].filter((call) => /^DELETE \/2\/users\/2244994945\/likes\/\d+ 200$/.test(call))
      expect(unlikes).toHaveLength(1)
    })
  })
}
