import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  closePosition,
  createCloseSignature,
  type CloseResult,
  type Position,
} from '../../../../contract/trading/positions.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { ApiError, isUnknown, messageFor } from '../../../api/errors.ts'
import { postSignedOrder, type Fill } from '../../../api/exchange/exchange.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { sessionData } from '../../../api/session-data.ts'
import { useSignedIn } from '../../../api/viewer.ts'

export type CloseAttempt =
  | { status: 'idle' }
  | { status: 'closing'; by: 'api' | 'browser' }
  | {
      status: 'done'
      result: Exclude<CloseResult, 'failed' | 'unknown'>
      fill: Fill | null
      /** USDC, signed: what the whole position earned, fees and funding in it; null while a part of it is open. */
      net: DecimalString | null
    }
  /** The exchange's answer to this browser's own request. */
  | { status: 'posted'; fill: Fill }
  /** `isInDoubt`: it may have closed; asking again cannot close twice. */
  | { status: 'failed'; message: string; isInDoubt: boolean; canPost: boolean }

export interface Close {
  attempt: CloseAttempt
  /** `fraction`: 0…1 of the open size. Resolves to the result; never rejects. */
  close: (fraction: DecimalString) => Promise<CloseAttempt>
  /** The API signs and this browser posts: for when the API cannot reach the exchange. */
  post: (fraction: DecimalString) => Promise<CloseAttempt>
}

/** Closes one position, with an alternative way when the first is blocked. */
export function useClose(): (position: Position) => Omit<Close, 'attempt'> {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const closing = useMutation(apiMutation(viewer, closePosition))
  const signing = useMutation(apiMutation(viewer, createCloseSignature))
  const input = ({ id }: Position, fraction: DecimalString) => ({
    params: { positionId: id },
    body: { fraction: Number(fraction) },
  })

  async function attempt(act: () => Promise<CloseAttempt>): Promise<CloseAttempt> {
    try {
      return await act()
    } catch (error) {
      const message = messageFor(error)
      return { status: 'failed', message, isInDoubt: isUnknown(error), canPost: isBarred(error) }
    } finally {
      void invalidate(client, ...sessionData)
    }
  }

  return (position) => ({
    close: (fraction) =>
      attempt(async () => {
        const {
          result,
          fill,
          position: after,
        } = await closing.mutateAsync(input(position, fraction))
        if (result === 'failed' || result === 'unknown') {
          const isInDoubt = result === 'unknown'
          return { status: 'failed', message: words[result], isInDoubt, canPost: isInDoubt }
        }
        const net = after.status === 'closed' ? after.pnl.net : null
        return { status: 'done', result, fill: fill ?? null, net }
      }),
    post: (fraction) =>
      attempt(async () => {
        const { exchangeUrl, expiresAt, ...signed } = await signing.mutateAsync(
          input(position, fraction),
        )
        const order = { ...signed, expiresAfter: expiresAt }
        return { status: 'posted', fill: await postSignedOrder(exchangeUrl, order) }
      }),
  })
}

const words = {
  get failed() {
    return t`The exchange did not close it.`
  },
  get unknown() {
    return t`The exchange has not answered yet. Alura asks until it does.`
  },
}

/** The API could not reach the exchange; this browser may be able to. */
function isBarred(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.code === 'EXCHANGE_UNAVAILABLE' ||
      error.code === 'EXCHANGE_BUSY' ||
      error.code === 'EXCHANGE_TIMEOUT')
  )
}
