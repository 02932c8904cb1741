import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { cx } from '../../../../lib/cx.ts'
import { CsvReview } from './csv-review.tsx'

interface Chosen {
  file: File
  /** Counts the choices: the same file may have changed. */
  turn: number
}

/** A file to drop or choose, and then what would be made of it. */
export function CsvImport() {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const take = (file: File | undefined): void => {
    if (file !== undefined) setChosen((before) => ({ file, turn: (before?.turn ?? 0) + 1 }))
  }
  return (
    <section aria-labelledby="import-csv" className="flex flex-col gap-4">
      <h2 id="import-csv" className="text-base font-semibold">{t`CSV file`}</h2>
      {chosen === null ? (
        <DropZone onTake={take} />
      ) : (
        <CsvReview
          key={chosen.turn}
          file={chosen.file}
          turn={chosen.turn}
          onLeave={() => setChosen(null)}
        />
      )}
    </section>
  )
}

/** The file field covers the zone: browsers let files be dropped on it. */
function DropZone({ onTake }: { onTake: (file: File | undefined) => void }) {
  const [isOver, setOver] = useState(false)
  return (
    <label
      className={cx(
        'relative flex flex-col items-center gap-1 rounded-md border border-dashed px-4 py-8 text-center transition-colors hover:border-text has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        isOver ? 'border-accent bg-accent-soft' : 'border-edge',
      )}
    >
      <input
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        aria-describedby="import-csv-note"
        className="absolute inset-0 cursor-pointer opacity-0"
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => onTake(event.target.files?.[0])}
      />
      <span className="font-medium">{t`Drop a CSV file here, or choose one`}</span>
      <span id="import-csv-note" className="max-w-[60ch] text-xs text-muted">
        {t`Exports of Binance, Bybit, OKX, Hyperliquid, TradeTally, Edgewonk and TraderVue are recognised; of any other file you choose the columns. Nothing is kept before you have seen it.`}
      </span>
    </label>
  )
}
