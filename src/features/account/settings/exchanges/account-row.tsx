import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listExchangeAccounts,
  testExchangeAccount,
} from '../../../../../contract/desk/exchanges.ts'
import { removeExchangeAccount } from '../../../../../contract/desk/venue-accounts.ts'
import { call } from '../../../../api/client.ts'
import { messageFor } from '../../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { formatAgo, timeOfIso } from '../../../../lib/time.ts'
import { useNow } from '../../../../lib/hooks/use-now.ts'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { toast } from '../../../../ui/feedback/toast.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { confirm } from '../../../../ui/overlay/confirm.ts'
import { AccountDialog } from './account-dialog.tsx'
import type { Account } from './exchanges.queries.ts'
import { ImportLine } from './import-line.tsx'
import { triedWords } from './venue-guides.ts'

export interface AccountRowProps {
  account: Account
  venueName: string
}

export function AccountRow({ account, venueName }: AccountRowProps) {
  const client = useQueryClient()
  const remove = useRemove()
  const now = useNow(30_000)
  const [isOpen, setIsOpen] = useState(false)
  const test = useMutation({
    ...apiMutation(useSignedIn(), testExchangeAccount),
    onSettled: () => invalidate(client, listExchangeAccounts),
  })
  const { id, account_name: name, last_used_at: used } = account
  const isByKey = account.auth_mode === 'api_key'
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line py-3 first:pt-0 last:border-0">
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {name}
          <State account={account} />
        </p>
        <p className="text-muted">{whatItMay(account, venueName)}</p>
        <p className="text-muted">
          {used === null ? t`Not read yet` : t`Last read ${formatAgo(timeOfIso(used), now)}`}
        </p>
        {isByKey && <p className="text-muted">{triedWords(account.exchange_name, venueName)}</p>}
        <ImportLine accountId={id} />
        <output className="block empty:hidden">
          {test.data && (
            <span className={test.data.status === 'success' ? 'text-gain' : 'text-danger'}>
              {t`${test.data.message} (${test.data.latency_ms} ms)`}
            </span>
          )}
          {test.error && <span className="text-danger">{messageFor(test.error)}</span>}
        </output>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" aria-label={t`Look at ${name}`} onClick={() => setIsOpen(true)}>
          {t`Look`}
        </Button>
        <Button
          size="sm"
          aria-label={t`Test ${name}`}
          pending={test.isPending}
          pendingLabel={t`Asking`}
          onClick={() => test.mutate({ params: { id } })}
        >
          {t`Test`}
        </Button>
        {isByKey && (
          <Button
            size="sm"
            aria-label={t`Remove ${name}`}
            onClick={() => void remove(account, venueName)}
          >
            {t`Remove`}
          </Button>
        )}
      </div>
      {isOpen && (
        <AccountDialog account={account} venueName={venueName} onDone={() => setIsOpen(false)} />
      )}
    </li>
  )
}

function State({ account }: { account: Account }) {
  if (account.state === 'unreachable') return <Badge tone="warn">{t`NOT REACHABLE`}</Badge>
  if (account.auth_mode === 'agent') {
    return account.is_active ? (
      <Badge tone="gain">{t`TRADES`}</Badge>
    ) : (
      <Badge tone="warn">{t`NOT APPROVED`}</Badge>
    )
  }
  return account.requires_reauthorization ? (
    <Badge tone="danger">{t`KEY REFUSED`}</Badge>
  ) : (
    <Badge>{t`READ ONLY`}</Badge>
  )
}

function whatItMay(account: Account, venue: string): string {
  if (account.auth_mode === 'agent')
    return t`Your own account. The agent may trade, never withdraw.`
  if (account.can_withdraw === null) {
    return t`${venue}, by API key. ${venue} does not tell what a key may do: check there that it can only read.`
  }
  if (account.can_withdraw) {
    return t`${venue}, by API key. The key may withdraw: remove it, and make a read-only one.`
  }
  return account.permissions.includes('trade')
    ? t`${venue}, by API key. The key may trade, which is not needed, and cannot withdraw.`
    : t`${venue}, by API key. The key cannot withdraw.`
}

function useRemove(): (account: Account, venue: string) => Promise<void> {
  const viewer = useSignedIn()
  const client = useQueryClient()
  return async ({ id, account_name: name }, venue) => {
    const isDone = await confirm({
      title: t`Remove ${name}?`,
      consequences: [
        t`Alura deletes the key and no longer shows the account.`,
        t`The key stays valid on ${venue}: delete it there as well.`,
      ],
      confirmLabel: t`Remove account`,
      pendingLabel: t`Removing`,
      tone: 'danger',
      describeError: (error) => ({ message: messageFor(error) }),
      action: async () => {
        await call(viewer, removeExchangeAccount, { params: { id } })
      },
    })
    await invalidate(client, listExchangeAccounts)
    if (isDone) toast({ title: t`${name} was removed`, tone: 'success' })
  }
}
