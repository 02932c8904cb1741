import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewTrade } from '../../../../contract/desk/trade.ts'
import { checkTrade, createTrade } from '../../../../contract/desk/trades.ts'
import { toNumber } from '../../../../contract/decimal.ts'
import type { Asset } from '../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { deskData } from './desk-data.ts'
import type { Ticket } from './ticket/ticket.ts'

/** Places a ticket; `refusal` is the reason why the last one was not placed. */
export function usePlace({ symbol }: Asset) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { mutateAsync } = useMutation(apiMutation(viewer, createTrade))
  const tell = useMutation(apiMutation(viewer, checkTrade))

  /** False when it was not placed or the outcome is unknown. */
  async function place(ticket: Ticket, quantity: DecimalString): Promise<boolean> {
    setRefusal(null)
    try {
      const trade = await mutateAsync({ body: bodyOf(symbol, ticket, quantity) })
      const title = trade.status === 'pending' ? t`Waits for its price` : t`Placed`
      toast({ title: `${title}: ${trade.side} ${symbol}`, tone: 'success' })
      return true
    } catch (error) {
      setRefusal(messageFor(error))
      return false
    } finally {
      void invalidate(client, ...deskData)
    }
  }

  /** Tells that a trade was wanted which a limit refuses, so that the journal can say what limits save and cost. */
  function attempt(ticket: Ticket, quantity: DecimalString): void {
    const body = bodyOf(symbol, ticket, quantity)
    // Whatever comes back, nothing is placed, and the checks on the page say why.
    tell.mutate({ query: { attempted: 'true' }, body })
  }
  return { place, attempt, refusal }
}

/**
 * A limit entry, and one that risks less than the limits allow, has the displayed size. For a market entry at the limits the server
 * computes the size from the current price, so that the amount at risk is the displayed one.
 */
function bodyOf(symbol: string, ticket: Ticket, quantity: DecimalString): NewTrade {
  const { side, entryKind, entryPrice, stopPrice, targets, leverage, riskPercent } = ticket
  return {
    symbol,
    side: side === 'long' ? 'buy' : 'sell',
    order_type: entryKind,
    ...(entryKind === 'limit' && { entry_price: entryPrice }),
    ...((entryKind === 'limit' || riskPercent !== null) && { quantity }),
    stop_loss_price: stopPrice,
    take_profit: targets.map(({ price, sharePercent }) => ({
      price,
      percent_to_close: toNumber(sharePercent),
      order_type: 'limit' as const,
    })),
    leverage,
  }
}
