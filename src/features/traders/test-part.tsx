import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getOwnTrader } from '../../../contract/traders/traders.ts'
import { listTraderDecisions, testTrader } from '../../../contract/traders/model-decisions.ts'
import { messageFor } from '../../api/errors.ts'
import { apiMutation, invalidate } from '../../api/query.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Button } from '../../ui/form/button.tsx'
import { AskedPart } from './asked-part.tsx'

/** Asks once with the real account and market, and shows everything. Nothing is sent. */
export function TestPart({ traderId }: { traderId: string }) {
  const client = useQueryClient()
  const test = useMutation(apiMutation(useSignedIn(), testTrader))

  async function run(): Promise<void> {
    await test.mutateAsync({ params: { id: traderId } }).catch(() => null)
    await invalidate(client, getOwnTrader, listTraderDecisions)
  }

  return (
    <section aria-label={t`Test`} className="flex flex-col gap-4 border-t border-line pt-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-base font-semibold">{t`Test`}</h2>
          <p className="text-muted">
            {t`Ask it once, now, with your account and the market as they are. Nothing is sent.`}
          </p>
        </div>
        <Button pending={test.isPending} onClick={() => void run()}>{t`Test now`}</Button>
      </div>
      {test.error && <ErrorMessage title={t`No answer`} message={messageFor(test.error)} />}
      {test.data && <AskedPart asked={test.data} isTest />}
    </section>
  )
}
