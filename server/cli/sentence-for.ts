import { UnfitArchive } from '#archive'
import { UnfitDatabase } from '#database'
import { type Words } from '#words'
import { ClusterRefusal } from '../../database/embedded/cluster.ts'
import { UnfitSetting } from '../settings.ts'
import { NothingHere } from './installation.ts'
import { Said } from './said.ts'

interface SystemError extends NodeJS.ErrnoException {
  port?: number
  address?: string
}

/** What went wrong, in words, for whoever typed the command. A bug keeps its stack. */
export function sentenceFor(cause: unknown, words: Words['cli']): string {
  if (cause instanceof Said) return cause.message
  if (cause instanceof NothingHere) return words.nothingHere(cause.dataDir)
  if (cause instanceof UnfitArchive) return words.unfit[cause.why](cause.line, cause.detail)
  if (cause instanceof ClusterRefusal) return `${words.cluster[cause.code]}${cause.detail ? ` (${cause.detail})` : ''}`
  if (cause instanceof UnfitDatabase) return words.databaseUnfit[cause.why]
  if (cause instanceof UnfitSetting) return words.setting(cause.setting, cause.message.split(': ')[1] ?? '')
  return (
    ofSystem(cause as SystemError, words) ?? (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))
  )
}

/** Codes of the operating system, and of PostgreSQL: 08 connections, 28 who may enter, 3D the database, 53/57 it cannot. */
function ofSystem({ code, port, address, path, message }: SystemError, words: Words['cli']): string | null {
  if (code === 'EADDRINUSE' && port) return words.portTaken(port)
  if (code === 'EACCES' && port) return words.mayNotListen(address ?? '', port)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return words.cluster['disk-full']
  if (code === 'ENOENT' && path) return words.noFile(path)
  if (code === 'EISDIR') return words.isFolder(path ?? '')
  if ((code === 'EACCES' || code === 'EPERM' || code === 'EROFS') && path) return words.mayNotOpen(path)
  if (code === '42501') return words.mayNotMakeRoles
  const away = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH']
  if (away.includes(code ?? '') || /^(08|28|3D|53|57)...$/.test(code ?? '')) return words.databaseAway(message)
  return /^Connection terminated|timeout expired$/.test(message) ? words.databaseAway(message) : null
}
