import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { marketLimits } from '../../../../../engine/market-limits.ts'
import type { NetFan } from '../../../../../engine/replay/net-fan.ts'
import type { Rehearsal } from '../../../../../engine/replay/rehearsal.ts'
import { multiply } from '../../../../../contract/decimal.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { assumedCosts } from '../../../../../engine/expectation/assumed-costs.ts'
import { marketsQuery } from '../sessions.queries.ts'
import type { FanReply, FanRequest } from './fan-worker.ts'

export interface Fan extends NetFan {
  /** Milliseconds from the start: each list has one value per moment. */
  moments: readonly number[]
}

const steps = 32
const hour = 3_600_000

/** The results of past starts of this contract over a period that contains `elapsedMs`; null until known. */
export function useFan(session: Session, elapsedMs: number): Fan | null {
  const rehearsal = useRehearsal(session)
  // The period doubles, so that the replay is repeated only a few times in a session's life.
  const windowMs = hour * 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, elapsedMs) / hour)))
  const moments = useMemo(
    () => Array.from({ length: steps + 1 }, (_, index) => (index * windowMs) / steps),
    [windowMs],
  )
  const asked = rehearsal && JSON.stringify({ rehearsal, moments } satisfies FanRequest)
  const [found, setFound] = useState<{ asked: string; fan: NetFan; moments: readonly number[] }>()
  useEffect(() => {
    if (asked === null) return
    const worker = new Worker(new URL('./fan-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<FanReply>) => {
      if (data !== null) setFound({ asked, fan: data, moments })
      worker.terminate()
    })
    worker.postMessage(JSON.parse(asked))
    return () => worker.terminate()
  }, [asked, moments])
  // The result for the shorter period is still valid.
  return found === undefined ? null : { ...found.fan, moments: found.moments }
}

/** The session as the engine would replay it; null until the market's limits are known. */
function useRehearsal(session: Session): Rehearsal | null {
  const world = useWorld()
  const { data } = useQuery({ ...marketsQuery(), throwOnError: false })
  const asset = data?.symbols.find(({ symbol }) => symbol === session.symbol)
  // What a program would have done is replayed in the form, where its code is.
  const { strategy } = session
  if (asset === undefined || strategy === undefined || session.program !== undefined) return null
  const { budget, profitTarget, lossThreshold, maxPositions, plan, startedAt, endsAt } = session
  return {
    symbol: session.symbol,
    contract: { budget, profitTarget, lossThreshold, maxPositions },
    plan: { ...plan, notionalPerPosition: multiply(plan.budgetPerPosition, plan.leverage) },
    strategy,
    durationMs: endsAt === null ? null : endsAt - startedAt,
    limits: marketLimits(asset, world.minimums.order),
    costs: assumedCosts(world.fees),
    wallet: budget,
  }
}
