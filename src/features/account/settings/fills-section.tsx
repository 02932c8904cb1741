import { plural, t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { syncFills } from '../../../../contract/trading/account.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { sessionData } from '../../../api/session-data.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatDateTime } from '../../../lib/time.ts'
import { formatNumber } from '../../../lib/numbers/format.ts'
import { Button } from '../../../ui/form/button.tsx'
import { SettingsSection } from './settings-section.tsx'

export function FillsSection() {
  const client = useQueryClient()
  const sync = useMutation({
    ...apiMutation(useSignedIn(), syncFills),
    onSuccess: () => invalidate(client, ...sessionData),
  })
  return (
    <SettingsSection
      id="fills"
      title={t`Fills`}
      note={t`Alura reads what the exchange filled by itself. Ask again when something seems to be missing: nothing is counted twice.`}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          pending={sync.isPending}
          pendingLabel={t`Reading`}
          onClick={() => sync.mutate({})}
        >{t`Sync fills`}</Button>
        <output className="flex-1 text-muted">
          {sync.data &&
            t`Read ${count(sync.data.synced)}, ${formatNumber(sync.data.newFills, { places: 0 })} of them new. Booked up to ${formatDateTime(Number(sync.data.cursor))}.`}
        </output>
      </div>
      {sync.error !== null && (
        <p role="alert" className="text-danger">
          {messageFor(sync.error)}
        </p>
      )}
    </SettingsSection>
  )
}

function count(fills: number): string {
  const shown = formatNumber(fills, { places: 0 })
  return t`${plural(fills, { one: `${shown} fill`, other: `${shown} fills` })}`
}
