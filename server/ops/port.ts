import type { HealthFinding } from '../../contract/ops/health.ts'
import type { UnixMs } from '../../contract/primitives.ts'

export type Clock = () => UnixMs

export interface Logger {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** `value`: the number that the message is about, in the unit in the finding's name. */
export type Finding = Pick<HealthFinding, 'level' | 'message' | 'value'>

/** The kinds of values that the exchange sent and this code does not know. */
export type UnknownKind =
  | 'fill_direction'
  | 'ledger_row'
  | 'liquidation'
  | 'order_status'
  | 'order_refusal'

export interface UnknownRows {
  kind: UnknownKind
  times: number
  /** Different texts, newest last, limited in number. */
  texts: string[]
}

/** Work that comes back again and again and that one of the processes of a database does. */
export interface Duties {
  /**
   * True when it is this process's now: nobody else had it, or it has had it before. It stays until this process ends or
   * loses the database; what is done must not go wrong when another one does it as well for a moment.
   */
  mine(name: string): Promise<boolean>
}

/** What the operator should know, reported by any room: shown in /health and /metrics, and logged when it changes. */
export interface Findings {
  /** Replaces the earlier finding of that name, such as `treasury_usdc`. */
  report(name: string, finding: Finding): void
  /** A value that the exchange sent and this code does not know: counted, and its text kept. */
  unknown(kind: UnknownKind, text: string): void
  /** A request was answered: its route as it is declared, and how long it took in seconds. */
  answered(request: { method: string; route: string; status: number }, seconds: number): void
  /** A mandate was looked at, in so many seconds. */
  looked(result: 'done' | 'failed', seconds: number): void
  /** What was answered and looked at since the start, in Prometheus' text format. */
  durations(): Promise<string>
  list(): HealthFinding[]
  unknownRows(): UnknownRows[]
}
