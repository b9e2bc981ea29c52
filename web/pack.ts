import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type Plugin } from 'vite'

const packs = /\.(html|js|css|svg|json|webmanifest)$/
/** A smaller file goes in one packet as it is. */
const leastBytes = 1000

/** Packs what was built, once for all who read it: the server would pay for each file anew at each start. */
export function packed(): Plugin {
  let folder = ''
  return {
    name: 'packed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir)
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!packs.test(name)) continue
        const plain = readFileSync(join(folder, name))
        if (plain.length < leastBytes) continue
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(plain))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(plain, { level: 9 }))
      }
    },
  }
}
