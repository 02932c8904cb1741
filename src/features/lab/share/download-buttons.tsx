import { t } from '@lingui/core/macro'
import { Download } from 'lucide-react'
import type { Backtest, BacktestMarker } from '../../../../contract/lab/backtest-shapes.ts'
import { download } from '../../../lib/download.ts'
import { Button } from '../../../ui/form/button.tsx'
import { fillsCsv, runJson } from './run-files.ts'

export interface DownloadButtonsProps {
  run: Backtest
  markers: readonly BacktestMarker[]
}

/** A run as files. */
export function DownloadButtons({ run, markers }: DownloadButtonsProps) {
  const save = (ending: string, type: string, text: string): void =>
    download(`${run.id}.${ending}`, new Blob([text], { type }))
  const icon = <Download aria-hidden className="size-4" />
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        icon={icon}
        onClick={() => save('csv', 'text/csv', fillsCsv(markers))}
      >{t`Fills as CSV`}</Button>
      <Button
        size="sm"
        icon={icon}
        onClick={() => save('json', 'application/json', runJson(run, markers))}
      >{t`Run as JSON`}</Button>
    </div>
  )
}
