import { t } from '@lingui/core/macro'
import { useId, type ReactNode } from 'react'
import { LogKind, LogLevel } from '../../../../../contract/sessions/logs.ts'
import { TextField } from '../../../../ui/form/text-field.tsx'
import { logKindWords, logLevelWords } from './log-words.ts'
import type { LogFilter } from '../sessions.queries.ts'

export interface LogFiltersProps {
  filter: LogFilter
  onFilterChange: (change: LogFilter) => void
}

export function LogFilters({ filter, onFilterChange }: LogFiltersProps) {
  return (
    <div className="print:hidden grid grid-cols-2 items-start gap-3 @2xl:flex @2xl:items-end">
      <Select
        label={t`Kind`}
        value={filter.kind ?? ''}
        onValueChange={(value) =>
          onFilterChange({ kind: LogKind.options.find((kind) => kind === value) })
        }
      >
        <option value="">{t`All kinds`}</option>
        {LogKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {logKindWords[kind]}
          </option>
        ))}
      </Select>
      <Select
        label={t`Level`}
        value={filter.level ?? ''}
        onValueChange={(value) =>
          onFilterChange({ level: LogLevel.options.find((level) => level === value) })
        }
      >
        <option value="">{t`All levels`}</option>
        {LogLevel.options.map((level) => (
          <option key={level} value={level}>
            {logLevelWords[level]}
          </option>
        ))}
      </Select>
      <TextField
        label={t`Search the log`}
        type="search"
        placeholder={t`Search`}
        maxLength={100}
        className="col-span-2 @2xl:w-72"
        value={filter.q ?? ''}
        onValueChange={(q) => onFilterChange({ q: q || undefined })}
      />
    </div>
  )
}

interface SelectProps {
  label: string
  value: string
  onValueChange: (value: string) => void
  children: ReactNode
}

function Select({ label, value, onValueChange, children }: SelectProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className="h-10 min-w-0 rounded-md border border-edge bg-surface px-3 text-base max-sm:h-11 sm:text-sm pointer-coarse:h-11"
      >
        {children}
      </select>
    </div>
  )
}
