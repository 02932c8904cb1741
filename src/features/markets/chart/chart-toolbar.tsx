import { t } from '@lingui/core/macro'
import { CalendarSearch, Camera, Keyboard, RotateCcw, Ruler, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { intervals } from '../../../../contract/market/market.ts'
import { overlayIds, paneIds, type IndicatorId } from '../../../charts/indicators/catalogue.ts'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { Toggle } from '../../../ui/form/toggle.tsx'
import { toggled, type ChartView } from './chart-view.ts'

export interface ChartToolbarProps {
  view: ChartView
  onChange: (change: Partial<ChartView>) => void
  isMeasuring: boolean
  onMeasuring: (isMeasuring: boolean) => void
  onGoToDate: () => void
  onReset: () => void
  onSnapshot: () => void
  onShortcuts: () => void
}

const names: Record<IndicatorId, string> = {
  ema: 'EMA',
  get bb() {
    return t`Bollinger`
  },
  vwap: 'VWAP',
  rsi: 'RSI',
  macd: 'MACD',
}

const intervalOptions = intervals.map((value) => ({ value, label: value }))

/** All controls of the chart. Choices are in the URL, other buttons act once. */
export function ChartToolbar(props: ChartToolbarProps) {
  const { view, onChange, isMeasuring, onMeasuring } = props
  const { isTable } = view
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
      <Segmented
        label={t`Chart interval`}
        value={view.interval}
        options={intervalOptions}
        onValueChange={(interval) => onChange({ interval })}
        className="max-sm:w-full"
      />
      <fieldset
        aria-label={t`Indicators`}
        className="flex min-w-0 gap-1.5 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4"
      >
        {overlayIds.map((id) => (
          <Toggle
            key={id}
            pressed={view.overlays.includes(id)}
            onPressedChange={() => onChange({ overlays: toggled(overlayIds, view.overlays, id) })}
          >
            {names[id]}
          </Toggle>
        ))}
        {paneIds.map((id) => (
          <Toggle
            key={id}
            pressed={view.panes.includes(id)}
            onPressedChange={() => onChange({ panes: toggled(paneIds, view.panes, id) })}
          >
            {names[id]}
          </Toggle>
        ))}
      </fieldset>
      <fieldset aria-label={t`Chart tools`} className="flex sm:ml-auto">
        <Tool
          label={t`Measure`}
          icon={<Ruler aria-hidden className="size-4" />}
          pressed={isMeasuring}
          disabled={isTable}
          onClick={() => onMeasuring(!isMeasuring)}
        />
        <Tool
          label={t`Go to date`}
          icon={<CalendarSearch aria-hidden className="size-4" />}
          onClick={props.onGoToDate}
        />
        <Tool
          label={t`Reset chart`}
          icon={<RotateCcw aria-hidden className="size-4" />}
          onClick={props.onReset}
        />
        <Tool
          label={t`Save picture`}
          icon={<Camera aria-hidden className="size-4" />}
          disabled={isTable}
          onClick={props.onSnapshot}
        />
        <Tool
          label={t`Show as table`}
          icon={<Table2 aria-hidden className="size-4" />}
          pressed={isTable}
          onClick={() => onChange({ isTable: !isTable })}
        />
        <Tool
          label={t`Keyboard shortcuts`}
          icon={<Keyboard aria-hidden className="size-4" />}
          onClick={props.onShortcuts}
        />
      </fieldset>
    </div>
  )
}

interface ToolProps {
  label: string
  icon: ReactNode
  pressed?: boolean
  disabled?: boolean
  onClick: () => void
}

function Tool({ label, icon, pressed, disabled = false, onClick }: ToolProps) {
  return (
    <IconButton
      label={label}
      icon={icon}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
      className="sm:pointer-fine:size-8 aria-pressed:bg-accent-soft aria-pressed:text-text"
    />
  )
}
