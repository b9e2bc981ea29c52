import { type Asked, benchmark, type Figure, tell } from './benchmark.ts'
import { fill } from './fill.ts'
import { odileAt } from './odile.ts'
import { freshDatabaseNamed, keptFolder, openDeskOn, openPostgres, ownerOf } from './postgres.ts'
import { type Asking, asksOf } from './reading-asks.ts'
import { timed } from './times.ts'

/**
 * What a page costs at ten thousand, a hundred thousand and a million messages, through the whole of HTTP but the
 * socket, beside the barest SQL that could have answered. The data stay in a folder of their own; `--reuse` reads them
 * again.
 */
const times = 100

await benchmark('reading', async ({ sizes, reuse }: Asked, opened) => {
  const cluster = await openPostgres(await keptFolder(), opened)
  const figures: Figure[] = []
  for (const size of sizes) {
    const name = `reading_${size}`
    const url =
      reuse && (await isFilled(cluster.url(name), size)) ? cluster.url(name) : await freshDatabaseNamed(cluster, name)
    await using closing = new AsyncDisposableStack()
    const owner = await ownerOf(url, closing)
    const desk = await openDeskOn(url)
    closing.defer(desk.stop)
    const odile = await odileAt(desk.app)
    if (!(await isFilled(url, size))) {
      tell(`filling ${size} messages`)
      await fill(desk, owner, odile.user, size)
      await owner.query('checkpoint')
    }
    tell(`reading at ${size}`)
    const asking: Asking = { odile, owner, desk }
    for (const ask of await asksOf(asking)) figures.push(await figureOf(ask, size))
  }
  return { figures, how: { times, filledBy: 'bench/fill-sql.ts', warm: true } }
})

async function figureOf(ask: Awaited<ReturnType<typeof asksOf>>[number], size: number): Promise<Figure> {
  const through = await timed(ask.times ?? times, ask.through)
  const bare = ask.bare ? await timed(ask.times ?? times, ask.bare) : null
  const figure: Figure = { what: `${ask.what}, at ${size}`, unit: 'ms', ...through, aim: ask.aim }
  return bare ? { ...figure, raw: { what: 'SQL alone', ...bare } } : figure
}

async function isFilled(url: string, size: number): Promise<boolean> {
  await using closing = new AsyncDisposableStack()
  try {
    const owner = await ownerOf(url, closing)
    const { rows } = await owner.query('select messages from bench_filled')
    return rows[0]?.messages === size
  } catch {
    return false
  }
}
