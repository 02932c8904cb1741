// Values of a file's preview as text.
import { t } from '@lingui/core/macro'
import type { OutputOf } from '../../../../../contract/endpoint.ts'
import type { CsvField, previewCsv } from '../../../../../contract/journal/csv-imports.ts'

export type CsvPreview = OutputOf<typeof previewCsv>
export type CsvKind = CsvPreview['kind']

/** The fields that trades are made of, by what a row is. */
export const fieldsOf: Record<CsvKind, readonly CsvField[]> = {
  fills: ['time', 'symbol', 'side', 'price', 'quantity', 'fee', 'id'],
  trades: [
    'symbol',
    'side',
    'quantity',
    'opened_at',
    'closed_at',
    'entry_price',
    'exit_price',
    'pnl',
    'fee',
    'id',
  ],
}

export const fieldWords: Record<CsvField, string> = {
  get symbol() {
    return t`Market`
  },
  get side() {
    return t`Side`
  },
  get quantity() {
    return t`Size`
  },
  get fee() {
    return t`Fee`
  },
  get id() {
    return t`Number of the trade`
  },
  get price() {
    return t`Price`
  },
  get time() {
    return t`Time`
  },
  get entry_price() {
    return t`Entry price`
  },
  get exit_price() {
    return t`Exit price`
  },
  get opened_at() {
    return t`Opened`
  },
  get closed_at() {
    return t`Closed`
  },
  get pnl() {
    return t`Result`
  },
}

/** The program that wrote the file, by its name. */
function layoutName(layout: string): string {
  const names: Record<string, string> = {
    alura: t`this journal’s export`,
    binance: t`Binance`,
    bybit: t`Bybit`,
    'bybit-closed': t`Bybit`,
    okx: t`OKX`,
    hyperliquid: t`Hyperliquid`,
    tradetally: t`TradeTally`,
    edgewonk: t`Edgewonk`,
    tradervue: t`TraderVue`,
  }
  return names[layout] ?? layout
}

/** How the file was understood, as a line of facts. */
export function layoutWords({ layout, delimiter, decimal_comma, day_first }: CsvPreview): string[] {
  const name = layout === 'generic' ? undefined : layoutName(layout)
  const separators: Record<string, string> = {
    ',': t`commas`,
    ';': t`semicolons`,
    '\t': t`tabs`,
  }
  return [
    name === undefined ? t`Layout not known: columns by their names` : t`Layout of ${name}`,
    t`Separated by ${separators[delimiter] ?? delimiter}`,
    decimal_comma ? t`Numbers as 1.234,5` : t`Numbers as 1,234.5`,
    day_first ? t`Dates with the day first` : t`Dates with the year or month first`,
  ]
}
