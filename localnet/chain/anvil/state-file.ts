// The chain's state on disk. Written after every block with transactions, so that a killed anvil loses nothing that
// it has confirmed. At its end anvil overwrites the file in place, and a kill meanwhile leaves half of it: then the
// copy made at the last good start is used.
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ChainClients } from '../client.ts'

/** Saves the state that anvil would write at its end: all of it or nothing. */
export async function saveState(
  { miner }: Pick<ChainClients, 'miner'>,
  stateFile: string,
): Promise<void> {
  const packed = Buffer.from((await miner.dumpState()).slice(2), 'hex')
  const draft = `${stateFile}.draft`
  const file = await open(draft, 'w')
  try {
    await file.writeFile(await promisify(gunzip)(packed))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, stateFile)
}

export function prepareState(stateFile: string, log: (line: string) => void): void {
  if (!existsSync(stateFile)) return
  const backup = `${stateFile}.backup`
  if (isWhole(stateFile)) {
    copyFileSync(stateFile, backup)
    return
  }
  const broken = `${stateFile}.broken`
  renameSync(stateFile, broken)
  if (existsSync(backup)) copyFileSync(backup, stateFile)
  const instead = existsSync(backup) ? 'the copy of the last start' : 'a new chain'
  log(
    `chain: the state was cut off while being written, kept as ${broken}; going on with ${instead}`,
  )
}

function isWhole(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, 'utf8'))
    return true
  } catch {
    return false
  }
}
