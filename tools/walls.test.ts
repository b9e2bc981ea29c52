import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const rooms = ['kernel', 'contract', 'words', 'understanding', 'originality', 'channels', 'database', 'desk', 'server']

/** One fault for each wall: where it is planted, what it says, and the scream it must raise. */
const faults: [file: string, text: string, scream: string][] = [
  ['desk/reason/planted.ts', `import '../../server/main.ts'`, 'desk-reason: desk/reason/planted.ts → server/main.ts'],
  [
    'desk/person/planted.ts',
    `import '#conversation'`,
    'desk-person: desk/person/planted.ts → desk/conversation/index.ts',
  ],
  ['desk/team/planted.ts', `import '#charter'`, 'desk-team: desk/team/planted.ts → desk/charter/index.ts'],
  ['desk/planted/planted.ts', `import '#kernel'`, 'desk-unknown-room: desk/planted/planted.ts → kernel/index.ts'],
  ['desk/team/transport.ts', `import 'hono'`, 'no-transport-in-the-desk: desk/team/transport.ts → '],
  ['web/planted.ts', `export type { Db } from '#database'`, 'web: web/planted.ts → database/index.ts'],
  [
    'web/clock.ts',
    `import { systemClock } from '#kernel'\nsystemClock`,
    'kernel-types-only: web/clock.ts → kernel/index.ts',
  ],
  ['web/Run.svelte', `<script>import '../desk/team/index.ts'</script>`, 'web: web/Run.svelte → desk/team/index.ts'],
  [
    'web/Type.svelte',
    `<script lang="ts">import { type Db } from '#database'</script>`,
    'web: web/Type.svelte → #database',
  ],
  ['widget/planted.ts', `import '../web/planted.ts'`, 'widget: widget/planted.ts → web/planted.ts'],
  [
    'channels/memory/planted.ts',
    `import '../page/index.ts'`,
    'channel-alone: channels/memory/planted.ts → channels/page/index.ts',
  ],
  [
    'channels/facebook/planted.ts',
    `import '../page/index.ts'`,
    'channel-alone-at-meta: channels/facebook/planted.ts → channels/page/index.ts',
  ],
  [
    'channels/meta/planted.ts',
    `import '../facebook/index.ts'`,
    'meta: channels/meta/planted.ts → channels/facebook/index.ts',
  ],
  ['channels/memory/meta.ts', `import '#meta'`, 'channel-alone: channels/memory/meta.ts → channels/meta/index.ts'],
  ['channels/memory/store.ts', `import '#database'`, 'channel-alone: channels/memory/store.ts → database/index.ts'],
  ['channels/memory/sql.ts', `import 'pg'`, 'no-database-in-channels: channels/memory/sql.ts → '],
  [
    'channels/reading/planted.ts',
    `import '../memory/index.ts'`,
    'reading: channels/reading/planted.ts → channels/memory/index.ts',
  ],
  [
    'server/http/planted.ts',
    `import '../../channels/catalogue.ts'`,
    'catalogue: server/http/planted.ts → channels/catalogue.ts',
  ],
  ['server/door.ts', `import '../desk/planted/planted.ts'`, 'by-the-door: server/door.ts → desk/planted/planted.ts'],
  ['server/name.ts', `import '../kernel/index.ts'`, 'by-the-name: server/name.ts → kernel/index.ts'],
  ['server/lost.ts', `import './nowhere.ts'`, 'resolves: server/lost.ts → ./nowhere.ts'],
  ['server/tested.ts', `import '../test/setup/server.ts'`, 'tests-stay-tests: server/tested.ts → test/setup/server.ts'],
  [
    'database/planted.ts',
    `import { type Reason } from '#reason'`,
    'database: database/planted.ts → desk/reason/index.ts',
  ],
  ['originality/planted.ts', `import '#understanding'`, 'originality: originality/planted.ts → understanding/index.ts'],
  ['understanding/planted.ts', `import '#contract'`, 'understanding: understanding/planted.ts → contract/index.ts'],
  ['words/planted.ts', `import '#contract'`, 'words: words/planted.ts → contract/index.ts'],
  ['kernel/planted.ts', `import '#words'`, 'kernel: kernel/planted.ts → words/index.ts'],
  ['kernel/hen.ts', `import { type Egg } from './egg.ts'\nexport type Hen = Egg[]`, ''],
  [
    'kernel/egg.ts',
    `import { type Hen } from './hen.ts'\nexport type Egg = Hen`,
    'no-circle: kernel/egg.ts → kernel/hen.ts → kernel/egg.ts',
  ],
]

let screams = ''
let code: number | null = 0
const copy = mkdtempSync(join(tmpdir(), 'insuffleur-walls-'))

beforeAll(() => {
  for (const part of [...rooms, 'test', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    cpSync(join(root, part), join(copy, part), { recursive: true, filter: (path) => !path.includes('samples') })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [file, text] of faults) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), `${text}\n`)
  }
  const run = spawnSync(process.execPath, [join(root, 'tools', 'walls.js'), copy], { encoding: 'utf8' })
  screams = run.stdout + run.stderr
  code = run.status
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

test('a wall that is broken fails the check', () => {
  expect(code).toBe(1)
})

test.each(faults.filter(([, , scream]) => scream))('%s: %s', (_file, _text, scream) => {
  expect(screams).toContain(scream)
})
