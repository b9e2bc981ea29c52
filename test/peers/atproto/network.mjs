// Starts a real PDS with its directory, and with `whole` its AppView too; says where they are on one line, and stays
// until its input ends. The name is a value, so that nobody who reads imports looks for what is not installed.
import process from 'node:process'

const devEnv = '@atproto/dev-env'
const { TestNetwork, TestNetworkNoAppView } = await import(devEnv)
// The PDS stands on ports of its own choosing, and calls itself localhost.
const params = { pds: { hostname: 'localhost' }, dbPostgresSchema: 'peers' }
const isWhole = process.argv[2] === 'whole'
const network = isWhole ? await TestNetwork.create(params) : await TestNetworkNoAppView.create(params)
process.stdout.write(`${JSON.stringify({ pds: network.pds.url, plc: network.plc.url })}\n`)

process.stdin.resume()
process.stdin.on('end', async () => {
  await network.close().catch(() => {})
  process.exit(0)
})
