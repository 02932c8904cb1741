import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { CheckList } from '../../../ui/form/check-list.tsx'
import { poolsQuery } from '../pools/pools.queries.ts'

export interface PoolsFieldProps {
  chosen: readonly number[]
  onChosen: (ids: readonly number[]) => void
}

/** The signal pools that start a program, beside its schedule. */
export function PoolsField({ chosen, onChosen }: PoolsFieldProps) {
  const pools = useQuery(poolsQuery(useSignedIn()))
  const options = (pools.data ?? []).map(({ id, name, symbols }) => ({
    id,
    name,
    detail: symbols.join(', '),
  }))
  const legend = t`It runs as well when one of these fires`
  return (
    <CheckList {...{ legend, options, chosen, onChosen }}>
      {pools.error && pools.data === undefined ? (
        <p className="text-danger">{messageFor(pools.error)}</p>
      ) : (
        <p className="text-xs text-muted">
          {pools.data?.length === 0 && <>{t`You have no signal pools.`} </>}
          <Link
            href={paths.labPools()}
            className="underline hover:text-text"
          >{t`Make signal pools`}</Link>
        </p>
      )}
    </CheckList>
  )
}
