import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playerOrigins, videoIn, videosIn } from './video.ts'

describe('which video an address leads to', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'dQw4w9WgXcQ'],
    ['https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&list=PL1', 'dQw4w9WgXcQ'],
    ['http://youtu.be/dQw4w9WgXcQ?si=suivi', 'dQw4w9WgXcQ'],
    ['youtube.com/shorts/a-b_c-d_e-f', 'a-b_c-d_e-f'],
    ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'dQw4w9WgXcQ'],
    ['https://music.youtube.com/watch?v=dQw4w9WgXcQ', 'dQw4w9WgXcQ'],
  ])('YouTube: %s', (link, id) => {
    expect(videoIn(link)).toEqual({
      host: 'YouTube',
      id,
      page: `https://www.youtube.com/watch?v=${id}`,
      player: `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`,
    })
  })

  it.each([
    ['https://vimeo.com/76979871', ''],
    ['https://vimeo.com/channels/vergers/76979871', ''],
    ['https://vimeo.com/showcase/12/video/76979871', ''],
    ['vimeo.com/76979871/ab12cd34ef', 'ab12cd34ef'],
    ['https://vimeo.com/76979871?h=ab12cd34ef&share=copy', 'ab12cd34ef'],
    ['https://player.vimeo.com/video/76979871?h=ab12cd34ef', 'ab12cd34ef'],
  ])('Vimeo: %s', (link, hash) => {
    expect(videoIn(link)).toEqual({
      host: 'Vimeo',
      id: '76979871',
      page: `https://vimeo.com/76979871${hash && `/${hash}`}`,
      player: `https://player.vimeo.com/video/76979871?${hash && `h=${hash}&`}dnt=1&autoplay=1`,
    })
  })

  it.each(['https://www.dailymotion.com/video/x84sh87?playlist=x1', 'https://dai.ly/x84sh87'])(
    'Dailymotion: %s',
    (link) =>
      expect(videoIn(link)).toEqual({
        host: 'Dailymotion',
        id: 'x84sh87',
        page: 'https://www.dailymotion.com/video/x84sh87',
        player: null,
      }),
  )

  it('at the moment that the link names', () => {
    expect(videoIn('https://youtu.be/dQw4w9WgXcQ?t=1m30s')).toMatchObject({
      page: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90s',
      player: expect.stringMatching(/&start=90$/),
    })
    expect(videoIn('https://vimeo.com/76979871#t=42s')?.player).toMatch(/#t=42s$/)
    expect(videoIn('https://youtu.be/dQw4w9WgXcQ?t=demain')?.page).not.toContain('t=')
  })

  it.each([
    'https://youtube.com.example/watch?v=dQw4w9WgXcQ',
    'https://notyoutube.com/watch?v=dQw4w9WgXcQ',
    'https://youtube.com@example.org/watch?v=dQw4w9WgXcQ',
    'https://youtube.com:8443/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/@lesvergers',
    'https://www.youtube.com/embed/videoseries?list=PL1',
    'https://www.youtube.com/embed/live_stream?channel=UC1',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ%22onload',
    'https://vimeo.com/blog/post/76979871',
    'https://vimeo.com/76979871/"><script>',
    'https://vimeo.com/76979871?h=../../x',
    'https://peertube.example/w/9c9de5e8-0a1e-484a-b099-e80766180a6d',
    'javascript:alert(1)//youtu.be/dQw4w9WgXcQ',
    '',
  ])('none: %s', (link) => expect(videoIn(link)).toBeNull())
})

describe('videos among words', () => {
  it('stand as they were written, without the signs that end a sentence', () => {
    const text =
      'Regardez (https://vimeo.com/76979871), puis youtu.be/dQw4w9WgXcQ\u202f! Et «\u00a0vimeo.com/12\u00a0».'
    expect(videosIn(text).map(({ words }) => words)).toEqual([
      'https://vimeo.com/76979871',
      'youtu.be/dQw4w9WgXcQ',
      'vimeo.com/12',
    ])
  })

  it('are told once each, and no more than four', () => {
    const text = ['https://vimeo.com/1', 'vimeo.com/1', ...[2, 3, 4, 5].map((id) => `https://vimeo.com/${id}`)].join(
      ' ',
    )
    expect(videosIn(text).map(({ id }) => id)).toEqual(['1', '2', '3', '4'])
  })

  it.each([
    'https://vimeo.com/7697…',
    'https://vimeo.com/7697...',
    'moi@vimeo.com/12',
    'https://archive.example/https://vimeo.com/12',
    'https://ailleurs.example/?u=https://vimeo.com/12',
    'je l’ai vue sur vimeo.com',
  ])('none in « %s »', (text) => expect(videosIn(text)).toEqual([]))

  it('are found in bounded time, and lead nowhere but to their hosts, whatever is written', () => {
    const piece = fc.constantFrom(
      'https://',
      'youtu.be/',
      'vimeo.com/',
      'www.',
      'dai.ly/',
      'dQw4w9WgXcQ',
      '12',
      '?v=',
      '"><',
      ' ',
      '#',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 60 }),
        (pieces) => {
          for (const { words, page, player } of videosIn(pieces.join(''))) {
            expect(pieces.join('')).toContain(words)
            expect(page).toMatch(/^https:\/\/(www\.youtube\.com|vimeo\.com|www\.dailymotion\.com)\/[\w/?=&#-]+$/)
            if (player) expect(playerOrigins).toContain(new URL(player).origin)
          }
        },
      ),
      { numRuns: 500 },
    )
    const began = performance.now()
    for (const text of ['www.'.repeat(30_000), 'https://'.repeat(20_000), 'vimeo.com/'.repeat(20_000)]) videosIn(text)
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
