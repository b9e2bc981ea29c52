import { blogHouse } from './conversations/blog-house.ts'
import { blogKitchen } from './conversations/blog-kitchen.ts'
import { bluesky } from './conversations/bluesky.ts'
import { instagram } from './conversations/instagram.ts'
import { instagramEvening } from './conversations/instagram-evening.ts'
import { mailAfterSales } from './conversations/mail-after-sales.ts'
import { mailOthers } from './conversations/mail-others.ts'
import { mailTaste } from './conversations/mail-taste.ts'
import { mastodon } from './conversations/mastodon.ts'
import { maud } from './conversations/maud.ts'
import { newRecipe } from './conversations/new-recipe.ts'
import { page } from './conversations/page.ts'
import { youtube } from './conversations/youtube.ts'
import { places } from './places.ts'
import { keptReasons } from './reasons.ts'
import { type DemoScript } from './script.ts'

export type { DemoClaim, DemoConversation, DemoPlace, DemoReason, DemoScript, DemoTurn } from './script.ts'

/** « Les Vergers Imaginaires », compotes that exist nowhere: the workspace one discovers the desk with. */
export const vergers: DemoScript = {
  brand: {
    name: 'Les Vergers Imaginaires',
    names: ['Les Vergers Imaginaires', 'Vergers Imaginaires', 'les Vergers', '@vergers'],
    language: 'fr',
  },
  places,
  conversations: [
    ...newRecipe,
    ...instagramEvening,
    ...blogKitchen,
    ...blogHouse,
    ...maud,
    ...mastodon,
    ...bluesky,
    ...youtube,
    ...instagram,
    ...page,
    ...mailAfterSales,
    ...mailTaste,
    ...mailOthers,
  ],
  claims: [
    { conversation: 'new-recipe', turn: 'odile', words: 'Vous allez aimer.' },
    {
      conversation: 'origine',
      turn: 'odile',
      words: 'Quarante-deux producteurs, tous à moins de 90 km de l’atelier',
    },
  ],
  reasons: keptReasons,
}
