import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { paths } from '../../app/paths.ts'
import { messageFor } from '../../api/errors.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { CheckList, type CheckListProps } from '../../ui/form/check-list.tsx'
import { signalPoolsQuery } from './traders.queries.ts'

/** Signal pools that ask its model, beside its schedule. */
export function TriggerField(props: Pick<CheckListProps, 'chosen' | 'onChosen'>) {
  const pools = useQuery(signalPoolsQuery(useSignedIn()))
  const options = (pools.data ?? []).map(({ id, name, symbols }) => ({
    id,
    name,
    detail: symbols.join(', '),
  }))
  return (
    <CheckList {...props} legend={t`It decides as well when one of these fires`} options={options}>
      {pools.error && pools.data === undefined ? (
        <p className="text-danger">{messageFor(pools.error)}</p>
      ) : (
        <p className="text-xs text-muted">
          {pools.data?.length === 0 && <>{t`You have no signal pools.`} </>}
          <Link href={paths.labPools()} className="underline hover:text-text">
            {t`Make signal pools`}
          </Link>
        </p>
      )}
    </CheckList>
  )
}
