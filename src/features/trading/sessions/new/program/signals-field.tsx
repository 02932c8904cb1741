import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import { intervals } from '../../../../../../contract/market/market.ts'
import { messageFor } from '../../../../../api/errors.ts'
import { paths } from '../../../../../app/paths.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { SelectField } from '../../../../../ui/form/select.tsx'
import type { NewSessionForm } from '../use-new-session.ts'

const own = 'alura'

/** Who says when the session opens and closes. */
export function SignalsField({ form }: { form: NewSessionForm }) {
  const { choice, programs, error, retry } = form.program
  const options = [
    { value: own, name: t`Alura` },
    ...(programs ?? []).map(({ id, name, version }) => ({
      value: String(id),
      name: `${name} v${version}`,
    })),
  ]
  return (
    <div className="flex flex-col gap-1.5">
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <SelectField
          label={t`Signals by`}
          isNames
          value={choice === null ? own : String(choice.programId)}
          options={options}
          onValue={(value) => form.setProgram(value === own ? null : Number(value))}
        />
        {choice !== null && (
          <SelectField
            label={t`It is asked after candles of`}
            isNames
            value={choice.interval}
            options={intervals.map((value) => ({ value, name: value }))}
            onValue={form.setCandles}
          />
        )}
      </div>
      <div className="min-h-4 text-xs text-pretty text-muted">
        {error !== null ? (
          <p className="flex flex-wrap items-center gap-2">
            {t`Your programs did not load: ${messageFor(error)}`}
            <Button size="sm" onClick={retry}>{t`Try again`}</Button>
          </p>
        ) : choice !== null ? (
          t`Your program says when to open and close. Sizes, stops and targets are the session’s, and budget, loss and time stand above it.`
        ) : (
          programs?.length === 0 && (
            <Trans>
              Or by a program of your own:{' '}
              <Link href={paths.lab()} className="underline underline-offset-4 hover:text-text">
                write one in the lab
              </Link>
              .
            </Trans>
          )
        )}
      </div>
    </div>
  )
}
