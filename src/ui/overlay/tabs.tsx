import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'

export interface TabsProps<Value extends string> {
  /** The accessible name of the tab list. */
  label: string
  value: Value
  onValueChange: (value: Value) => void
  tabs: readonly { value: Value; label: ReactNode; panel: ReactNode }[]
  className?: string
  /** Uses the available height: the panel scrolls, the tabs stay. */
  fill?: boolean
}

export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, onValueChange, tabs, className, fill = false } = props
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next)
        if (chosen) onValueChange(chosen.value)
      }}
      className={cx(fill && 'flex min-h-0 flex-1 flex-col', className)}
    >
      <Base.List
        aria-label={label}
        className={cx(
          'relative flex shrink-0 gap-6 overflow-x-auto border-b border-line',
          fill && 'px-4',
        )}
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-outline-offset-2! h-10 shrink-0 text-sm font-medium text-muted transition-colors hover:text-text data-active:text-text pointer-coarse:h-11"
          >
            {tab.label}
          </Base.Tab>
        ))}
        <Base.Indicator className="mark absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-[translate,width] duration-150" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          className={
            fill
              ? 'relative min-h-0 flex-1 overflow-y-auto p-4 [--sticky-top:0px] -outline-offset-2! print:overflow-visible'
              : 'pt-6 outline-offset-4'
          }
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
