import { type DemoConversation } from '../script.ts'
import { newRecipeFirstEvening } from './new-recipe-first-evening.ts'
import { newRecipeNextDays } from './new-recipe-next-days.ts'
import { newRecipeThisWeek } from './new-recipe-this-week.ts'

export const newRecipe: DemoConversation[] = [
  {
    key: 'new-recipe',
    place: 'blog',
    title: 'Vous allez aimer notre nouvelle compote',
    url: 'https://vergers-imaginaires.example/blog/vous-allez-aimer-notre-nouvelle-compote',
    turns: [...newRecipeFirstEvening, ...newRecipeNextDays, ...newRecipeThisWeek],
  },
]
