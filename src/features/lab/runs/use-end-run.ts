import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BacktestSummary } from '../../../../contract/lab/backtest-shapes.ts'
import { cancelBacktest, getBacktest, listBacktests } from '../../../../contract/lab/backtests.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { isRunning } from './runs.queries.ts'

/** Cancels a run that goes on; asks before it deletes one that has ended. Resolves to whether it is deleted. */
export function useEndRun(): (run: BacktestSummary) => Promise<boolean> {
  const client = useQueryClient()
  const end = useMutation(apiMutation(useSignedIn(), cancelBacktest))
  return async (run) => {
    const params = { id: run.id }
    if (!isRunning(run)) {
      const isDeleted = await confirm({
        title: t`Delete this run?`,
        consequences: [t`Its result, its trades and its link, if it is shared, are gone.`],
        confirmLabel: t`Delete the run`,
        tone: 'danger',
        action: async () => {
          await end.mutateAsync({ params })
        },
        describeError: (error) => ({ message: messageFor(error) }),
      })
      if (isDeleted) await invalidate(client, listBacktests)
      return isDeleted
    }
    try {
      await end.mutateAsync({ params })
    } catch (error) {
      toast({ title: t`It was not cancelled`, detail: messageFor(error), tone: 'danger' })
    }
    await invalidate(client, listBacktests, getBacktest)
    return false
  }
}
