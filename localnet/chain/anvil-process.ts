// One anvil process per data folder: started here, stopped here, and found again when its parent was killed.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { anvilBinary } from './anvil-binary.ts'
import { endOrphan, writeLease } from './orphan.ts'
import { prepareState } from './state-file.ts'

export const CHAIN_ID = 31337

const START_TIMEOUT_MS = 15_000
const STOP_TIMEOUT_MS = 8_000
/** The threads of an ended process let go of its port a little later. */
const ORPHAN_PORT_MS = 10_000
const RETRY_MS = 200

export interface AnvilProcess {
  rpcUrl: string
  /** Read when it starts, written when it ends; whoever mines writes it too. */
  stateFile: string
  /** Resolves when the process has ended, however it did. */
  ended: Promise<void>
  /** SIGTERM, which makes anvil write its state; SIGKILL when it does not end in time. */
  stop(): Promise<void>
}

interface AnvilOptions {
  port: number
  dataDir: string
  log: (line: string) => void
}

export async function startAnvil(options: AnvilOptions): Promise<AnvilProcess> {
  const { log } = options
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const stateFile = join(dataDir, 'chain.json')
  const pidFile = join(dataDir, 'chain.pid')
  const patienceMs = (await endOrphan(pidFile, stateFile, log)) ? ORPHAN_PORT_MS : 0
  prepareState(stateFile, log)
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    try {
      return await launch(options.port, stateFile, pidFile)
    } catch (error) {
      if (Date.now() >= giveUpAt || !/already in use/i.test(String(error))) throw error
      await sleep(RETRY_MS)
    }
  }
}

async function launch(port: number, stateFile: string, pidFile: string): Promise<AnvilProcess> {
  const child = spawn(anvilBinary(), anvilArguments(port, stateFile), {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lease = { pid: child.pid ?? 0, parent: process.pid }
  if (child.pid !== undefined) writeLease(pidFile, lease)
  const endWithParent = (): void => {
    child.kill('SIGTERM')
  }
  process.once('exit', endWithParent)
  const ended = new Promise<void>((settle) => {
    child.once('exit', () => {
      process.off('exit', endWithParent)
      rmSync(pidFile, { force: true })
      settle()
    })
  })

  const listening = await listeningPort(child)
  writeLease(pidFile, { ...lease, port: listening })
  const rpcUrl = `http://127.0.0.1:${listening}`
  return { rpcUrl, stateFile, ended, stop: () => stop(child, ended) }
}

/** No mining and no saving of its own but at its end: see block-clock.ts. */
function anvilArguments(port: number, stateFile: string): string[] {
  return [
    '--host=127.0.0.1',
    `--port=${port}`,
    `--chain-id=${CHAIN_ID}`,
    '--no-mining',
    '--balance=1000000000',
    `--state=${stateFile}`,
  ]
}

function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((found, reject) => {
    let output = ''
    const fail = (why: string): void => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(new Error(`The local chain did not start: ${why}`))
    }
    const timer = setTimeout(() => fail('no answer in 15 s'), START_TIMEOUT_MS)
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const port = /Listening on [^\s]*:(\d+)/.exec(output)?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      child.off('exit', exited)
      child.stdout?.off('data', read)
      // anvil prints every call; an unread pipe would fill and stop it.
      child.stdout?.resume()
      found(Number(port))
    }
    const exited = (): void => fail(output.trim().split('\n').at(-1) ?? 'it ended at once')
    child.once('exit', exited)
    child.once('error', (error) => fail(error.message))
    child.stdout?.on('data', read)
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  })
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
  await ended
  clearTimeout(timer)
}
