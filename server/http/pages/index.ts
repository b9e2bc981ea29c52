import { Hono } from 'hono'
import { approving, approvingImage } from './approving.ts'
import { asked, toldFirst } from './asked.ts'
import { door } from './door.ts'
import { openLimiter } from './limiter.ts'
import { type Limits, notThere, type PagesNeeds } from './needs.ts'
import { own } from './own.ts'
import { printed } from './printed.ts'
import { quoting } from './quoting.ts'
import { sheet } from './sheet.ts'
import { show } from './show.ts'
import { speak } from './speak.ts'

export type { PagesNeeds } from './needs.ts'

/** The pages of our own, for anyone: rendered here, without script, cookie or account. Mount at the root. */
export function publicPages(needs: PagesNeeds): Hono {
  const limits: Limits = {
    speaking: openLimiter(needs.clock, { burst: 6, everySeconds: 20 }),
    page: openLimiter(needs.clock, { burst: 120, everySeconds: 1 }),
    sending: openLimiter(needs.clock, { burst: 60, everySeconds: 1 }),
    trying: openLimiter(needs.clock, { burst: 15, everySeconds: 240 }),
    guessing: openLimiter(needs.clock, { burst: 30, everySeconds: 10 }),
  }
  const pages = new Hono()
  pages.get(sheet.path, (c) =>
    c.body(sheet.css, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    }),
  )
  pages.get('/p/:workspace/:place', (c) => show(needs, c))
  pages.post('/p/:workspace/:place', (c) => speak(needs, limits, c))
  pages.on(['GET', 'POST'], ['/p/:workspace/:place/own/:token', '/p/:workspace/own/:token'], (c) =>
    own(needs, limits, c),
  )
  pages.on(['GET', 'POST'], '/p/:workspace/ask/:token', (c) => asked(needs, limits, c))
  pages.on(['GET', 'POST'], '/p/:workspace/tell/:token', (c) => toldFirst(needs, limits, c))
  pages.on(['GET', 'POST'], '/p/:workspace/quote/:token', (c) => quoting(needs, limits, c))
  pages.on(['GET', 'POST'], '/p/:workspace/approve/:token', (c) => approving(needs, limits, c))
  pages.get('/p/:workspace/approve/:token/:medium', (c) => approvingImage(needs, c))
  // A dot no name may hold: a page called « QR » keeps its own address.
  pages.get('/p/:workspace/:place/qr.svg', (c) => printed(needs, c, 'svg'))
  pages.get('/p/:workspace/:place/qr.png', (c) => printed(needs, c, 'png'))
  pages.get('/p/:workspace/:place/sheet.html', (c) => printed(needs, c, 'sheet'))
  // A name that people can read and type; the ids before it are what counts.
  pages.get('/p/:workspace/:place/:slug{[a-z0-9-]{1,80}}', (c) => show(needs, c))
  pages.all('/p/*', (c) => notThere(c))
  pages.get('/d/:code', (c) => door(needs, limits, c, null))
  pages.get('/d/:code/qr.svg', (c) => door(needs, limits, c, 'svg'))
  pages.get('/d/:code/qr.png', (c) => door(needs, limits, c, 'png'))
  pages.get('/d/:code/sheet.html', (c) => door(needs, limits, c, 'sheet'))
  pages.all('/d/*', (c) => notThere(c))
  return pages
}
