import { tick } from 'svelte'
import { type Advised, type Conversation, type Row } from '#contract'
import { like } from '../settings.svelte.ts'
import { words } from '../words.svelte.ts'
import { type Reader } from './reader.svelte.ts'

/** What led to the advice, as one sentence. */
export function becauseOf({ signals }: Advised): string {
  const say = words.discretion
  return say.sentence(signals.map(({ kind, n, of }) => say.signals[kind](n, of)))
}

/** The advice, unless the conversation is left to live on it: then that says so already. */
export function adviceHere({ advised, letLive, why }: Conversation): Advised | null {
  return letLive && !why && advised?.advice === 'let-live' ? null : advised
}

/** What a row adds to why it awaits, where one may do without; nothing elsewhere. */
export function rowAdvice({ advised }: Row): string {
  return advised && advised.advice !== 'speak' ? words.discretion.onRow[advised.advice] : ''
}

/** Goes to the advice, wherever it stands on this screen. */
export async function toAdvice(reader: Reader): Promise<void> {
  if (!shown()) {
    if (matchMedia('(min-width: 1200px)').matches) like({ asideFolded: false })
    else reader.understanding = true
    await tick()
  }
  shown()?.focus()
}

function shown(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[data-advice]')].find((one) => one.checkVisibility())
}
