// Rows in lists of fills that cannot be read as a fill. They are logged, the operator is told, and the next reading
// begins before the first of them until it can be read or is gone.
import * as z from 'zod/mini'
import type { Address, UnixMs } from '../../../../contract/primitives.ts'
import type { Findings, Logger } from '../../../ops/port.ts'

const Dated = z.object({ time: z.int().check(z.positive()) })
/** The most rows that are logged, and how many characters of each. */
const mostTold = 1_000
const shownLength = 600

export type UnreadableFills = ReturnType<typeof unreadableFills>

export function unreadableFills({ findings, log }: { findings: Findings; log: Logger }) {
  const firstOf = new Map<Address, UnixMs>()
  const told = new Set<string>()

  function remember(user: Address, rows: readonly unknown[]): void {
    for (const row of rows) {
      const text = (JSON.stringify(row) ?? 'undefined').slice(0, shownLength)
      if (told.has(text)) continue
      if (told.size >= mostTold) told.clear()
      told.add(text)
      log.error({ user, row: text }, 'the exchange told a fill that cannot be read')
    }
  }

  function report(): void {
    const value = firstOf.size
    const whose = value === 1 ? 'an account' : `${value} accounts`
    findings.report('unreadable_fills', {
      level: value === 0 ? 'ok' : 'bad',
      message:
        value === 0
          ? 'All fills that the exchange tells can be read'
          : `The exchange tells fills of ${whose} that cannot be read: they are in the log and in no books until they can`,
      value,
    })
  }

  return {
    /** For rows of the past, where no later reading begins. */
    remember,
    /** For the rows of one reading that began at `since`. */
    note(user: Address, rows: readonly unknown[], since: UnixMs): void {
      remember(user, rows)
      const had = firstOf.delete(user)
      if (rows.length > 0) {
        const times = rows.map((row) => Dated.safeParse(row).data?.time ?? since)
        firstOf.set(user, Math.min(...times))
      }
      if (had || rows.length > 0) report()
    },
    since: (user: Address): UnixMs | null => firstOf.get(user) ?? null,
  }
}
