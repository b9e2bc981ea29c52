import { type Clause } from '../clauses.ts'
import { addPhrase, longestPhrase, phraseTree } from '../phrases.ts'

// Verbs that open a clause where someone says what should be done.
const orders = new Set(
  (
    'add allow let make give provide support enable include implement create bring fix change improve remove show put keep use offer open ' +
    'extend integrate expand port introduce expose consider try move replace merge split increase reduce sort update drop hide ' +
    'ajoutez mettez faites laissez permettez proposez pensez prevoyez rendez gardez remettez changez baissez augmentez creez donnez offrez ' +
    'ouvrez ameliorez simplifiez installez affichez prenez revoyez formez essayez ajouter mettre permettre prevoir proposer'
  ).split(' '),
)
const before = new Set('please and also just or then pls plz svp merci de'.split(' '))

// Turns of phrase that propose, wherever they stand. Unlike the cues they take nothing from what else the clause says.
const turns = phraseTree<true>()
for (const turn of (
  'please port,please implement,please change,please improve,please remove,please put,please keep,please open,please expose,please show,' +
  'please offer,please update,should also,should be able,should support,should let,should show,should do,should be possible,might be nice,' +
  'may be nice,nice to have,good to have,great to have,would be appreciated,would appreciate,would be a great,would be a nice,' +
  'would be perfect,would be fantastic,would be lovely,would like to be able,want to be able,like to be able,let us,let me choose,' +
  'let the user,let users,let people,an option to,the option to,the ability to,feature idea,recommendation,proposal,hopefully you,' +
  'bring back,requesting,i request,we request,a setting for,could you please,can you please,' +
  'il serait utile,serait utile,serait apprecie,ce serait un plus,un plus serait,on aimerait pouvoir,j aimerais pouvoir,possibilite de,' +
  'prevoir un,prevoir une,l option de,une option pour,il manque juste,ca vous dirait de,ce serait super,ce serait genial'
).split(','))
  addPhrase(turns, turn.split(' '), true)

/** In how many places of a text someone says what should be done. */
export function proposalsIn(forms: string[], clauses: Clause[]): number {
  let found = 0
  for (const { from, until } of clauses) {
    if (isOrder(forms, from)) found++
    for (let at = from; at < until; at++) {
      const turn = longestPhrase(turns, forms, at, until)
      if (!turn) continue
      found++
      at += turn.length - 1
    }
  }
  return found
}

function isOrder(forms: string[], from: number): boolean {
  let at = from
  while (at < from + 3 && before.has(forms[at] ?? '')) at++
  return orders.has(forms[at] ?? '')
}
