// When a parent is killed, its anvil keeps running. The next start, which holds the folder's lock, ends it after
// making sure that the process is an anvil with this state file.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTestClient, http } from 'viem'
import { foundry } from 'viem/chains'
import type { Say } from '../../types.ts'

const PATIENCE_MS = 8_000
const LOOK_MS = 50
const MINE_MS = 3_000

export interface Lease {
  pid: number
  /** Known once it listens. */
  url?: string
}

export function writeLease(pidFile: string, lease: Lease): void {
  const { pid, url } = lease
  // The address is a secret, because it gives full control of anvil.
  writeFileSync(pidFile, `${[pid, url ?? ''].join(' ').trim()}\n`, { mode: 0o600 })
}

/** Ends the anvil that a dead parent left on this data folder. Call only with the folder's lock. */
export async function endOrphan(pidFile: string, stateFile: string, log: Say): Promise<void> {
  const lease = readLease(pidFile)
  if (!lease || !isOurs(lease.pid, stateFile)) return
  const { pid, url } = lease
  log(`chain: ending process ${pid}, left behind by an earlier run`, 'info')
  if (url !== undefined) await mineWaiting(url)
  signal(pid, 'SIGTERM')
  for (let waited = 0; isOurs(pid, stateFile); waited += LOOK_MS) {
    if (waited > PATIENCE_MS) signal(pid, 'SIGKILL')
    await sleep(LOOK_MS)
  }
}

/** The state does not include transactions that wait for a block, and nobody has mined since the parent died. */
async function mineWaiting(url: string): Promise<void> {
  const transport = http(url, { timeout: MINE_MS, retryCount: 0 })
  const miner = createTestClient({ mode: 'anvil', chain: foundry, transport })
  // An anvil that does not answer is ended as well.
  await miner.mine({ blocks: 1 }).catch(() => undefined)
}

function readLease(pidFile: string): Lease | undefined {
  if (!existsSync(pidFile)) return undefined
  const [pid, url] = readFileSync(pidFile, 'utf8').trim().split(' ')
  const lease = { pid: Number(pid) }
  if (!Number.isSafeInteger(lease.pid) || lease.pid <= 1) return undefined
  return url !== undefined && URL.canParse(url) ? { ...lease, url } : lease
}

/** Process ids are reused: only an anvil with our state file counts. */
function isOurs(pid: number, stateFile: string): boolean {
  const command = commandOf(pid)
  return command !== undefined && command.includes('anvil') && command.includes(stateFile)
}

/** Undefined when there is no such process, it is a zombie, or the system cannot tell. */
function commandOf(pid: number): string | undefined {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  } catch {
    return undefined
  }
}

function fromProc(pid: number): string {
  // A zombie's command line is empty.
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
}

function fromPs(pid: number): string {
  return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended before the signal, which is fine.
  }
}
