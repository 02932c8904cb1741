// The API in a process of its own on a free port, with no exchange or chain.
import { once } from 'node:events'
import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { copyDatabase } from './databases/database-folder.ts'

export interface ApiProcess {
  port: number
  /** Bytes of memory in use after garbage collection. */
  memory(): Promise<number>
  stop(): Promise<void>
  /** Kills it as a power cut would. A temporary folder is deleted, a given DATA_DIR stays. */
  kill(): Promise<void>
}

/**
 * Answers each message with the memory in use. Two collections, because the second one frees what the first one
 * finalises.
 */
const gauge = `process.on('message', () => {
  gc()
  setTimeout(() => {
    gc()
    process.send(process.memoryUsage.rss())
  }, 50)
})`

export async function startApiProcess(env: NodeJS.ProcessEnv = {}): Promise<ApiProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'alura-api-'))
  const dataDir = env['DATA_DIR'] ?? folder
  if (!existsSync(join(dataDir, 'db'))) await copyDatabase(dataDir)
  const child = fork(fileURLToPath(new URL('../main.ts', import.meta.url)), {
    env: { ...process.env, ...quietWorld, DATA_DIR: folder, ...env },
    execArgv: ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(gauge)}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (text) => (said = `${said}${String(text)}`.slice(-4_000)))
  const ended = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('no standard output'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      resolve((JSON.parse(line) as { url: string }).url)
    })
    void ended.then(() => reject(new Error(`the API ended: ${said}`)))
  })
  return {
    port: Number(new URL(url).port),
    async memory() {
      child.send('measure')
      const [bytes] = (await once(child, 'message')) as [number]
      return bytes
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const quietWorld = {
  HOST: '127.0.0.1',
  PORT: '0',
  NETWORK: 'localnet',
  EXCHANGE_PORT: '1',
  CHAIN_PORT: '2',
  EXCHANGE_WEIGHT: '1000000',
  HOUSE_TRADERS: 'off',
  LOG_LEVEL: 'error',
  ALURA_SECRET: '',
  DATABASE_URL: '',
}
