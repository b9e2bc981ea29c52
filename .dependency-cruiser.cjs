// The walls of ARCHITECTURE.md. Imports run down only, types count, and a room is entered by its door.
// `to` patterns speak of this repository's files only (dependency type "local"); libraries have walls of their own below.

const tests = '[.](test|test-world|test-child|contract)[.]ts$'
const testAids = ['^test/', '[.]test-world[.]ts$', '^channels/(loopback|channel[.]contract)[.]ts$']

/** What `from` may import besides itself. Tests may also lean on what tests share. */
function room(name, { path, may, because, not = [] }) {
  const wall = (suffix, from, more) => ({
    name: `${name}${suffix}`,
    comment: because,
    severity: 'error',
    from,
    to: { dependencyTypes: ['local'], pathNot: [path, ...may, ...more] },
  })
  return [
    wall('', { path, pathNot: [tests, ...not] }, []),
    wall('-tests', { path: `${path}.*${tests}`, pathNot: not }, testAids),
  ]
}

const kernel = '^kernel/'
const contract = '^contract/'
const words = '^words/'
const understanding = '^understanding/'
const originality = '^originality/'
const database = '^database/(?!embedded/)'
const channel = '^channels/channel[.]ts$'
const reading = '^channels/reading/'
const meta = '^channels/meta/'

const rooms = [
  ...room('kernel', { path: kernel, may: [], because: 'kernel/ is the ground: it imports nothing.' }),
  ...room('words', {
    path: words,
    may: [kernel],
    because: 'words/ is the ground: of the rooms it knows the kernel alone, for the codes of languages.',
  }),
  ...room('contract', { path: contract, may: [kernel], because: 'contract/ holds schemas, no logic.' }),
  ...room('understanding', {
    path: understanding,
    may: [kernel],
    because: 'understanding/ is pure: text in, findings out.',
  }),
  ...room('originality', {
    path: originality,
    may: [kernel],
    because: 'originality/ is pure: texts in, passages out.',
  }),
  ...room('database', { path: '^database/', may: [kernel], because: 'database/ knows tables, not the trade.' }),
  ...room('channel', {
    path: '^channels/[^/]+[.]ts$',
    may: [kernel],
    not: ['^channels/catalogue[.]ts$'],
    because: 'The channel contract knows no channel.',
  }),
  ...room('reading', {
    path: reading,
    may: [kernel, channel],
    because: 'channels/reading/ serves channels, and knows none.',
  }),
  ...room('meta', {
    path: meta,
    may: [kernel, channel, reading],
    because: 'channels/meta/ is what the channels at Meta share, and knows none of them.',
  }),
  ...room('web', {
    path: '^web/',
    may: [contract, words, kernel],
    because: 'Screens know what programs say to each other (contract), words, and kernel types.',
  }),
  ...room('widget', {
    path: '^widget/',
    may: [contract, words, kernel],
    because: 'The widget knows what programs say to each other (contract), words, and kernel types.',
  }),
  ...room('server', {
    path: '^server/',
    may: [kernel, contract, words, understanding, originality, '^database/', channel, reading, '^desk/', '^channels/'],
    because: 'server/ is the machine around the desk; screens are built apart and only served.',
  }),
]

// $1 is the channel that imports: only its own folder, the contract, the shared readers and the kernel.
const eachChannel = {
  name: 'channel-alone',
  comment:
    'A channel knows #channel, channels/reading, kernel and its own library; never another channel or the database.',
  severity: 'error',
  from: { path: '^channels/(?!(?:reading|meta|facebook|instagram)/)([^/]+)/', pathNot: [tests] },
  to: { dependencyTypes: ['local'], pathNot: ['^channels/$1/', channel, reading, kernel] },
}
const eachChannelTest = {
  ...eachChannel,
  name: 'channel-alone-tests',
  from: { path: `^channels/(?!(?:reading|meta|facebook|instagram)/)([^/]+)/.*${tests}` },
  to: { dependencyTypes: ['local'], pathNot: [...eachChannel.to.pathNot, ...testAids] },
}

// Facebook and Instagram are two channels at one platform: what they share stands in channels/meta/.
const eachAtMeta = {
  ...eachChannel,
  name: 'channel-alone-at-meta',
  from: { path: '^channels/(facebook|instagram)/', pathNot: [tests] },
  to: { dependencyTypes: ['local'], pathNot: ['^channels/$1/', channel, reading, meta, kernel] },
}
const eachAtMetaTest = {
  ...eachAtMeta,
  name: 'channel-alone-at-meta-tests',
  from: { path: `^channels/(facebook|instagram)/.*${tests}` },
  to: { dependencyTypes: ['local'], pathNot: [...eachAtMeta.to.pathNot, ...testAids] },
}

const ground = ['person', 'team', 'charter', 'contact-point']
const order = {
  ...Object.fromEntries(ground.map((name) => [name, []])),
  platform: ['contact-point'],
  conversation: ground,
  reason: [...ground, 'conversation'],
  asking: [...ground, 'conversation', 'reason'],
  claim: [...ground, 'conversation', 'reason'],
  commitment: [...ground, 'conversation'],
  alert: [...ground, 'conversation'],
  handover: ground,
  capture: [...ground, 'conversation'],
  door: [...ground, 'conversation'],
  mention: [...ground, 'conversation'],
  reference: ground,
}
// archive/ writes a whole workspace down: it stands apart, above what it reads (docs/decisions/0005-archive.md).
for (const top of ['telling-back', 'spark', 'measure', 'archive'])
  order[top] = [...ground, 'conversation', 'reason', 'asking', 'claim', 'commitment', 'alert']
// A day begins with what every other room has to say.
order.morning = [...order.archive, 'telling-back', 'spark', 'handover']

const deskRooms = Object.entries(order).flatMap(([name, below]) =>
  room(`desk-${name}`, {
    path: `^desk/${name}/`,
    may: [kernel, contract, understanding, originality, database, channel, ...below.map((under) => `^desk/${under}/`)],
    because:
      'The desk: measure · spark · telling-back → asking, claim → reason, commitment, alert, handover, capture, door, mention → conversation → person, team, charter, contact-point; archive apart.',
  }),
)
const deskUnknown = {
  name: 'desk-unknown-room',
  comment: 'A new desk room needs its place in the order (.dependency-cruiser.cjs and ARCHITECTURE.md).',
  severity: 'error',
  from: { path: `^desk/(?!(${Object.keys(order).join('|')})/)` },
  to: {},
}

const doors = [
  ['(kernel|contract|words|understanding|originality)', 'index'],
  ['(database)', '(index|embedded/cluster)'],
  ['(channels)', '(channel|catalogue|(reading|meta)/index)'],
  ['(desk/[^/]+)', 'index'],
].map(([into, door]) => ({
  name: 'by-the-door',
  comment: 'A room is entered by its door, an index.ts of explicit exports.',
  severity: 'error',
  from: { path: '^(desk/[^/]+|[^/]+)/', pathNot: [tests, '^(test|bench|tools)/', '^server/main[.]ts$'] },
  to: { dependencyTypes: ['local'], path: `^${into}/`, pathNot: ['^$1/', `^${into}/${door}[.]ts$`] },
}))

module.exports = {
  forbidden: [
    ...rooms,
    eachChannel,
    eachChannelTest,
    eachAtMeta,
    eachAtMetaTest,
    ...deskRooms,
    deskUnknown,
    ...doors,
    {
      name: 'by-the-name',
      comment:
        'Across rooms by the names of package.json#imports (#kernel, #conversation…), inside a room by relative path.',
      severity: 'error',
      from: { path: '^(desk/[^/]+|[^/]+)/', pathNot: [tests, '^(test|bench|tools)/'] },
      to: {
        dependencyTypes: ['local'],
        dependencyTypesNot: ['aliased-subpath-import'],
        pathNot: [
          '^$1/',
          '^channels/catalogue[.]ts$',
          '^channels/[^/]+/index[.]ts$',
          '^database/embedded/cluster[.]ts$',
        ],
      },
    },
    {
      name: 'catalogue',
      comment: 'Only server/main.ts opens the catalogue and single channels.',
      severity: 'error',
      from: { pathNot: ['^server/main[.]ts$', '^channels/', '^(test|bench|tools)/', tests] },
      to: { path: ['^channels/catalogue[.]ts$', '^channels/(?!reading/)[^/]+/'] },
    },
    {
      name: 'kernel-types-only',
      comment: 'Screens use the kernel’s types, never its code.',
      severity: 'error',
      from: { path: '^(web|widget)/', pathNot: tests },
      to: { path: kernel, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-stay-tests',
      comment: 'The product never imports what only tests need.',
      severity: 'error',
      from: {
        path: '^(kernel|contract|words|understanding|originality|channels|database|desk|server|web|widget)/',
        pathNot: tests,
      },
      to: { path: ['^(test|bench|tools)/', tests, '^channels/loopback[.]ts$'] },
    },
    {
      name: 'no-transport-in-the-desk',
      comment: 'The desk holds the rules of the trade; it knows no transport.',
      severity: 'error',
      from: { path: '^desk/', pathNot: tests },
      to: { path: ['/node_modules/(hono|@hono|undici|better-auth)/', '^(node:)?(http|https|net|tls|dgram)$'] },
    },
    {
      name: 'no-database-in-channels',
      comment: 'A channel keeps nothing itself: main.ts hands it a small store.',
      severity: 'error',
      from: { path: '^(channels|understanding|originality|contract)/' },
      to: { path: '/node_modules/(pg|pg-boss|kysely)/' },
    },
    {
      name: 'no-circle',
      comment: 'No circles, not even through types.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolves',
      comment: 'An import that leads nowhere is seen by no wall.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(web|widget)/dist/', '^data/', '/samples/'] },
    // Without this, and with TypeScript 7 alone, it would exit 0 and see nothing: tools/walls.js counts what it saw.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'svelte', 'node', 'default'],
      extensions: ['.ts', '.svelte', '.js', '.json'],
    },
  },
}
