/** What is about to be published at one account: containers, each with an image that was fetched or with several of them. */
export interface Container {
  id: string
  caption: string
  /** Addresses of its images, as they were fetched. */
  images: string[]
  alts: string[]
  /** How often it is yet to be said that one must wait. */
  waits: number
  failed: boolean
  published: boolean
}

export type Made = { value: unknown } | { code: number; subcode?: number }

/** `fetch`: the status and kind of what stands at an address of ours. */
export function openContainers(at: {
  next: number
  waits: number
  fetches(url: string): Promise<{ status: number; type: string }>
}) {
  const all: Container[] = []
  const known = (id: string | null) => all.find((one) => one.id === id)

  async function make(body: URLSearchParams): Promise<Made> {
    const id = `1788${at.next++}`
    const waiting = { caption: body.get('caption') ?? '', waits: at.waits, failed: false, published: false }
    if (body.get('media_type') === 'CAROUSEL') {
      const children = (body.get('children') ?? '').split(',').map(known)
      if (children.length < 2 || children.length > 10 || children.some((one) => !one || one.failed))
        return { code: 100 }
      const of = children.map((one) => one!)
      const images = of.flatMap((one) => one.images)
      all.push({ id, ...waiting, images, alts: of.flatMap((one) => one.alts) })
      return { value: { id } }
    }
    const url = body.get('image_url') ?? ''
    const { status, type } = await at.fetches(url)
    if (status !== 200) return { code: 9004, subcode: 2_207_052 }
    all.push({ id, ...waiting, failed: type !== 'image/jpeg', images: [url], alts: [body.get('alt_text') ?? ''] })
    return { value: { id } }
  }

  function status(one: Container): Made {
    const status_code = one.failed ? 'ERROR' : one.waits > 0 ? 'IN_PROGRESS' : one.published ? 'PUBLISHED' : 'FINISHED'
    one.waits--
    return { value: { id: one.id, status_code } }
  }

  return { all, known, make, status }
}
