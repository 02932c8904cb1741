// One event, one JSON line. Never given tokens, signatures or keys.
import type { Clock, Logger } from './context.ts'

const levels = ['debug', 'info', 'warn', 'error'] as const

/** `level`: the least that is written; anything else than the four silences all. */
export function createLogger(level: string, clock: Clock, write: (line: string) => void): Logger {
  const least = levels.findIndex((name) => name === level)
  const at = (rank: number) =>
    least === -1 || rank < least
      ? () => {}
      : (data: object, message: string) =>
          write(
            `${JSON.stringify({ at: clock(), level: levels[rank], message, ...data }, plain)}\n`,
          )
  return { debug: at(0), info: at(1), warn: at(2), error: at(3) }
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Error) {
    return { name: value.name, message: value.message, stack: value.stack, cause: value.cause }
  }
  return typeof value === 'bigint' ? value.toString() : value
}
