import { t } from '@lingui/core/macro'
import { Monitor, Moon, Sun } from 'lucide-react'
import { setTheme, type Theme } from '../lib/kept/theme.ts'
import { useTheme } from '../lib/kept/use-theme.ts'
import { IconButton } from '../ui/form/icon-button.tsx'

const order: Record<Theme, { next: Theme; Icon: typeof Sun }> = {
  system: { next: 'dark', Icon: Monitor },
  dark: { next: 'light', Icon: Moon },
  light: { next: 'system', Icon: Sun },
}

/** Cycles through system, dark, light. */
export function ThemeSwitch() {
  const theme = useTheme()
  const { next, Icon } = order[theme]
  return (
    <IconButton
      label={t`Theme: ${theme}. Switch to ${next}`}
      icon={<Icon aria-hidden className="size-4" />}
      onClick={() => setTheme(next)}
    />
  )
}
