import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Words } from '#words'
import { type Settings } from '../../settings.ts'
import { dataDirOf, type Installation, root } from '../installation.ts'
import { asOwner, deskRuns, inInstallation, typed } from '../one-shot.ts'
import { sentenceFor } from '../sentence-for.ts'
import { serverFindings, tableFindings, wallFindings } from './database.ts'
import { asLines, type Finding, note, trouble } from './finding.ts'
import { addressFindings, folderFindings, programFindings } from './machine.ts'
import { placeFindings, saidFindings, workFindings } from './work.ts'

/** Says what is wrong with this installation and what to do; changes nothing. Ends well only where all is well. */
export async function doctor(args: readonly string[], settings: Settings, words: Words): Promise<void> {
  typed(args, words.cli, { least: 0, most: 0 })
  const { doctor: said } = words.cli
  const dataDir = dataDirOf(settings)
  const findings = [...(await programFindings(root, said)), ...addressFindings(settings, said)]
  if (!settings.databaseUrl && !existsSync(join(dataDir, 'postgresql'))) findings.push(trouble(said.notBegun(dataDir)))
  else findings.push(...(await folderFindings(dataDir, settings, said)), ...(await insideFindings(settings, words)))
  const wrong = findings.filter(({ kind }) => kind === 'trouble').length
  process.stdout.write(`${asLines(findings)}\n${wrong ? said.wrong(wrong) : said.allWell}\n`)
  if (wrong) process.exitCode = 1
}

async function insideFindings(settings: Settings, words: Words): Promise<Finding[]> {
  const found: Finding[] = []
  try {
    await inInstallation(settings, { begins: false }, async (installation) => {
      found.push(...(await databaseFindings(installation, words)))
    })
  } catch (cause) {
    found.push(trouble(sentenceFor(cause, words.cli)))
  }
  return found
}

async function databaseFindings(installation: Installation, words: Words): Promise<Finding[]> {
  const { doctor: said } = words.cli
  return asOwner(installation.ownerUrl, async (owner) => {
    const runs = await deskRuns(owner)
    const tables = await tableFindings(owner, said)
    const first = [
      note(runs ? said.deskRuns : said.deskRests),
      ...(await serverFindings(owner, said)),
      ...tables.findings,
    ]
    if (!tables.ofToday) return first
    const look = { owner, words: said, runs }
    const locale = words.cli.doctor.locale
    return [
      ...first,
      ...(await wallFindings(owner, installation, said)),
      ...(await workFindings(look)),
      ...(await saidFindings(look)),
      ...(await placeFindings(look, words.channels, locale)),
    ]
  })
}
