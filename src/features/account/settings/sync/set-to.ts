import type { SettingName } from '../../../../../contract/people/settings.ts'
import {
  numberFormats,
  setNumberFormat,
  setTimeZone,
  timeZones,
} from '../../../../lib/kept/preferences.ts'
import { setPinned } from '../../../../lib/kept/pinned-markets.ts'
import { writeSetting } from '../../../../lib/kept/settings.ts'
import { palettes, setPalette, setTheme, themes } from '../../../../lib/kept/theme.ts'

/** Each sets and shows a value from the profile; what is unknown here counts as the built-in one. */
export const setTo: Record<SettingName, (value: string | null) => void> = {
  theme: (value) => setTheme(themes.find((theme) => theme === value) ?? 'system'),
  palette: (value) => setPalette(palettes.find((palette) => palette === value) ?? 'green-red'),
  timeZone: (value) => setTimeZone(timeZones.find((zone) => zone === value) ?? 'local'),
  numberFormat: (value) =>
    setNumberFormat(numberFormats.find((format) => format === value) ?? 'comma'),
  pinnedMarkets: setPinned,
  // The form reads them when it opens.
  sessionDefaults: (value) => writeSetting('sessionDefaults', value),
}
