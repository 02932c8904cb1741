import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listBindings } from '../../../../contract/lab/bindings.ts'
import {
  deleteTrader,
  listTraders,
  pauseTrader,
  resumeTrader,
  type Trader,
} from '../../../../contract/traders/traders.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { moneyWords } from './trader-words.ts'

/** Pausing, resuming and deleting traders. The same functions in every render. */
export function useTraderActs() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const { mutateAsync: sendPause } = useMutation(apiMutation(viewer, pauseTrader))
  const { mutateAsync: sendResume } = useMutation(apiMutation(viewer, resumeTrader))
  const { mutateAsync: sendRemove } = useMutation(apiMutation(viewer, deleteTrader))
  return useMemo(() => {
    const describeError = (error: unknown) => ({ message: messageFor(error) })
    return {
      /** Nothing is lost by it: not asked about. */
      pause: async ({ id }: Trader): Promise<void> => {
        try {
          await sendPause({ params: { id: String(id) } })
        } catch (error) {
          toast({ title: t`It was not paused`, detail: messageFor(error), tone: 'danger' })
        }
        await refresh(client)
      },
      resume: async (trader: Trader): Promise<void> => {
        await confirm({
          title: t`Let ${trader.name} trade again?`,
          consequences: [
            t`What is bound to it and switched on runs again.`,
            ...(trader.state === 'error'
              ? [t`Its losses so far are forgiven: it may lose as much once more.`]
              : []),
            ...moneyWords(trader),
          ],
          confirmLabel: t`Resume`,
          tone: 'normal',
          action: async () => {
            await sendResume({ params: { id: String(trader.id) } })
          },
          describeError,
        })
        await refresh(client)
      },
      remove: async (trader: Trader): Promise<void> => {
        await confirm({
          title: t`Delete ${trader.name}?`,
          consequences: [t`It leaves your list. What it did stays in the list of executions.`],
          confirmLabel: t`Delete the trader`,
          tone: 'danger',
          action: async () => {
            await sendRemove({ params: { id: String(trader.id) } })
          },
          describeError,
        })
        await refresh(client)
      },
    }
  }, [client, sendPause, sendResume, sendRemove])
}

const refresh = (client: QueryClient): Promise<void> =>
  invalidate(client, listTraders, listBindings)
