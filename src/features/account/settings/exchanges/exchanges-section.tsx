import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { messageFor } from '../../../../api/errors.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { SettingsSection } from '../settings-section.tsx'
import { AccountRow } from './account-row.tsx'
import { AddAccountDialog } from './add-account-dialog.tsx'
import { accountsQuery, venuesQuery } from './exchanges.queries.ts'

/** The viewer's own account, and accounts on other exchanges that are read by API key. */
export function ExchangesSection() {
  const viewer = useSignedIn()
  const accounts = useQuery(accountsQuery(viewer))
  const venues = useQuery(venuesQuery(viewer))
  const [isAdding, setIsAdding] = useState(false)
  const byKey = (venues.data ?? []).filter(({ requires }) => requires.includes('api_key'))
  const nameOf = (id: string) => venues.data?.find((venue) => venue.id === id)?.name ?? id
  const failed = accounts.error ?? venues.error
  return (
    <SettingsSection
      id="exchange-accounts"
      title={t`Exchange accounts`}
      note={t`Alura trades on your Hyperliquid account. Accounts on other exchanges are only shown: each is read with an API key, and nothing is traded there.`}
    >
      {accounts.data && venues.data ? (
        <>
          <ul className="flex flex-col">
            {accounts.data.items.map((account) => (
              <AccountRow
                key={account.id}
                account={account}
                venueName={nameOf(account.exchange_name)}
              />
            ))}
          </ul>
          {accounts.data.total === 1 && (
            <p className="text-muted">{t`No account on another exchange yet.`}</p>
          )}
        </>
      ) : failed ? (
        <ErrorMessage
          message={messageFor(failed)}
          onRetry={() => void Promise.all([accounts.refetch(), venues.refetch()])}
          retrying={accounts.isFetching || venues.isFetching}
        />
      ) : (
        <Skeleton className="h-28 w-full" />
      )}
      <div>
        <Button
          disabledReason={accounts.data && venues.data ? undefined : t`The list is not there yet`}
          onClick={() => setIsAdding(true)}
        >
          {t`Add an account`}
        </Button>
      </div>
      {isAdding && <AddAccountDialog venues={byKey} onDone={() => setIsAdding(false)} />}
    </SettingsSection>
  )
}
