import { Trans } from '@lingui/react/macro'
import { reasonOf } from '../../../../charts/marks/decision-marks.ts'
import { formatNumber } from '../../../../lib/numbers/format.ts'
import { formatDateTime, formatHour } from '../../../../lib/time.ts'
import { wordsLang } from '../../../../lib/words/language.ts'
import type { RefusalRun } from './log-groups.ts'

/** "Refused 268 ×, 06:36–07:11: 3 of 3 positions are open". */
export function RefusalWords({ run: { logs, times, from, to } }: { run: RefusalRun }) {
  const newest = logs[0]
  return (
    <Trans>
      <span aria-hidden>○ </span>
      Refused {formatNumber(times, { places: 0 })} ×,{' '}
      <span title={`${formatDateTime(from)} – ${formatDateTime(to)}`}>
        {formatHour(from)}–{formatHour(to)}
      </span>
      {newest && <span lang={wordsLang(newest.reason)}>: {reasonOf(newest)}</span>}
    </Trans>
  )
}
