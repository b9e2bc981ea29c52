import { type Channel } from '#channel'
import { type ChannelAbilities } from '#conversation'

/** What the desk asks about the channels it never meets. */
export function abilitiesOf(channels: ReadonlyMap<string, Channel>): ChannelAbilities {
  return {
    says: (key) => channels.get(key)?.says !== undefined,
    removes: (key) => channels.get(key)?.removes !== undefined,
    ourPlace: (key) => channels.get(key)?.manifest.ourPlace === true,
    answersPrivately: (key) => channels.get(key)?.manifest.answersPrivately === true,
    nods: (key, nativeId) => {
      const nods = channels.get(key)?.nods
      return nods !== undefined && (nods.may?.(nativeId) ?? true)
    },
  }
}
