import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { formatMoney } from '../../../lib/numbers/format.ts'
import {
  numberFormats,
  setNumberFormat,
  setTimeZone,
  timeZones,
  type NumberFormat,
} from '../../../lib/kept/preferences.ts'
import {
  paletteNames,
  palettes,
  setPalette,
  setTheme,
  themeNames,
  themes,
} from '../../../lib/kept/theme.ts'
import { formatDateTime } from '../../../lib/time.ts'
import { useNow } from '../../../lib/hooks/use-now.ts'
import { useNumberFormat, useTimeZone } from '../../../lib/kept/use-preferences.ts'
import { usePalette, useTheme } from '../../../lib/kept/use-theme.ts'
import { chosenLanguage, languageName, languages, setLanguage } from '../../../texts/language.ts'
import { PnlText } from '../../../ui/figures/pnl-text.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { SettingsSection } from './settings-section.tsx'

const zoneNames = {
  get local() {
    return t`This machine’s`
  },
  utc: 'UTC',
}
const formatNames: Record<NumberFormat, string> = {
  comma: '1,234.56',
  space: '1\u202f234.56',
  apostrophe: '1’234.56',
  plain: '1234.56',
}

/** Appearance and formats. Applied at once. */
export function DisplaySection() {
  const now = useNow(60_000)
  return (
    <SettingsSection
      id="display"
      title={t`Display`}
      note={t`Kept with your account. Changes show at once.`}
    >
      {languages.length > 1 && (
        <Choice title={t`Language`}>
          <Segmented
            label={t`Language`}
            value={chosenLanguage()}
            options={languages.map((value) => ({ value, label: languageName(value) }))}
            onValueChange={setLanguage}
          />
        </Choice>
      )}
      <Choice title={t`Theme`}>
        <Segmented
          label={t`Theme`}
          value={useTheme()}
          options={themes.map((value) => ({ value, label: themeNames[value] }))}
          onValueChange={setTheme}
        />
      </Choice>
      <Choice
        title={t`Gain and loss`}
        sample={
          <span className="flex flex-wrap gap-x-4">
            <PnlText net="12.4" netPct="4.13" /> <PnlText net="-3.1" netPct="-1.03" />
          </span>
        }
      >
        <Segmented
          label={t`Colours of gain and loss`}
          value={usePalette()}
          options={palettes.map((value) => ({ value, label: paletteNames[value] }))}
          onValueChange={setPalette}
        />
      </Choice>
      <Choice title={t`Time zone`} sample={formatDateTime(now)}>
        <Segmented
          label={t`Time zone`}
          value={useTimeZone()}
          options={timeZones.map((value) => ({ value, label: zoneNames[value] }))}
          onValueChange={setTimeZone}
        />
      </Choice>
      <Choice title={t`Numbers`} sample={formatMoney('1234567.89')}>
        <Segmented
          label={t`Number format`}
          value={useNumberFormat()}
          options={numberFormats.map((value) => ({ value, label: formatNames[value] }))}
          onValueChange={setNumberFormat}
        />
      </Choice>
    </SettingsSection>
  )
}

interface ChoiceProps {
  title: string
  /** An example of its effect. */
  sample?: ReactNode
  children: ReactNode
}

function Choice({ title, sample, children }: ChoiceProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <span>
        <span className="font-medium">{title}</span>
        {sample !== undefined && <span className="block text-muted">{sample}</span>}
      </span>
      {children}
    </div>
  )
}
