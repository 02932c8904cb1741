// anvil overwrites its state file in place, so a kill in the middle leaves half of it. The copy made at the last good
// start is then better than a chain that can't start.
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs'

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
