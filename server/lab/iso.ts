import type { UnixMs } from '../../contract/primitives.ts'

export const iso = (at: UnixMs): string => new Date(at).toISOString()
