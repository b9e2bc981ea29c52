import { imageSize } from 'image-size'

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
}
const mostPixelsAside = 10_000

/** What kind of image these bytes begin as, and how large it is; null where they are none that places take. */
export function imageIn(bytes: Uint8Array): { type: string; width: number; height: number } | null {
  try {
    const { type, width, height } = imageSize(bytes)
    const known = types[type ?? '']
    if (!known || !(width > 0 && height > 0) || Math.max(width, height) > mostPixelsAside) return null
    return { type: known, width, height }
  } catch {
    return null
  }
}
