import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpuMs } from '../../test/cpu.ts'
import { cutQuotes } from './html-quotes.ts'
import { foldQuotes } from './quotes.ts'

const quote = '> Laquelle ?\n>\n> Odile'

describe('who wrote what is quoted', () => {
  it.each([
    ['Gmail, French', 'Le ven. 20 nov. 2026 à 12:00, Odile <bonjour@compotes.example> a écrit :'],
    ['Gmail, folded', 'Le ven. 20 nov. 2026 à 12:00, Odile, Les Compotes Lune <\nbonjour@compotes.example> a écrit :'],
    ['Gmail, no address', 'Le ven. 20 nov. 2026 à 12:00, Odile a écrit\u00a0:'],
    ['Gmail, English', 'On Fri, Nov 20, 2026 at 12:00\u202fPM Odile <bonjour@compotes.example> wrote:'],
    ['Gmail, German', 'Am Fr., 20. Nov. 2026 um 12:00 Uhr schrieb Odile <bonjour@compotes.example>:'],
    ['Thunderbird, German', 'Am 20.11.26 um 12:00 schrieb Odile:'],
    ['Apple Mail, French', 'Le 20 nov. 2026 à 12:00, Odile <bonjour@compotes.example> a écrit :'],
    ['Apple Mail, English', 'On 20 Nov 2026, at 12:00, Odile <bonjour@compotes.example> wrote:'],
    ['Spanish', 'El vie, 20 nov 2026 a las 12:00, Odile (<bonjour@compotes.example>) escribió:'],
    ['Italian', 'Il giorno ven 20 nov 2026 alle ore 12:00 Odile <bonjour@compotes.example> ha scritto:'],
    ['Dutch', 'Op vr 20 nov 2026 om 12:00 schreef Odile <bonjour@compotes.example>:'],
    ['Portuguese', 'Em sex., 20 de nov. de 2026 às 12:00, Odile escreveu:'],
    ['a telephone', 'Odile <bonjour@compotes.example> 20.11.2026 12:00:'],
  ])('%s', (_, attribution) => {
    expect(foldQuotes(`La poire.\n\nMarie\n\n${attribution}\n\n${quote}`)).toBe('La poire.\n\nMarie')
    expect(foldQuotes(`${attribution}\n${quote}\n\nLa poire.`)).toBe('La poire.')
  })

  it.each([
    [
      'Outlook, French',
      'De : Odile <o@c.example>\nEnvoyé : vendredi 20 novembre 2026 12:00\nÀ : Marie\nObjet : RE: Compote',
    ],
    ['Outlook, English', 'From: Odile\nSent: Friday, November 20, 2026 12:00\nTo: Marie\nSubject: RE: Compote'],
    ['Outlook, German', 'Von: Odile\nGesendet: Freitag, 20. November 2026\nAn: Marie\nBetreff: AW: Kompott'],
    [
      'Outlook on the web',
      '________________________________\nDe : Odile\nEnvoyé : 20 novembre\nÀ : Marie\nObjet : Compote',
    ],
    ['Outlook, bold', '*De :* Odile\n*Envoyé :* vendredi\n*À :* Marie\n*Objet :* Compote'],
    ['Outlook, old', '-----Message d’origine-----\nDe : Odile [mailto:o@c.example]\nEnvoyé : vendredi\nÀ : Marie'],
    ['Proton', '------- Original Message -------\nOn Friday, November 20th, 2026, Odile <o@c.example> wrote:'],
  ])('%s', (_, hung) => expect(foldQuotes(`La poire.\n\n${hung}\n\nLaquelle ?`)).toBe('La poire.'))
})

describe('no word of theirs is lost', () => {
  it.each([
    ['between the lines', `${quote}\n\nLa poire.\n\n> Et la pomme ?\n\nElle, ça va.`, 'La poire.\n\nElle, ça va.'],
    ['above and below', `Bonjour,\n\n${quote}\n\nLa poire.`, 'Bonjour,\n\nLa poire.'],
    ['a face', 'Trop sucrée\n>:-(\nvraiment', 'Trop sucrée\n>:-(\nvraiment'],
    ['a line of their own', 'Un\n____________________\nDeux', 'Un\n____________________\nDeux'],
    ['a divider of their own', 'Un\n--- Original Message ---\nDeux', 'Un\n--- Original Message ---\nDeux'],
    [
      'a form filled in',
      'De : Paris\nDate : le 12\nJe voudrais six pots.',
      'De : Paris\nDate : le 12\nJe voudrais six pots.',
    ],
    [
      'a colon before a quotation',
      'Le chef a écrit :\n> Trop sucré.\n> Beaucoup.\nIl a raison.',
      'Le chef a écrit :\n\nIl a raison.',
    ],
    [
      'a link before one',
      'Voyez <https://a.example/b> :\n> un\n> deux\nVoilà',
      'Voyez <https://a.example/b> :\n\nVoilà',
    ],
    ['nothing but a quotation', quote, quote],
    ['nothing but what hangs', 'De : Odile\nEnvoyé : hier\nÀ : Marie', 'De : Odile\nEnvoyé : hier\nÀ : Marie'],
  ])('%s', (_, text, own) => expect(foldQuotes(text)).toBe(own))

  it('answers written into what hangs below, where they say so', () => {
    const hung = 'De : Odile\nEnvoyé : hier\nÀ : Marie\n\nLaquelle ?\nLA POIRE.'
    expect(foldQuotes(`Mes réponses ci-dessous, en rouge.\n\n${hung}`)).toContain('LA POIRE.')
    expect(foldQuotes(`See my answers inline below.\n\n${hung}`)).toContain('LA POIRE.')
  })

  const line = fc.oneof(
    fc.constantFrom('> un', '>', '>>deux', '', 'On Fri, 20 Nov 2026, X wrote:', '____________________', 'De : a@b.c'),
    fc.string({ maxLength: 30 }),
  )
  it('whatever stands in it, lines that quote nothing stay', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const own = lines.map((_, at) => `mot${at}`)
        // Each line of theirs follows a line of anything; what hangs below needs three lines in a row to begin.
        const folded = foldQuotes(lines.flatMap((one, at) => [one.replace(/[\r\n]/g, ''), own[at]!]).join('\n'))
        for (const word of own) expect(folded).toContain(word)
      }),
    )
  })
})

describe('marked-up quotations', () => {
  const cut = (html: string) => cutQuotes(html)
  it.each([
    [
      'Gmail',
      '<div>La poire.</div><div class="gmail_quote"><div class="gmail_attr">Le 20, Odile a écrit :</div><blockquote class="gmail_quote">Laquelle ?</blockquote></div>',
    ],
    ['Apple Mail', '<div>La poire.</div><div><blockquote type="cite"><div>Laquelle ?</div></blockquote></div>'],
    [
      'Thunderbird',
      '<div class="moz-cite-prefix">Le 20/11, Odile a écrit :</div><blockquote type="cite">Laquelle ?</blockquote><p>La poire.</p>',
    ],
    ['Yahoo', '<div>La poire.</div><div id="y" class="yahoo_quoted"><div>Odile a écrit : Laquelle ?</div></div>'],
    [
      'Outlook',
      '<div>La poire.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">De : Odile</div><div>Laquelle ?</div>',
    ],
    ['Outlook, passed on', '<div>La poire.</div><div id="x_x_divRplyFwdMsg">De : Odile</div><div>Laquelle ?</div>'],
    [
      'within each other',
      'La poire.<blockquote type="cite">a<blockquote type="cite">b Laquelle ?</blockquote>c</blockquote>',
    ],
  ])('%s', (_, html) => {
    expect(cut(html)).toContain('La poire.')
    expect(cut(html)).not.toContain('Laquelle')
    expect(cut(html)).not.toContain('Odile')
  })

  it('keep what is written between and below them', () => {
    const html =
      'Un<div class="gmail_quote"><blockquote class="gmail_quote">a</blockquote>Deux<blockquote class="gmail_quote">b</blockquote></div>Trois'
    expect(cut(html).replace(/<[^>]+>/g, ' ')).toMatch(/^Un\s+Deux\s+Trois$/)
    expect(cut('<blockquote>cité par elle</blockquote>')).toContain('cité par elle')
    expect(cut('<blockquote type="cite">rien d’autre</blockquote>')).toContain('rien d’autre')
    expect(cut('Réponses en bleu ci-dessous<div id="divRplyFwdMsg">De</div><p>LA POIRE</p>')).toContain('LA POIRE')
    expect(cut('<blockquote type="cite">a</blockquote>La poire<div id="divRplyFwdMsg">De</div><p>b</p>')).toBe(
      'La poire',
    )
  })

  it('stay within bounds, whatever is built', () => {
    const start = cpuMs()
    for (const html of [
      '<blockquote type="cite">'.repeat(100_000),
      `${'<b>'.repeat(100_000)}${'</i>'.repeat(100_000)}`,
      '<div class="gmail_attr"'.repeat(50_000),
      'a'.repeat(5_000_000),
    ])
      cutQuotes(html)
    for (const text of [
      '> a\n'.repeat(200_000),
      `${'_'.repeat(500_000)}`,
      `Le 1${'a <'.repeat(100_000)}:\n> a`,
      ' De : a\nDe : b'.repeat(50_000),
    ])
      foldQuotes(text.slice(0, 100_000))
    expect(cpuMs() - start).toBeLessThan(4000)
  })
})
