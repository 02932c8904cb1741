// Why a fill happened, as far as the exchange says. What it says in words that are not known here stays unknown.
import type { FillCause } from '../../port.ts'
import type { WireFill } from '../responses.ts'

const byOrder = /^((Open|Close) (Long|Short)|Long > Short|Short > Long|Buy|Sell)$/

/** A fill can also belong to the one who took over somebody else's liquidation: that one has traded. */
export function causeOf(
  { dir, liquidation }: Pick<WireFill, 'dir' | 'liquidation'>,
  user: string,
): FillCause {
  const liquidated = liquidation?.liquidatedUser ?? undefined
  const isOwn = liquidated?.toLowerCase() === user.toLowerCase()
  if (isOwn) return 'liquidation'
  if (/^auto-delever/i.test(dir)) return 'deleveraging'
  if (/^settle/i.test(dir)) return 'settlement'
  if (/^liquidated/i.test(dir))
    return liquidated === undefined ? 'liquidation' : 'unknown_liquidation'
  if (!byOrder.test(dir)) return 'unknown'
  const isUnclear = (liquidation ?? undefined) !== undefined && liquidated === undefined
  return isUnclear ? 'unknown_liquidation' : 'trade'
}
