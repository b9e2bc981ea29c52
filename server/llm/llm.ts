import { type Means } from '#channel'
import { type Brand, type Findings } from '#understanding'
import { readAnswer } from './answer.ts'
import { asked, longestAsked } from './question.ts'

/** null: it did not answer, or not in a way that can be used; then our own findings stand. Never throws. */
export type AskLlm = (text: string, brand: Brand, own: Findings) => Promise<Findings | null>

export interface LlmSettings {
  /** Of anything that speaks the chat of OpenAI: `http://localhost:11434/v1`, `https://api.example/v1`. */
  url: string
  model: string
  key: string | null
}

/** A message is read in seconds or not at all. */
const within = 20_000
const mostBytes = 256 * 1024

export function openLlm({ url, model, key }: LlmSettings, reach: Means['reach']): AskLlm {
  const address = /\/chat\/completions\/?$/.test(url) ? url : `${url.replace(/\/+$/, '')}/chat/completions`
  const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) }
  return async (text, brand, own) => {
    if (text.length > longestAsked || text.trim() === '') return null
    const body = JSON.stringify({
      model,
      temperature: 0,
      stream: false,
      response_format: { type: 'json_object' },
      messages: asked(text, brand),
    })
    const reached = await reach({ url: address, method: 'POST', headers, body, within, mostBytes })
    if (reached.kind !== 'answered' || reached.status !== 200) return null
    return readAnswer(Buffer.from(reached.body).toString('utf8'), text, brand, own)
  }
}
