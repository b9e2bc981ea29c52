import { tick } from 'svelte'
import { like } from '../settings.svelte.ts'
import { type Reader } from './reader.svelte.ts'

/** Goes to what was answered before, a second time to the next of it; Enter there takes it up. */
export async function toAnsweredBefore(reader: Reader): Promise<void> {
  if (!shown().length) {
    if (matchMedia('(min-width: 1200px)').matches) like({ asideFolded: false })
    else reader.understanding = true
    await tick()
  }
  const answers = shown()
  answers[(answers.indexOf(document.activeElement as HTMLElement) + 1) % answers.length]?.focus()
}

function shown(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-answered]')].filter((one) => one.checkVisibility())
}
