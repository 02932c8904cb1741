import { useQueries } from '@tanstack/react-query'
import type { Asset } from '../../../../../../contract/market/market.ts'
import { useWorld } from '../../../../../api/exchange/world.ts'
import type { Rehearsal } from '../../../../../../engine/replay/rehearsal.ts'
import { figures } from '../preview/figures.ts'
import { rehearsalOf } from '../preview/rehearsal-of.ts'
import { useAside } from '../preview/use-aside.ts'
import { presetDraft } from '../session-form.ts'
import { dailyRangeQuery } from '../use-daily-range.ts'
import { type Cell, type Choice, cellOf, choicesIn } from './matrix.ts'

/** How each choice did from past starts of its market, with this budget (USDC), as far as it is known by now. */
export function useMatrix(
  markets: readonly Asset[],
  budget: string,
): { choice: Choice; cell: Cell }[] {
  const world = useWorld()
  const ranges = useQueries({ queries: markets.map(({ symbol }) => dailyRangeQuery(symbol)) })
  const asked = markets.flatMap((asset, index) => {
    const range = ranges[index]
    return choicesIn(asset.symbol).map((choice) => {
      if (range === undefined || range.isPending) return { choice, rehearsal: null }
      const rehearsal = rehearse(choice, asset, range.data?.pct)
      return { choice, rehearsal }
    })
  })

  function rehearse(choice: Choice, asset: Asset, pct: number | undefined): Rehearsal | 'no_plan' {
    const draft = presetDraft(choice.preset, choice.horizon, budget)
    if (draft === null) return 'no_plan'
    const planned = figures(draft, asset, world, pct)
    if ('refusal' in planned) return 'no_plan'
    return rehearsalOf(draft, planned.plan, { asset, dailyRangePct: pct }, world, null)
  }

  const answers = useAside(
    'average',
    asked.map(({ rehearsal }) => (rehearsal === 'no_plan' ? null : rehearsal)),
  )
  return asked.map(({ choice, rehearsal }, index) => ({
    choice,
    cell: rehearsal === 'no_plan' ? 'no_plan' : cellOf(answers[index] ?? null),
  }))
}
