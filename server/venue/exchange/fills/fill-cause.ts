// The reason for a fill, as far as the exchange reports it. Unknown values stay unknown.
import type { FillCause } from '../../port.ts'
import type { WireFill } from '../responses.ts'

const byOrder = /^((Open|Close) (Long|Short)|Long > Short|Short > Long|Buy|Sell)$/

/** A fill with a liquidation may also belong to the account that took over the position: that is a normal trade. */
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
