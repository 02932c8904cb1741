import type { Asset } from '../../../contract/market/market.ts'
import type { Clock } from '../../ops/port.ts'
import { askingAs } from './weight/priority.ts'
import { Meta, read } from './responses.ts'

const keptMs = 10 * 60_000

/** The markets that can be traded; asked for again now and then, while the old list serves. */
export function keepAssets(
  clock: Clock,
  ask: (shape: (answer: unknown) => Asset[]) => Promise<Asset[]>,
): () => Promise<Asset[]> {
  let kept: Asset[] | undefined
  let askedAt = 0
  let asking: Promise<Asset[]> | undefined

  function refresh(): Promise<Asset[]> {
    asking ??= askingAs('market', () => ask(assetsOf))
      .then((assets) => {
        kept = assets
        askedAt = clock()
        return assets
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }

  return async () => {
    if (kept !== undefined && clock() - askedAt < keptMs) return kept
    const asked = refresh()
    if (kept === undefined) return asked
    asked.catch(() => {})
    return kept
  }
}

/** The flag is older than the modes, and may go. */
const isolatedModes = new Set(['strictIsolated', 'noCross'])

/** An asset's index is its place in the universe; delisted ones keep theirs. */
function assetsOf(answer: unknown): Asset[] {
  return read(Meta, answer).universe.flatMap(
    ({ name, szDecimals, maxLeverage, isDelisted, onlyIsolated, marginMode }, index) => {
      if (isDelisted === true) return []
      const isolated = onlyIsolated === true || isolatedModes.has(marginMode ?? '')
      return [
        {
          symbol: name,
          assetIndex: index,
          maxLeverage,
          szDecimals,
          ...(isolated && { onlyIsolated: true as const }),
        },
      ]
    },
  )
}
