import { type Channel } from '#channel'
import { hear } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../channels/catalogue.ts'
import { type Blog, openBlog } from './blog.ts'
import { passerBy } from './passer-by.ts'
import { type AtDesk, atDesk, type World } from './world.ts'

/** Who comments under the post: whom nobody need answer, whom one answers alike, what the charter refuses. */
export const emoji = ['😍', '🍎🍎', '❤️', 'miam 😋', '👏👏👏', '@lulu regarde', '@papa tu as vu']
export const questions = [
  'Est-ce que la nouvelle compote contient du sucre ajouté ?',
  'elle contient du sucre ajouté la nouvelle compote ?',
  'bonjour, y a-t-il du sucre ajouté dedans ?',
  'du sucre ajouté ou pas ?',
]
export const complaints = [
  'je n’aime pas, beaucoup trop sucrée',
  'trop lisse, on dirait de la purée pour bébé',
  'déçue, le pot est plus petit et plus cher',
  'je n’aime pas du tout la nouvelle recette',
  'impossible d’ouvrir l’opercule sans en mettre partout',
]
export const spam = 'Gagnez 500 € par jour depuis chez vous, écrivez-moi sur gagnez-vite.example'
export const insults = ['bande d’idiots', 'vous êtes des abrutis', 'allez au diable, bande d’escrocs']

/** Of two hundred: ninety emoji or tagged friends, forty the same question, 25 complaints, thirty spam, fifteen insults. */
export const twoHundred: readonly string[] = [
  ...Array.from({ length: 90 }, (_, n) => emoji[n % emoji.length]!),
  ...Array.from({ length: 40 }, (_, n) => questions[n % questions.length]!),
  ...Array.from({ length: 25 }, (_, n) => complaints[n % complaints.length]!),
  ...Array.from({ length: 30 }, () => spam),
  ...Array.from({ length: 15 }, (_, n) => insults[n % insults.length]!),
].map((_, n, all) => all[(n * 71) % 200]!)

export const brand = 'Les Vergers Imaginaires'
/** The seven that go on meanwhile; the last of them has a blog, the others a page of their own. */
export const others = [
  'Tisane du Soir',
  'Atelier Sabot',
  'La Biscuiterie du Port',
  'Savons Mistral',
  'Vélos Hirondelle',
  'Le Moulin Gris',
  'Thermes de Brume',
]

export interface Client {
  name: string
  desk: AtDesk
  /** Someone speaks there, each from a place of their own. */
  hears(by: string, text: string): Promise<void>
  /** All that people read there; null where the desk cannot speak. */
  stands(): Promise<string | null>
}

/** Eight clients, each with a place where people speak. The desk must stand behind one proxy: each voice has its own address. */
export async function eightClients(world: World, odile: AtDesk): Promise<{ clients: Client[]; blog: Blog }> {
  const blog = await openBlog(world.clock)
  const clients = [await onPage(world, brand, odile)]
  for (const name of others) {
    const desk = atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name } })).id)
    clients.push(name === others.at(-1) ? await onBlog(name, desk, blog) : await onPage(world, name, desk))
  }
  return { clients, blog }
}

let houses = 0
async function onPage(world: World, name: string, desk: AtDesk): Promise<Client> {
  const body = { channel: 'page' as const, name: `La page, ${name}`, opening: `${name} : qu’en dites-vous ?` }
  const { publicUrl } = await desk.ask(api.plant, { body: { ...body, language: 'fr' } })
  const someone = () => passerBy(world.desk.app, { 'x-forwarded-for': `10.1.${houses >> 8}.${houses++ & 255}` })
  return {
    name,
    desk,
    async hears(by, text) {
      const visitor = someone()
      await visitor.go(publicUrl!)
      await visitor.send('Publier', { name: by, text })
      if (!visitor.reads().includes('C’est publié.')) throw new Error(`${by} could not speak: ${visitor.reads()}`)
    },
    async stands() {
      const reader = someone()
      await reader.go(publicUrl!)
      return reader.reads()
    },
  }
}

async function onBlog(name: string, desk: AtDesk, blog: Blog): Promise<Client> {
  blog.publishes({ slug: 'billet', title: `Le billet, ${name}`, text: 'Qu’en dites-vous ?' })
  blog.hears({ by: 'Ambre', text: 'merci, très bon', under: 'billet' })
  const looked = await desk.ask(api.look, { body: { address: blog.url } })
  if (looked.kind !== 'found') throw new Error('nothing heard there')
  for (const { address, name, settings } of looked.candidates)
    await desk.ask(api.plant, { body: { channel: 'feed', address, name, settings: { ...settings, own: true } } })
  return {
    name,
    desk,
    hears: async (by, text) => void blog.hears({ by, text, under: 'billet' }),
    stands: async () => null,
  }
}

/** Two hundred comments under the first words of a page, eighteen seconds apart, as its form puts them in the ledger. */
export async function anHourPasses(world: World, { desk }: Client): Promise<void> {
  const workspace = desk.workspace as Id<'workspace'>
  const place = (await desk.ask(api.contactPoints))[0]!.id as Id<'contact point'>
  const channel = catalogue().get('page') as Channel & Required<Pick<Channel, 'receives'>>
  const begun = world.clock().getTime()
  world.clock.goesOn(3600)
  const events = twoHundred.map((text, n) =>
    channel.receives.receive({
      ...{ id: `words-${n}`, by: { id: `by-${n}`, name: `voix ${n}` }, text, answers: null, thread: place },
      at: new Date(begun + n * 18_000).toISOString(),
    }),
  )
  await world.desk.database.within([workspace], null, async (db) => {
    await hear(db, world.desk.jobs, world.clock, { workspace, place }, events)
    await readLedger(db, world.desk.jobs, world.clock, channel, { workspace, place })
  })
}
