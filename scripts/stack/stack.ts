// The whole product on free ports with a temporary data folder: for stories and measurements.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { livelySeed } from './lively-seed.ts'
import { freePort, startNode } from './processes.ts'
import { copyDatabase } from '../../server/testing/databases/database-folder.ts'

/** V8's own sizes instead of those that save memory: collecting garbage so often costs stories a tenth of the API's time. */
const flags = ['--max-semi-space-size=16', '--heap-growing-percent=0']

/** Milliseconds: the longest time that the stories may run. */
const hour = 3_600_000

export interface Stack {
  url: string
  /** Kills both processes without warning and starts them again with the same data. */
  crash(): Promise<void>
  /** Ends both and deletes their data. */
  stop(): Promise<void>
}

export async function startStack(
  settings: NodeJS.ProcessEnv,
  onLine: (line: string) => void = () => undefined,
): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-stack-'))
  await copyDatabase(dataDir)
  const port = await freePort()
  const env = {
    DATA_DIR: dataDir,
    PORT: String(port),
    EXCHANGE_PORT: String(await freePort()),
    CHAIN_PORT: String(await freePort()),
    NETWORK: 'localnet',
    SEED: livelySeed(Date.now(), hour),
    // House traders would add a dozen running sessions to every story.
    HOUSE_TRADERS: 'off',
    DATABASE_URL: '',
    // Stories send more requests per minute than a person; localnet enforces no limit by default.
    EXCHANGE_WEIGHT: '100000',
    LOG_LEVEL: 'error',
    ...settings,
  }
  const start = async () => {
    const localnet = await startNode('localnet/main.ts', env, onLine, flags)
    try {
      // The API first: when stopped in this order it never sees the exchange go away.
      return [await startNode('server/main.ts', env, onLine, flags), localnet]
    } catch (error) {
      await localnet.stop()
      throw error
    }
  }
  let running = await start()
  return {
    url: `http://127.0.0.1:${env.PORT}`,
    async crash() {
      for (const { child } of running) {
        const gone = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGKILL')
        await gone
      }
      running = await start()
    },
    async stop() {
      for (const process_ of running) await process_.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
