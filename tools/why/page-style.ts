/** The look of the desk (web/tokens.css) with fonts that every machine has: a file that is sent on fetches nothing. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(oklch(0.985 0.006 85), oklch(0.19 0.008 60));
  --line: light-dark(oklch(0.905 0.008 80), oklch(0.3 0.008 60));
  --ink: light-dark(oklch(0.22 0.01 60), oklch(0.93 0.01 85));
  --ink-2: light-dark(oklch(0.42 0.012 60), oklch(0.76 0.012 80));
  --accent: light-dark(oklch(0.54 0.16 38), oklch(0.72 0.14 48));
  --voice: 'Source Serif 4', 'Iowan Old Style', Charter, Georgia, serif;
  --tool: Inter, system-ui, sans-serif;
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1.0625rem/1.625rem var(--voice); }
main { max-inline-size: 41.25rem; margin: 0 auto; padding: 48px 24px; overflow-wrap: anywhere; }
h1 { font: 500 1.75rem/2.25rem var(--voice); margin: 0 0 16px; text-wrap: balance; }
h2 { font: 550 0.84375rem/1.25rem var(--tool); color: var(--ink-2); margin: 48px 0 0; padding-block-end: 8px;
  border-block-end: 1px solid var(--line); }
h3 { font: 500 1.1875rem/1.75rem var(--voice); margin: 0 0 4px; }
h3 span, li span, summary, .tool { font: 400 0.84375rem/1.25rem var(--tool); color: var(--ink-2); }
section { padding-block: 20px; border-block-end: 1px solid var(--line); }
.lead { font-size: 1.1875rem; line-height: 1.8125rem; margin: 0 0 12px; }
.tool { margin: 0; }
.end { margin-block-start: 48px; }
blockquote { margin: 8px 0; white-space: pre-line; color: var(--ink-2); }
blockquote.central { font-size: 1.1875rem; line-height: 1.8125rem; }
mark { background: none; color: var(--ink); text-decoration: underline dotted var(--accent) 2px; text-underline-offset: 4px; }
summary { cursor: pointer; inline-size: fit-content; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 4px; border-radius: 6px; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding-block: 10px; border-block-end: 1px solid var(--line); white-space: pre-line; }
@media print { details > * { display: block; } }
`
