import { UnfitDatabase } from '#database'
import { type Words } from '#words'
import { ClusterRefusal } from '../../database/embedded/cluster.ts'
import { UnfitSetting } from '../settings.ts'

/** What went wrong, in words, for whoever typed the command. A bug keeps its stack. */
export function sentenceFor(cause: unknown, words: Words['cli']): string {
  if (cause instanceof ClusterRefusal) return `${words.cluster[cause.code]}${cause.detail ? ` (${cause.detail})` : ''}`
  if (cause instanceof UnfitDatabase) return words.databaseUnfit[cause.why]
  if (cause instanceof UnfitSetting) return words.setting(cause.setting, cause.message.split(': ')[1] ?? '')
  const { code, port, address, message } = cause as NodeJS.ErrnoException & { port?: number; address?: string }
  if (code === 'EADDRINUSE' && port) return words.portTaken(port)
  if (code === 'EACCES' && port) return words.mayNotListen(address ?? '', port)
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === '3D000' || code === '28P01')
    return words.databaseAway(message)
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
}
