/** Keeps a cluster in a process of its own, for tests that kill it. Arguments: the data folder, how it ends. */
import { defaultDataDir, startCluster } from './cluster.ts'

const [dataDir, ending] = process.argv.slice(2)
try {
  const cluster = await startCluster({ dataDir: dataDir || defaultDataDir(process.cwd()) })
  process.on('SIGINT', () => cluster.stop().then(() => process.exit(0)))
  process.on('SIGTERM', () => process.exit(3)) // ends without a word to the cluster
  console.log(JSON.stringify({ url: cluster.url('postgres'), dataDir: cluster.dataDir, uid: process.getuid?.() }))
  if (ending === 'at-once') await cluster.stop()
} catch (error) {
  console.log(JSON.stringify({ refused: (error as { code?: string }).code ?? String(error) }))
}
