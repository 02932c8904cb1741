// Whether the terms of a binding fit together: pools, params, markets.
import { ServiceError } from '../../../../contract/errors.ts'
import { parseProgram } from '../../../../sandbox/language/parse.ts'
import type { ViewerContext } from '../../../context.ts'
import { marketTaken } from '../../../trading/index.ts'
import { invalid, requireMarkets } from '../markets.ts'

const mostMarkets = 8

/** Throws NOT_FOUND, also for a deleted program. */
export async function requireProgram({ atWork, viewer }: ViewerContext, id: number) {
  const found = await atWork.programs.owned(viewer.id, id)
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'There is no such program')
  return found
}

/** Throws VALIDATION_FAILED for a pool that is not the viewer's. */
export async function requirePools(
  { store, viewer }: ViewerContext,
  ids: readonly number[],
): Promise<number[]> {
  const own = new Set((await store.signalPools.of(viewer.id)).map(({ id }) => id))
  const unknown = ids.find((id) => !own.has(id))
  if (unknown !== undefined) throw invalid('pool_ids', `there is no signal pool ${unknown}`)
  return [...new Set(ids)]
}

/** Throws VALIDATION_FAILED for params that the program does not declare, or outside of their range. */
export function requireParams(
  code: string,
  params: Readonly<Record<string, number>>,
): Record<string, number> {
  const declared = parseProgram(code).program?.params ?? []
  for (const [name, value] of Object.entries(params)) {
    const param = declared.find((each) => each.name === name)
    if (param === undefined) throw invalid(`params_override.${name}`, 'is no param of the program')
    const { min = -Infinity, max = Infinity } = param
    if (value < min || value > max) {
      throw invalid(`params_override.${name}`, `must lie between ${min} and ${max}`)
    }
  }
  return { ...params }
}

/** The markets that a program names in its code, then those of its pools; BTC when there are none. */
export async function symbolsFor(
  ctx: ViewerContext,
  code: string,
  poolIds: readonly number[],
): Promise<string[]> {
  const listed = new Set((await ctx.exchange.assets()).map(({ symbol }) => symbol))
  const named = [...code.matchAll(/["'`]([A-Za-z0-9]{1,20})["'`]/g)].map(([, name = '']) => name)
  const pools = (await ctx.store.signalPools.of(ctx.viewer.id)).filter(({ id }) =>
    poolIds.includes(id),
  )
  const found = [...named, ...pools.flatMap(({ symbols }) => symbols)].filter((each) =>
    listed.has(each),
  )
  const symbols = [...new Set(found)].slice(0, mostMarkets)
  return symbols.length > 0 ? symbols : requireMarkets(ctx, ['BTC'])
}

/** Throws MARKET_TAKEN, naming what trades one of the markets now. `bindingId`: whose own positions do not count. */
export async function requireFree(
  { store, viewer, exchange }: ViewerContext,
  symbols: readonly string[],
  bindingId?: number,
): Promise<void> {
  const assets = await exchange.assets()
  for (const symbol of symbols) {
    const asset = assets.find((each) => each.symbol === symbol)
    const holder = asset && (await store.mandates.holder(viewer.id, asset.assetIndex))
    if (holder === undefined) continue
    const of = holder.kind === 'program' ? await store.bindings.ofMandate(holder.id) : undefined
    if (of === undefined || of.bindingId !== bindingId) throw marketTaken(holder)
  }
}
