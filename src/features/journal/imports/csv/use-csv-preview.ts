import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { previewCsv } from '../../../../../contract/journal/csv-imports.ts'
import { call } from '../../../../api/client.ts'
import { apiKey } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { zoneName } from '../../../../lib/time.ts'
import type { CsvKind } from './csv-words.ts'

/** The header for each field; null: no column. */
export type CsvMapping = Record<string, string | null>

/** What the person chose otherwise than it was recognised. */
export interface CsvChoice {
  kind?: CsvKind
  mapping?: CsvMapping
}

export function csvForm(file: File, { kind, mapping }: CsvChoice) {
  return {
    file,
    tz: zoneName(),
    ...(kind !== undefined && { kind }),
    ...(mapping !== undefined && { mapping: JSON.stringify(mapping) }),
  }
}

/** `turn` tells files apart. */
export function useCsvPreview(file: File, turn: number, choice: CsvChoice) {
  const viewer = useSignedIn()
  return useQuery({
    queryKey: [...apiKey(viewer, previewCsv, { body: {} }), turn, choice],
    queryFn: ({ signal }) => call(viewer, previewCsv, { body: csvForm(file, choice) }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    throwOnError: false,
  })
}
