import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  cancelTrade,
  closeTradePart,
  moveTradeStop,
  setTradeBreakEven,
  setTradeTargets,
} from '../../../../../contract/desk/trades.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { DeskTrade, NewTargets } from '../../../../../contract/desk/trade.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { deskData } from '../desk-data.ts'
import { stagedTargets, type Staged } from './staged.ts'

/** Actions on an open trade. Each rejects with the server's refusal. */
export function useTradeActs(trade: DeskTrade) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const onSettled = () => invalidate(client, ...deskData)
  const stop = useMutation({ ...apiMutation(viewer, moveTradeStop), onSettled })
  const targets = useMutation({ ...apiMutation(viewer, setTradeTargets), onSettled })
  const breakEven = useMutation({ ...apiMutation(viewer, setTradeBreakEven), onSettled })
  const cancel = useMutation({ ...apiMutation(viewer, cancelTrade), onSettled })
  const part = useMutation({ ...apiMutation(viewer, closeTradePart), onSettled })
  const params = { id: trade.id }
  const errors = [stop.error, targets.error, breakEven.error, cancel.error, part.error]
  return {
    /** The stop first, because it is the protection. */
    move: async (staged: Staged): Promise<void> => {
      if (staged.stop !== null) {
        await stop.mutateAsync({ params, body: { price: staged.stop } })
      }
      if (Object.keys(staged.targets).length > 0) {
        await targets.mutateAsync({ params, body: { take_profit: stagedTargets(trade, staged) } })
      }
    },
    setTargets: (wanted: NewTargets) =>
      targets.mutateAsync({ params, body: { take_profit: wanted } }),
    breakEvenNow: () =>
      breakEven.mutateAsync({ params, body: { enabled: true, trigger_percent: 0 } }),
    /** `percent`: from the entry price, in the trade's favour; `offset`: in units of price. */
    breakEvenAt: (percent: number, offset: DecimalString) =>
      breakEven.mutateAsync({ params, body: { enabled: true, trigger_percent: percent, offset } }),
    breakEvenOff: () => breakEven.mutateAsync({ params, body: { enabled: false } }),
    closePart: (quantity: DecimalString) => part.mutateAsync({ params, body: { quantity } }),
    cancel: () => cancel.mutateAsync({ params }),
    isMoving: stop.isPending || targets.isPending,
    isBreakingEven: breakEven.isPending,
    isCancelling: cancel.isPending,
    isClosingPart: part.isPending,
    error: errors.find((error) => error !== null) ?? null,
    forget: () => [stop, targets, breakEven, cancel, part].forEach((each) => each.reset()),
  }
}

export type TradeActs = ReturnType<typeof useTradeActs>
