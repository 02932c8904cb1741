import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { poolsQuery } from '../pools/pools.queries.ts'

export interface PoolsFieldProps {
  chosen: readonly number[]
  onChosen: (ids: readonly number[]) => void
}

/** The signal pools that start a program, beside its schedule. */
export function PoolsField({ chosen, onChosen }: PoolsFieldProps) {
  const pools = useQuery(poolsQuery(useSignedIn()))
  const toggle = (id: number): void =>
    onChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 text-sm font-medium">{t`It runs as well when one of these fires`}</legend>
      {(pools.data ?? []).map(({ id, name, symbols }) => (
        <label key={id} className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={() => toggle(id)}
            className="size-4 shrink-0 accent-accent"
          />
          <span lang="en">{name}</span>
          <span className="text-xs text-muted" lang="en">
            {symbols.join(', ')}
          </span>
        </label>
      ))}
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
    </fieldset>
  )
}
