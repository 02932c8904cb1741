import type { HealthFinding } from '../../contract/ops/health.ts'
import type { UnixMs } from '../../contract/primitives.ts'

export type Clock = () => UnixMs

export interface Logger {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** `value`: the number behind the words, in the unit that the name says. */
export type Finding = Pick<HealthFinding, 'level' | 'message' | 'value'>

/** Of what kind it is that the exchange said and nobody here knows. */
export type UnknownKind = 'fill_direction' | 'liquidation' | 'order_status' | 'order_refusal'

export interface UnknownRows {
  kind: UnknownKind
  times: number
  /** Different texts, newest last; only so many are kept. */
  texts: string[]
}

/** What the operator should know, told by whoever finds it out: in /health, in /metrics, and in the log when it changes. */
export interface Findings {
  /** In place of what was found under that name before, such as `treasury_usdc`. */
  report(name: string, finding: Finding): void
  /** Something that the exchange said and nobody here knows: it is counted, and its text is kept. */
  unknown(kind: UnknownKind, text: string): void
  list(): HealthFinding[]
  unknownRows(): UnknownRows[]
}
