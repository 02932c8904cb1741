import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { messageFor } from '../../../../../api/errors.ts'
import { textOf, wordsLang } from '../../../../../lib/words/language.ts'
import { ErrorMessage } from '../../../../../ui/feedback/error-message.tsx'
import { StatusDot } from '../../../../../ui/feedback/status-dot.tsx'
import { checkTitles, type Check } from './preflight.ts'
import type { PreflightState } from './use-preflight.ts'

const looks = {
  ok: {
    status: 'ok',
    get word() {
      return t`ok`
    },
  },
  failed: {
    status: 'bad',
    get word() {
      return t`missing`
    },
  },
  warning: {
    status: 'slow',
    get word() {
      return t`mind`
    },
  },
  skipped: {
    status: 'off',
    get word() {
      return t`not checked`
    },
  },
  waiting: {
    status: 'off',
    get word() {
      return t`checking`
    },
  },
} as const

export interface PreflightListProps extends PreflightState {
  /** The button or link that fixes it. */
  fixOf: (fix: NonNullable<Check['fix']>) => ReactNode
}

export function PreflightList({ checks, error, isChecking, retry, fixOf }: PreflightListProps) {
  const headingId = useId()
  return (
    <section aria-labelledby={headingId} aria-busy={isChecking} className="flex flex-col gap-2">
      <h2 id={headingId} className="text-base font-semibold">{t`Before it starts`}</h2>
      {error === null ? (
        <Checks checks={checks} fixOf={fixOf} />
      ) : (
        <ErrorMessage
          title={t`The checks could not be made`}
          message={messageFor(error)}
          onRetry={retry}
          retrying={isChecking}
        />
      )}
    </section>
  )
}

/** Failed checks are listed; the others are summed up in one line that unfolds. */
function Checks({ checks, fixOf }: Pick<PreflightListProps, 'checks' | 'fixOf'>) {
  const open = checks.filter(({ status }) => status === 'failed' || status === 'warning')
  const folded = checks.filter((check) => !open.includes(check))
  const passed = checks.filter(({ status }) => status === 'ok').length
  const isWaiting = checks.some(({ status }) => status === 'waiting')
  return (
    <>
      {open.length > 0 && (
        <ul>
          {open.map((check) => (
            <Line key={check.id} check={check} fixOf={fixOf} />
          ))}
        </ul>
      )}
      <details className="group">
        <summary className="flex min-h-11 list-none items-center gap-2">
          <StatusDot
            status={isWaiting ? 'off' : 'ok'}
            label={isWaiting ? t`Checking` : t`${passed} of ${checks.length} ok`}
          />
          <ChevronDown
            aria-hidden
            className="size-4 text-muted transition-transform group-open:rotate-180"
          />
        </summary>
        <ul>
          {folded.map((check) => (
            <Line key={check.id} check={check} fixOf={fixOf} />
          ))}
        </ul>
      </details>
    </>
  )
}

function Line({ check, fixOf }: { check: Check; fixOf: PreflightListProps['fixOf'] }) {
  const { id, status, required, actual, fix } = check
  const isWrong = status === 'failed' || status === 'warning'
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-0">
      <StatusDot
        status={looks[status].status}
        label={
          <>
            {checkTitles[id]} <span className="sr-only">{looks[status].word}</span>
          </>
        }
      />
      <span className="flex min-w-0 flex-wrap items-center justify-end gap-x-3 gap-y-1 text-right text-xs text-pretty text-muted">
        {(isWrong || actual === undefined) && (
          <span lang={wordsLang(check.reason)} className={isWrong ? 'text-left text-text' : ''}>
            {textOf(check)}
          </span>
        )}
        {actual !== undefined && (
          <span>
            <span lang="en" className="text-text">
              {actual}
            </span>
            {required !== undefined && (
              <Trans>
                {' '}
                · needs <span lang="en">{required}</span>
              </Trans>
            )}
          </span>
        )}
        {isWrong && fix !== undefined && fixOf(fix)}
      </span>
    </li>
  )
}
