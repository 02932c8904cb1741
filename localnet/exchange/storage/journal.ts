// state-<n>.ndjson: its first line is a snapshot, each further line one transaction. Only complete lines count, so
// that a process killed at any time loses at most what it had not acknowledged.
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { TableName, Tables } from './records.ts'

export interface JournalLine {
  at: number
  /** Table, key, new value; null removes. */
  put: [TableName, string, Tables[TableName] | null][]
}

export interface Journal {
  load(): JournalLine[]
  /** On disk when it returns. */
  append(line: JournalLine): void
  snapshot(line: JournalLine): void
  isLong(): boolean
  close(): void
}

const maximumLines = 5_000

/** Creates `dataDir` when it does not exist. Throws when a line that must be complete is damaged. */
export function openJournal(dataDir: string): Journal {
  mkdirSync(dataDir, { recursive: true })
  let generation = newestGeneration(dataDir)
  let lines = 0
  let file: number | undefined

  function path(of: number) {
    return join(dataDir, `state-${of}.ndjson`)
  }

  function open() {
    file ??= openSync(path(generation), 'a')
    return file
  }

  return {
    load() {
      const loaded = existsSync(path(generation)) ? readLines(path(generation)) : []
      lines = loaded.length
      return loaded
    },

    append(line) {
      const target = open()
      const length = fstatSync(target).size
      try {
        writeWhole(target, `${JSON.stringify(line)}\n`)
        fdatasyncSync(target)
      } catch (error) {
        // After a full disk: the next line must not follow an incomplete one.
        ftruncateSync(target, length)
        throw error
      }
      lines += 1
    },

    snapshot(line) {
      const next = path(generation + 1)
      const draft = `${next}.draft`
      const target = openSync(draft, 'w')
      writeWhole(target, `${JSON.stringify(line)}\n`)
      fsyncSync(target)
      closeSync(target)
      renameSync(draft, next)
      syncFolder(dataDir)
      if (file !== undefined) closeSync(file)
      file = undefined
      rmSync(path(generation), { force: true })
      generation += 1
      lines = 1
    },

    isLong: () => lines >= maximumLines,

    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}

function newestGeneration(dataDir: string): number {
  const numbers = readdirSync(dataDir).flatMap((name) => {
    const match = /^state-(\d+)\.ndjson$/.exec(name)
    return match?.[1] === undefined ? [] : [Number(match[1])]
  })
  return Math.max(0, ...numbers)
}

/** Cuts off an incomplete last line: its transaction was never acknowledged. */
function readLines(path: string): JournalLine[] {
  const bytes = readFileSync(path)
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) truncateSync(path, end)
  const texts = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  return texts.map((text, index) => {
    try {
      // Written by append or snapshot above.
      return JSON.parse(text) as JournalLine
    } catch {
      throw new Error(`${path}: line ${index + 1} is damaged`)
    }
  })
}

function writeWhole(file: number, text: string) {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) written += writeSync(file, bytes, written)
}

function syncFolder(path: string) {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
