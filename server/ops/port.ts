import type { UnixMs } from '../../contract/primitives.ts'

export type Clock = () => UnixMs

export interface Logger {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}
