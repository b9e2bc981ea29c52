import { html } from 'hono/html'
import { type OwnWords } from '#conversation'
import { type Markup } from './document.ts'
import { type Reading, voice } from './turn-view.ts'

/** Why words were taken away, to whoever said them: each point of DSA art. 17(3), in words. */
export function statementView(
  { words, page }: Reading,
  { rule, position, at, statement }: NonNullable<OwnWords['removed']>,
): Markup {
  const said = words.statement
  const illegal = statement.decision_ground === 'DECISION_GROUND_ILLEGAL_CONTENT'
  const ground = statement.illegal_content_legal_ground ?? statement.incompatible_content_ground ?? ''
  return html`<section class="notice stack"><h3>${said.title}</h3><dl>
<dt>${said.what}</dt><dd>${said.removedOn(words.when(at, page.zone))}</dd>
<dt>${said.rule}</dt><dd>${said.ruleOf(rule, position)}</dd>
<dt>${said.ground}</dt><dd>${illegal ? said.illegal : said.incompatible}. ${ground}</dd>
<dt>${said.facts}</dt><dd>${voice(statement.decision_facts, null, page.dialect)}</dd>
<dt>${said.how}</dt><dd>${said.byPeople}</dd>
<dt>${said.redress}</dt><dd>${statement.redress}</dd>
</dl></section>`
}
