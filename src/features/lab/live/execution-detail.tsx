import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import type { Execution } from '../../../../contract/lab/executions.ts'
import { formatNumber, formatPrice, formatSize } from '../../../lib/numbers/format.ts'
import { formatFullDateTime, timeOfIso } from '../../../lib/time.ts'
import { ChecksList } from '../../../ui/figures/checks-list.tsx'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import { Line, Part } from '../result/lines.tsx'
import { actionWords } from '../runs/run-words.ts'
import { executionCauseWords, executionStateWords } from './execution-words.ts'

export interface ExecutionDetailProps {
  execution: Execution
  onClose: () => void
}

/** One execution: what was decided, what the checks said, and what became of it. */
export function ExecutionDetail({ execution, onClose }: ExecutionDetailProps) {
  const { action, symbol, executed_at, cause, program_version, checks, logs } = execution
  const failed = checks?.find(({ passed }) => !passed) ?? null
  return (
    <section
      aria-label={t`The chosen execution`}
      className="flex min-w-0 flex-col gap-4 border-y border-line py-4"
    >
      <div className="flex items-start justify-between gap-3">
        <div>
          <h4 className="font-medium">
            {actionWords(action)} {symbol} · {formatFullDateTime(timeOfIso(executed_at))}
          </h4>
          <p className="text-xs text-muted">
            {t`${executionCauseWords(cause)}, version ${program_version}`}
          </p>
        </div>
        <IconButton
          label={t`Close the details`}
          icon={<X aria-hidden className="size-4" />}
          size="sm"
          onClick={onClose}
        />
      </div>
      <Part title={t`It decided`} none={t`Nothing.`}>
        {decidedWords(execution).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Part>
      <Part title={t`What became of it`} none="">
        {[
          <li key="state">
            {executionStateWords(execution)}
            {execution.error !== null && (
              <>
                {': '}
                <span lang="en">{execution.error}</span>
              </>
            )}
          </li>,
        ]}
      </Part>
      {checks !== null && checks.length > 0 && (
        <div className="flex flex-col gap-1">
          <h4 className="label">{t`The nine checks`}</h4>
          <ChecksList checks={checks} refusal={failed} />
        </div>
      )}
      <Part title={t`It logged`} none={t`Nothing.`}>
        {logs.map((line, i) => (
          <Line key={i} code={line} />
        ))}
      </Part>
    </section>
  )
}

function decidedWords(execution: Execution): string[] {
  const { reason, wished_quantity: wished, quantity, stop, target, leverage } = execution
  return [
    ...(wished === null ? [] : [t`Size ${formatSize(wished)}`]),
    ...(quantity === null || quantity === wished
      ? []
      : [t`The rules left ${formatSize(quantity)} of it`]),
    ...(leverage === null ? [] : [t`Leverage ${formatNumber(leverage, { places: 1 })}×`]),
    ...(stop === null ? [] : [t`Stop ${formatPrice(stop)}`]),
    ...(target === null ? [] : [t`Target ${formatPrice(target)}`]),
    ...(reason === null ? [] : [reason]),
  ]
}
