import type { Clock } from '../../ops/port.ts'
import type { ListedAsset } from '../port.ts'
import { askingAs } from './weight/priority.ts'
import { Meta, read } from './responses.ts'

const keptMs = 10 * 60_000

export interface KeptAssets {
  /** Markets that can be traded. Refreshed now and then; the old list is used meanwhile. */
  traded(): Promise<ListedAsset[]>
  /** Any market that ever existed, at most `maxAgeMs` old. Undefined when there never was one with this index. */
  numbered(assetIndex: number, maxAgeMs?: number): Promise<ListedAsset | undefined>
}

export function keepAssets(
  clock: Clock,
  ask: (shape: (answer: unknown) => ListedAsset[]) => Promise<ListedAsset[]>,
): KeptAssets {
  let kept: ListedAsset[] | undefined
  let askedAt = 0
  let asking: Promise<ListedAsset[]> | undefined

  function refresh(): Promise<ListedAsset[]> {
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

  async function all(): Promise<ListedAsset[]> {
    if (kept !== undefined && clock() - askedAt < keptMs) return kept
    const asked = refresh()
    if (kept === undefined) return asked
    asked.catch(() => {})
    return kept
  }

  return {
    traded: async () => (await all()).filter(({ isDelisted }) => !isDelisted),
    numbered: async (assetIndex, maxAgeMs) => {
      const isOld = maxAgeMs !== undefined && clock() - askedAt >= maxAgeMs
      // When the exchange is away, the last known list is used.
      const assets = isOld ? await refresh().catch(all) : await all()
      return assets.find((asset) => asset.assetIndex === assetIndex)
    },
  }
}

/** `onlyIsolated` is older than the margin modes, and may be removed. */
const isolatedModes = new Set(['strictIsolated', 'noCross'])

/** An asset's index is its position in the universe; delisted ones keep theirs. */
function assetsOf(answer: unknown): ListedAsset[] {
  const { universe, marginTables } = read(Meta, answer)
  const tables = new Map((marginTables ?? []).map(([id, { marginTiers }]) => [id, marginTiers]))
  return universe.map(
    (
      { name, szDecimals, maxLeverage, isDelisted, onlyIsolated, marginMode, marginTableId },
      assetIndex,
    ) => {
      const isolated = onlyIsolated === true || isolatedModes.has(marginMode ?? '')
      // The first tier is what all start with.
      const tiers = tables.get(marginTableId ?? -1)?.slice(1) ?? []
      return {
        symbol: name,
        assetIndex,
        maxLeverage,
        szDecimals,
        ...(isolated && { onlyIsolated: true as const }),
        ...(tiers.length > 0 && { marginTiers: tiers }),
        isDelisted: isDelisted === true,
      }
    },
  )
}
