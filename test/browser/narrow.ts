import { type Page } from 'playwright-core'

/** The narrowest telephone the desk is made for. */
export const narrowest = { width: 360, height: 740 }

/**
 * What does not fit in the width of the window, or cannot be reached there: something that stands out of it, an act that
 * lies under something else when it is scrolled to.
 */
export async function misfits(page: Page, name: string): Promise<string[]> {
  const found: string[] = await page.evaluate(`(() => {
    const found = []
    const width = document.documentElement.clientWidth
    const told = (one) => one.tagName.toLowerCase() + ' « ' + (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 60) + ' »'
    if (document.documentElement.scrollWidth > width) found.push('the page is ' + document.documentElement.scrollWidth + ' wide')
    // The panes scroll, never the window around them.
    if (document.querySelector('.rail') && document.documentElement.scrollHeight > document.documentElement.clientHeight + 1) found.push('the window scrolls')
    // What is cut with an ellipsis on purpose may be wider than its frame; what is unseen, too.
    const framed = (one) => {
      for (let at = one; at; at = at.parentElement) {
        const style = getComputedStyle(at)
        if (style.clipPath !== 'none' || style.clip !== 'auto' || style.textOverflow === 'ellipsis') return true
      }
      return false
    }
    const visible = (one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
    for (const one of document.querySelectorAll('body *')) {
      if (!visible(one)) continue
      const { left, right, width: wide } = one.getBoundingClientRect()
      if (wide && (right > width + 1 || left < -1) && !framed(one)) found.push(told(one) + ' stands from ' + Math.round(left) + ' to ' + Math.round(right))
    }
    const over = document.querySelector('[role="dialog"], [role="menu"]') ?? document
    for (const one of over.querySelectorAll('button, a[href]:not(.skip), input, textarea, select')) {
      if (!visible(one) || one.disabled || framed(one)) continue
      one.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, top, width, height } = one.getClientRects()[0] ?? one.getBoundingClientRect()
      if (!width || getComputedStyle(one).pointerEvents === 'none') continue
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      if (!hit || !(one.contains(hit) || hit.contains(one) || hit.closest('label')?.contains(one)))
        found.push(told(one) + ' lies under ' + (hit ? told(hit) : 'nothing'))
    }
    return found
  })()`)
  return [...new Set(found)].slice(0, 8).map((one) => `${name}: ${one}`)
}
