// The weight spent in the last minute. The exchange counts by IP address: every process of this machine that uses
// the same exchange writes into the same file, and reads what the others wrote.
import { createHash, randomInt } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Milliseconds. A request may reach the exchange a moment after it was written down, so that the window is longer
 * than a minute.
 */
const windowMs = 62_000
/** Milliseconds that one file is used for. */
const fileMs = 600_000
const bytesPerEntry = 24

export interface WeightLedger {
  /** Spent in the last minute, by all processes. */
  used(): number
  /**
   * Writes the weight down unless the sum would exceed `ceiling`. Returns the value to pass to `correct`; undefined
   * when there is no room.
   */
  take(weight: number, ceiling: number): number | undefined
  /** Adds to what was taken then; negative when it cost less. */
  correct(takenAt: number, difference: number): void
  close(): void
}

interface Entry {
  at: number
  weight: number
}

/** Real time, which tests do not change: the exchange counts by its own clock. */
export const realNow = () => performance.timeOrigin + performance.now()

/** For a process that is the only one at its address. */
export function ownLedger(now = realNow): WeightLedger {
  const sum = slidingSum(now)
  return {
    used: () => sum.used(),
    take(weight, ceiling) {
      if (sum.used() + weight > ceiling) return undefined
      const at = now()
      sum.add({ at, weight })
      return at
    },
    correct: (at, weight) => sum.add({ at, weight }),
    close: () => {},
  }
}

/** `address`: of the exchange. Throws when the folder cannot be written. */
export function sharedLedger(
  address: string,
  { folder = join(tmpdir(), `alura-weight-${process.getuid?.() ?? 'user'}`), now = realNow } = {},
): WeightLedger {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (statSync(folder).uid !== (process.getuid?.() ?? statSync(folder).uid)) {
    throw new Error(`${folder} belongs to somebody else`)
  }
  const name = createHash('sha256').update(address).digest('hex').slice(0, 16)
  const sum = slidingSum(now)
  const files = new Map<number, { fd: number; read: number }>()

  const periodOf = (at: number) => Math.floor(at / fileMs)

  function fileOf(period: number) {
    const known = files.get(period)
    if (known !== undefined) return known
    const file = { fd: openSync(join(folder, `${name}.${period}`), 'a+', 0o600), read: 0 }
    files.set(period, file)
    for (const [old, { fd }] of files) {
      if (old >= period - 1) continue
      closeSync(fd)
      files.delete(old)
    }
    removeOld(folder, name, period)
    return file
  }

  /** Reads new entries. With `mine` it stops after this process's entry with that mark. */
  function readOn(mark?: number): number | undefined {
    const period = periodOf(now())
    let sumAtMark: number | undefined
    for (const each of [period - 1, period]) {
      const file = fileOf(each)
      const size = fstatSync(file.fd).size
      const buffer = Buffer.alloc(Math.max(0, size - file.read))
      const count = readSync(file.fd, buffer, 0, buffer.length, file.read)
      const whole = count - (count % bytesPerEntry)
      file.read += whole
      for (let offset = 0; offset < whole; offset += bytesPerEntry) {
        sum.add({ at: buffer.readDoubleLE(offset), weight: buffer.readDoubleLE(offset + 8) })
        if (mark !== undefined && buffer.readDoubleLE(offset + 16) === mark) sumAtMark = sum.used()
      }
    }
    return sumAtMark
  }

  function write({ at, weight }: Entry): number {
    const mark = randomInt(2 ** 47)
    const entry = Buffer.alloc(bytesPerEntry)
    entry.writeDoubleLE(at, 0)
    entry.writeDoubleLE(weight, 8)
    entry.writeDoubleLE(mark, 16)
    writeSync(fileOf(periodOf(now())).fd, entry)
    return mark
  }

  return {
    used() {
      readOn()
      return sum.used()
    },
    take(weight, ceiling) {
      readOn()
      if (sum.used() + weight > ceiling) return undefined
      const at = now()
      // Another process may have written at the same time: the order in the file decides who was first.
      if ((readOn(write({ at, weight })) ?? Infinity) <= ceiling) return at
      write({ at, weight: -weight })
      return undefined
    },
    correct: (at, weight) => void write({ at, weight }),
    close() {
      for (const { fd } of files.values()) closeSync(fd)
      files.clear()
    },
  }
}

function slidingSum(now: () => number) {
  let entries: Entry[] = []
  let total = 0
  return {
    add(entry: Entry): void {
      entries.push(entry)
      total += entry.weight
    },
    used(): number {
      const since = now() - windowMs
      if (entries.some(({ at }) => at <= since)) {
        entries = entries.filter(({ at }) => at > since)
        total = entries.reduce((sum, { weight }) => sum + weight, 0)
      }
      return total
    },
  }
}

function removeOld(folder: string, name: string, period: number): void {
  for (const file of readdirSync(folder)) {
    const its = Number(file.split('.')[1])
    if (!file.startsWith(`${name}.`) ? its < period - 144 : its < period - 1) {
      rmSync(join(folder, file), { force: true })
    }
  }
}
