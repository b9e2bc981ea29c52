import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'insuffleur-understand-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(program: string, input: string, args: string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`tools/${program}.ts`, ...args], {
    cwd: join(import.meta.dirname, '..'),
    input,
    encoding: 'utf8',
  })
  const lines = stdout.split('\n').filter(Boolean)
  return { status, stderr, lines: lines.map((line) => JSON.parse(line)) }
}

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const jsonl = (...lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

describe('npm run understand', () => {
  test('one line of findings for each message, in order, reasons verbatim', () => {
    const text = 'Très déçue : trop cher, et le colis est arrivé cassé.'
    const { status, lines, stderr } = run(
      'understand',
      jsonl({ id: 'a', text }, { id: 2, text: 'I love it', lang: 'en' }),
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(lines.map(({ id }) => id)).toEqual(['a', 2])
    expect(Object.keys(lines[0])).toEqual(['id', 'language', 'stance', 'reasons', 'themes', 'reasonMissing'])
    expect(lines[0].stance.label).toBe('dislike')
    expect(Object.keys(lines[0].stance.scores).sort()).toEqual(['dislike', 'like', 'neutral', 'question', 'suggestion'])
    expect(lines[0].reasons.length).toBeGreaterThan(0)
    for (const { start, end, text: span } of lines[0].reasons) expect(text.slice(start, end)).toBe(span)
    expect(lines[1].stance.label).toBe('like')
  })

  test('a malformed line is named by its number, the rest is read, and it ends with 1', () => {
    const input = `${jsonl({ id: 1, text: 'bof' })}{"id":\n\n{"id":4}\n${jsonl({ id: 5, text: 'pas\u2028terrible' })}`
    const { status, lines, stderr } = run('understand', input)
    expect(status).toBe(1)
    expect(lines.map(({ id }) => id)).toEqual([1, 5])
    expect(stderr).toBe('line 2: not JSON\nline 4: no "text"\n')
  })

  test('themes of one’s own, and what corrections taught of them', () => {
    const themes = file(
      'themes.json',
      JSON.stringify([
        { id: 'late', name: 'Late train', seeds: ['delay', 'late'] },
        { id: 'seats', name: 'Seats', seeds: ['seat', 'legroom'] },
      ]),
    )
    const message = jsonl({ id: 1, text: 'the reclining handle snapped off in my hand' })
    const corrections = file(
      'corrections.jsonl',
      jsonl(
        { text: 'armrest handle snapped', theme: 'seats' },
        {
          text: 'the handle came off',
          theme: 'seats',
          stance: 'dislike',
          reasons: [{ start: 0, end: 19, theme: 'seats' }],
        },
      ),
    )
    const told = run('understand', jsonl({ id: 1, text: 'an hour late again' }), ['--themes', themes])
    expect(told.lines[0].themes[0].theme).toBe('late')
    const before = run('understand', message, ['--themes', themes]).lines[0].themes
    const after = run('understand', message, ['--themes', themes, '--corrections', corrections]).lines[0].themes
    expect(after[0].theme).toBe('seats')
    const sureness = (of: { theme: string; confidence: number }[]) =>
      of.find(({ theme }) => theme === 'seats')?.confidence ?? 0
    expect(sureness(after)).toBeGreaterThan(sureness(before))
  })

  test('every kind of correction is learnt: a stance, a theme, a reason', () => {
    const message = jsonl({ id: 1, text: 'le bouchon grince' })
    const stanceAfter = (...lessons: object[]) => {
      const corrections = file('kinds.jsonl', jsonl(...lessons))
      const { status, stderr, lines } = run('understand', message, ['--corrections', corrections])
      expect([status, stderr]).toEqual([0, ''])
      return lines[0]
    }
    const liked = stanceAfter(...Array(5).fill({ text: 'le bouchon grince', stance: 'like' }))
    const disliked = stanceAfter(...Array(5).fill({ text: 'le bouchon grince', stance: 'dislike' }))
    expect([liked.stance.label, disliked.stance.label]).toEqual(['like', 'dislike'])
    const reason = { text: 'le bouchon grince', reasons: [{ start: 3, end: 10, theme: 'delivery' }] }
    const taught = stanceAfter(...Array(20).fill(reason))
    expect(taught.themes[0]?.theme).toBe('delivery')
  })

  test('words refused as a reason are suggested less', () => {
    const text = 'Le pot fuit tous les matins.'
    const surenessAfter = (...lessons: object[]) => {
      const { lines } = run('understand', jsonl({ id: 1, text }), [
        '--corrections',
        file('no.jsonl', jsonl(...lessons)),
      ])
      return (lines[0].reasons[0]?.confidence ?? 0) as number
    }
    const refused = { text, refused: [{ start: 0, end: 27 }] }
    expect(surenessAfter(refused, refused)).toBeLessThan(surenessAfter({ text, theme: 'packaging' }))
  })

  test('a malformed correction is named with its file', () => {
    const corrections = file('bad.jsonl', `{"text":"x","reasons":[{"start":0,"end":9}]}\nnot json\n`)
    const { status, stderr, lines } = run('understand', jsonl({ id: 1, text: 'bof' }), ['--corrections', corrections])
    expect(status).toBe(1)
    expect(lines).toHaveLength(1)
    expect(stderr).toBe(`${corrections}: line 1: a reason lies outside the text\n${corrections}: line 2: not JSON\n`)
  })

  test('a file that is not there is said in a sentence', () => {
    const { status, stderr } = run('understand', '', ['--themes', join(folder, 'nowhere.json')])
    expect(status).toBe(1)
    expect(stderr).toContain('nowhere.json')
    expect(stderr).not.toContain('at ')
  })
})

describe('npm run match', () => {
  test('scores in order; the same said otherwise scores higher', () => {
    const input = jsonl(
      { id: 'x', a: 'trop sucré', b: 'beaucoup trop de sucre' },
      { id: 'y', a: 'trop sucré', b: 'le livreur est passé sans sonner' },
    )
    const { status, lines } = run('match', input)
    expect(status).toBe(0)
    expect(lines.map(({ id }) => id)).toEqual(['x', 'y'])
    expect(lines[0].score).toBeGreaterThan(lines[1].score)
    for (const { score } of lines) expect(score >= 0 && score <= 1).toBe(true)
  })
  test('a malformed line is named by its number', () => {
    const { status, lines, stderr } = run('match', `nonsense\n${jsonl({ id: 1, a: 'a', b: 'b' })}`)
    expect({ status, stderr, count: lines.length }).toEqual({ status: 1, stderr: 'line 1: not JSON\n', count: 1 })
  })
})
