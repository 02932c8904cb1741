// Programs as they are being written, kept in this browser: a reload, or a visit tomorrow, loses nothing.
import * as z from 'zod/mini'
import { Interval } from '../../../../contract/market/market.ts'
import { readStored, writeStored } from '../../../lib/kept/stored.ts'
import { ranges } from '../backtest/terms.ts'

const Draft = z.object({
  name: z.string(),
  code: z.string(),
  /** As typed, of the params that were changed beside the code. */
  params: z.record(z.string(), z.string()),
})
export type Draft = z.infer<typeof Draft>

const View = z.object({ symbol: z.string(), interval: Interval, range: z.enum(ranges) })
export type View = z.infer<typeof View>

const prefix = 'alura.lab.draft.'
const viewKey = 'alura.lab.view'

/** Null when there is none. */
export function readDraft(key: string): Draft | null {
  return parsed(Draft, readStored(prefix + key))
}

/** Null removes it. */
export function writeDraft(key: string, draft: Draft | null): void {
  writeStored(prefix + key, draft && JSON.stringify(draft))
}

export function readView(): View {
  return parsed(View, readStored(viewKey)) ?? { symbol: 'BTC', interval: '1h', range: '1y' }
}

export function writeView(view: View): void {
  writeStored(viewKey, JSON.stringify(view))
}

function parsed<Value>(schema: z.ZodMiniType<Value>, text: string | null): Value | null {
  try {
    const read = schema.safeParse(JSON.parse(text ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
