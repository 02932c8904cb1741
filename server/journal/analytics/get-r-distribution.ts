import type * as contract from '../../../contract/endpoints.ts'
import { sumOf } from '../../../engine/journal/journal-row.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'

const width = 0.5
/** R: all beyond are in the outermost bands. */
const outermost = 10

export const getRDistribution: Verb<ViewerContext, typeof contract.getRDistribution> = async ({
  ctx,
  input: { query },
}) => {
  const { rows } = await matchingTrades(ctx, query)
  const measured = rows.filter(({ r }) => r !== null)
  const highest = outermost / width - 1
  const groups = Map.groupBy(measured, ({ r }) =>
    Math.min(highest, Math.max(-highest - 1, Math.floor((r ?? 0) / width))),
  )
  const keys = [...groups.keys()]
  const first = keys.reduce((least, key) => Math.min(least, key), Infinity)
  const last = keys.reduce((most, key) => Math.max(most, key), -Infinity)
  const length = keys.length === 0 ? 0 : last - first + 1
  const data = Array.from({ length }, (_, index) => {
    const band = first + index
    const group = groups.get(band) ?? []
    return {
      from_r: band * width,
      to_r: (band + 1) * width,
      trade_count: group.length,
      net_pnl: sumOf(group),
    }
  })
  return { n: measured.length, data }
}
