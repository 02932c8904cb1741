import { t } from '@lingui/core/macro'
import { Download, Image, Table2 } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { cx } from '../../../lib/cx.ts'
import { toCsv } from '../../../lib/csv.ts'
import { download } from '../../../lib/download.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import { useWidth } from '../../../ui/table/use-width.ts'
import { unbroken } from './figure-words.ts'
import { svgPicture } from './plot/svg-picture.ts'

export interface CardColumn<Row> {
  /** In the file, the same in every language. */
  key: string
  name: string
  /** For programs. */
  value: (row: Row) => string
  /** For people; the value by default. */
  shown?: (row: Row) => ReactNode
  isText?: boolean
}

export interface ChartCardProps<Row> {
  /** The question that the chart answers. */
  question: string
  /** What it is counted from: "52 trades". */
  count: string
  /** A sentence below the question: what to look for, or what was left out. */
  note?: string | undefined
  /** The name of its files, without an ending. */
  file: string
  columns: readonly CardColumn<Row>[]
  rows: readonly Row[]
  plot: (width: number) => ReactNode
  isWide?: boolean
}

/** A chart with what it is counted from; also as a table, as CSV and as a picture. */
export function ChartCard<Row>(props: ChartCardProps<Row>) {
  const { question, count, note, file, columns, rows, plot, isWide = false } = props
  const id = useId()
  const { ref, width } = useWidth<HTMLDivElement>()
  const [isTable, setTable] = useState(false)
  const saveCsv = (): void => {
    const cells = rows.map((row) => columns.map(({ value }) => value(row)))
    const text = toCsv(
      columns.map(({ key }) => key),
      cells,
    )
    download(`${file}.csv`, new Blob([text], { type: 'text/csv' }))
  }
  const savePicture = async (): Promise<void> => {
    const svg = ref.current?.querySelector('svg')
    if (!svg) return
    try {
      download(`${file}.png`, await svgPicture(svg, `${question} (${count})`))
    } catch {
      toast({ title: t`The picture was not saved`, tone: 'danger' })
    }
  }
  return (
    <section
      aria-labelledby={id}
      className={cx('flex min-w-0 flex-col gap-3', isWide && 'lg:col-span-2')}
    >
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 id={id} className="font-semibold text-pretty">
            {question}
          </h3>
          <p className="text-xs text-pretty text-muted">
            {unbroken(count)}
            {note !== undefined && ` · ${unbroken(note)}`}
          </p>
        </div>
        <div className="flex shrink-0">
          <IconButton
            size="sm"
            label={isTable ? t`Show as a chart` : t`Show as a table`}
            aria-pressed={isTable}
            aria-describedby={id}
            icon={<Table2 aria-hidden className="size-4" />}
            onClick={() => setTable(!isTable)}
          />
          <IconButton
            size="sm"
            label={t`Export CSV`}
            aria-describedby={id}
            icon={<Download aria-hidden className="size-4" />}
            onClick={saveCsv}
          />
          <IconButton
            size="sm"
            label={t`Save as a picture`}
            aria-describedby={id}
            disabled={isTable || rows.length === 0}
            icon={<Image aria-hidden className="size-4" />}
            onClick={() => void savePicture()}
          />
        </div>
      </div>
      <div ref={ref} className="min-h-56 min-w-0">
        {rows.length === 0 ? (
          <p className="grid h-56 place-items-center text-muted">{t`Nothing to show of these trades`}</p>
        ) : isTable ? (
          <CardTable name={question} columns={columns} rows={rows} />
        ) : (
          width !== null && width > 0 && plot(width)
        )}
      </div>
    </section>
  )
}

/** More rows are in the file. */
const mostRows = 200

interface CardTableProps<Row> {
  name: string
  columns: readonly CardColumn<Row>[]
  rows: readonly Row[]
}

function CardTable<Row>({ name, columns, rows }: CardTableProps<Row>) {
  return (
    <section
      aria-label={name}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls.
      tabIndex={0}
      className="max-h-72 overflow-auto"
    >
      <table className="w-full border-collapse text-xs">
        <caption className="sr-only">{name}</caption>
        <thead className="sticky top-0 bg-page text-muted">
          <tr>
            {columns.map(({ key, name: header, isText }) => (
              <th
                key={key}
                scope="col"
                className={cx(
                  'h-8 border-b border-line px-2 font-medium first:pl-0 last:pr-0',
                  isText === true ? 'text-left' : 'text-right',
                )}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row, index) => (
            <tr key={index} className="border-b border-line last:border-0">
              {columns.map(({ key, value, shown, isText }) => (
                <td
                  key={key}
                  className={cx(
                    'h-8 px-2 whitespace-nowrap first:pl-0 last:pr-0',
                    isText === true ? 'text-left' : 'text-right',
                  )}
                >
                  {shown === undefined ? value(row) : shown(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && (
        <p className="py-2 text-xs text-muted">
          {t`The first ${mostRows} of ${rows.length}; the CSV has all.`}
        </p>
      )}
    </section>
  )
}
