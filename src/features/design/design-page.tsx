import { palettes, setPalette, setTheme, themes } from '../../lib/kept/theme.ts'
import { usePalette, useTheme } from '../../lib/kept/use-theme.ts'
import { Segmented } from '../../ui/form/segmented.tsx'
import { ChartSection } from './chart-section.tsx'
import { ControlsSection } from './controls-section.tsx'
import { NumbersSection } from './numbers-section.tsx'
import { OverlaysSection } from './overlays-section.tsx'
import { RailsSection } from './rails-section.tsx'
import { StatesSection } from './states-section.tsx'
import { TableSection } from './table-section.tsx'
import { TokensSection } from './tokens-section.tsx'

const themeNames = { system: 'System', dark: 'Ink', light: 'Paper' }
const paletteNames = { 'green-red': 'Green, red', 'blue-orange': 'Blue, orange' }

/** All components of the dashboard, in every state, on one page. */
export function DesignPage() {
  const theme = useTheme()
  const palette = usePalette()
  return (
    <div className="mx-auto w-full max-w-7xl px-4 sm:px-8">
      <header className="flex flex-wrap items-end justify-between gap-6 py-10">
        <div className="max-w-xl">
          <h1 className="text-2xl font-medium">A calm instrument</h1>
          <p className="mt-2 text-base text-pretty text-muted">
            Lines and space instead of boxes in boxes. One accent. Figures that never jump. Gain and
            loss told by sign, arrow and colour together.
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          <Segmented
            label="Theme"
            value={theme}
            options={themes.map((value) => ({ value, label: themeNames[value] }))}
            onValueChange={setTheme}
          />
          <Segmented
            label="Gain and loss"
            value={palette}
            options={palettes.map((value) => ({ value, label: paletteNames[value] }))}
            onValueChange={setPalette}
          />
        </div>
      </header>
      <RailsSection />
      <NumbersSection />
      <ControlsSection />
      <StatesSection />
      <TableSection />
      <OverlaysSection />
      <ChartSection />
      <TokensSection />
    </div>
  )
}
