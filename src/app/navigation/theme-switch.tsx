import { t } from '@lingui/core/macro'
import { Monitor, Moon, Sun } from 'lucide-react'
import { setTheme, themeNames, type Theme } from '../../lib/kept/theme.ts'
import { useTheme } from '../../lib/kept/use-theme.ts'
import { IconButton } from '../../ui/form/icon-button.tsx'

const order: Record<Theme, { next: Theme; Icon: typeof Sun }> = {
  system: { next: 'dark', Icon: Monitor },
  dark: { next: 'light', Icon: Moon },
  light: { next: 'system', Icon: Sun },
}

const themeWords = (theme: Theme): string => themeNames[theme].toLowerCase()

/** Cycles through system, dark, light. */
export function ThemeSwitch() {
  const theme = useTheme()
  const { next, Icon } = order[theme]
  return (
    <IconButton
      label={t`Theme: ${themeWords(theme)}. Switch to ${themeWords(next)}`}
      icon={<Icon aria-hidden className="size-4" />}
      onClick={() => setTheme(next)}
    />
  )
}
