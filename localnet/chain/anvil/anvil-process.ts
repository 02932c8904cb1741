// One anvil process per data folder: started and stopped here, and ended by the next start if its parent was killed.
import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { anvilBinary } from './anvil-binary.ts'
import { endOrphan, writeLease } from './orphan.ts'
import { quietAddress } from '../quiet-address.ts'
import { prepareState } from './state-file.ts'
import type { Say } from '../../types.ts'

export const CHAIN_ID = 31337

const START_TIMEOUT_MS = 15_000
const STOP_TIMEOUT_MS = 8_000

export interface AnvilProcess {
  /** Only for this process: whoever knows the address controls the chain. */
  url: string
  /** Read when anvil starts, written when it ends; the code that mines blocks writes it, too. */
  stateFile: string
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>
  /** SIGTERM, which makes anvil write its state; SIGKILL when it does not end in time. */
  stop(): Promise<void>
}

interface AnvilOptions {
  dataDir: string
  log: Say
}

export async function startAnvil(options: AnvilOptions): Promise<AnvilProcess> {
  const { log } = options
  const dataDir = resolve(options.dataDir)
  const stateFile = join(dataDir, 'chain.json')
  const pidFile = join(dataDir, 'chain.pid')
  await endOrphan(pidFile, stateFile, log)
  prepareState(stateFile, log)
  return launch(await quietAddress(), stateFile, pidFile)
}

async function launch(address: string, stateFile: string, pidFile: string): Promise<AnvilProcess> {
  const child = spawn(anvilBinary(), anvilArguments(address, stateFile), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a process group of its own, so that Ctrl-C reaches only its parent.
    detached: true,
  })
  const lease = { pid: child.pid ?? 0 }
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

  const url = `http://${address}:${await listeningPort(child)}`
  writeLease(pidFile, { ...lease, url })
  return { url, stateFile, ended, stop: () => stop(child, ended) }
}

/** No mining, and no saving except at its end: see block-clock.ts. */
function anvilArguments(address: string, stateFile: string): string[] {
  return [
    `--host=${address}`,
    '--port=0',
    '--no-cors',
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
