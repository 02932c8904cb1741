import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { pathOf } from '../../../../contract/client.ts'
import {
  exportTaxFile,
  taxFormats,
  type TaxFormat,
} from '../../../../contract/journal/tax-files.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { now } from '../../../lib/clock.ts'
import { download } from '../../../lib/download.ts'
import { wallTime, zoneName } from '../../../lib/time.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { Choice } from '../filters/choice.tsx'
import { fetchTextFile } from '../trades/text-file.ts'

const words: Record<TaxFormat, { name: string; about: string }> = {
  fills: {
    get name() {
      return t`All fills`
    },
    get about() {
      return t`A line for each fill of your account here, over all sessions and trades by hand.`
    },
  },
  positions: {
    get name() {
      return t`Closed positions`
    },
    get about() {
      return t`A line for each position that closed here, with result, fees and funding.`
    },
  },
  koinly: {
    get name() {
      return t`Koinly`
    },
    get about() {
      return t`Koinly’s universal CSV: gains, fees and funding as movements of USDC.`
    },
  },
  cointracking: {
    get name() {
      return t`CoinTracking`
    },
    get about() {
      return t`CoinTracking’s CSV: profits, losses, fees and funding, each with its type.`
    },
  },
}

/** As many years back as somebody may be asked about. */
const yearsBack = 7

/** A file of one year, in the viewer's time zone. */
export default function TaxDialog({ onClose }: { onClose: () => void }) {
  const viewer = useSignedIn()
  const thisYear = wallTime(now()).year
  const [year, setYear] = useState(String(thisYear))
  const [format, setFormat] = useState<TaxFormat>('positions')
  const save = useMutation({
    mutationFn: async () => {
      const query = { year, format, tz: zoneName() }
      const file = await fetchTextFile(viewer, pathOf(exportTaxFile, { query }))
      download(`${format}-${year}.csv`, file)
    },
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Files for taxes`}
      description={t`Of everything that was traded here in a year. Imported and typed trades are not in them: their exchanges have files of their own.`}
      actions={
        <>
          <Button onClick={onClose}>{t`Close`}</Button>
          <Button variant="primary" pending={save.isPending} onClick={() => save.mutate()}>
            {t`Save the file`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice
            label={t`Year`}
            value={year}
            options={Array.from({ length: yearsBack }, (_, index) => {
              const value = String(thisYear - index)
              return { value, label: value }
            })}
            onChange={setYear}
          />
          <Choice
            label={t`File`}
            value={format}
            options={taxFormats.map((value) => ({ value, label: words[value].name }))}
            onChange={(value) =>
              setFormat(taxFormats.find((each) => each === value) ?? 'positions')
            }
          />
        </div>
        <p className="text-muted">{words[format].about}</p>
        {save.error !== null && (
          <ErrorMessage title={t`The file was not saved`} message={messageFor(save.error)} />
        )}
      </div>
    </Dialog>
  )
}
