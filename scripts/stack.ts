// The whole product on free ports over a throw-away data folder: for stories and measurements.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { livelySeed } from './lively-seed.ts'
import { freePort, startNode } from './processes.ts'
import { copyDatabase } from '../server/testing/database-folder.ts'

/** How long the stories run at most. */
const hour = 3_600_000

export interface Stack {
  url: string
  /** Kills both processes without warning and starts them again over the same data. */
  crash(): Promise<void>
  /** Ends both and forgets their data. */
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
    // A dozen more sessions are a dozen more things going on in every story.
    HOUSE_TRADERS: 'off',
    DATABASE_URL: '',
    // A story asks more in a minute than a person, and localnet counts nothing unless it is told to.
    EXCHANGE_WEIGHT: '100000',
    LOG_LEVEL: 'error',
    ...settings,
  }
  const start = async () => {
    const localnet = await startNode('localnet/main.ts', env, onLine)
    try {
      // The API first, so that stopping in order never shows it an exchange that goes away.
      return [await startNode('server/main.ts', env, onLine), localnet]
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
