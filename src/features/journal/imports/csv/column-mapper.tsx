import { t } from '@lingui/core/macro'
import { Choice } from '../../filters/choice.tsx'
import { fieldsOf, fieldWords, type CsvPreview } from './csv-words.ts'
import type { CsvMapping } from './use-csv-preview.ts'

export interface ColumnMapperProps {
  preview: CsvPreview
  /** What was chosen, which the preview may not know yet. */
  chosen: CsvMapping | undefined
  onChange: (change: CsvMapping) => void
}

/** Which column of the file each field is read from. */
export function ColumnMapper({ preview, chosen, onChange }: ColumnMapperProps) {
  const { headers, kind, missing } = preview
  const mapping: CsvMapping = { ...preview.mapping, ...chosen }
  const options = [
    { value: '', label: t`No column` },
    ...[...new Set(headers)]
      .filter((header) => header !== '')
      .map((header) => ({ value: header, label: header })),
  ]
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-medium">{t`Columns`}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {fieldsOf[kind].map((field) => (
          <span key={field} className="flex min-w-0 flex-col gap-1">
            <Choice
              label={fieldWords[field]}
              value={mapping[field] ?? ''}
              options={options}
              isNames
              onChange={(value) => onChange({ [field]: value === '' ? null : value })}
            />
            {missing.includes(field) && (mapping[field] ?? null) === null && (
              <span className="text-xs text-danger">{t`Choose a column`}</span>
            )}
          </span>
        ))}
      </div>
    </fieldset>
  )
}
