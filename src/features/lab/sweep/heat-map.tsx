import { t } from '@lingui/core/macro'
import type { KeyboardEvent } from 'react'
import { cx } from '../../../lib/cx.ts'
import { formatPercent } from '../../../lib/numbers/format.ts'
import { textOf } from '../studio/param-values.ts'
import type { Grid, Half } from './heat.ts'

export interface HeatMapProps {
  title: string
  half: Half
  /** Names of the params: down and across, or across alone. */
  names: readonly string[]
  grid: Grid
  strength: (returnPct: number) => number
  /** Indices of runs. */
  chosen: number | null
  best: number | null
  onChoose: (index: number) => void
}

/** The returns of one half of the time by the values of the params: a table whose cells can be chosen. */
export function HeatMap(props: HeatMapProps) {
  const { title, half, names, grid, strength, chosen, best, onChoose } = props
  const [first = '', second] = names
  const acrossName = second ?? first
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="font-medium">{title}</figcaption>
      <div className="overflow-x-auto">
        <table
          style={{ minWidth: `${2.5 + 1.625 * grid.across.length}rem` }}
          className="w-full table-fixed border-separate border-spacing-0.5 text-2xs"
        >
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col" className="w-10 pr-1 text-right font-normal text-muted" lang="en">
                {second === undefined ? '' : first}
              </th>
              {grid.across.map((value) => (
                <th key={value} scope="col" className="font-normal text-muted">
                  {textOf(value)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.down.map((value, row) => (
              <tr key={row}>
                <th scope="row" className="pr-1 text-right font-normal text-muted">
                  {value === null ? '' : textOf(value)}
                </th>
                {grid.across.map((_, column) => {
                  const cell = grid.at(row, column)
                  if (cell === undefined) return null
                  const { index, run } = cell
                  return (
                    <td key={column} className="p-0">
                      <Cell
                        returnPct={run[half].return_pct}
                        strength={strength(run[half].return_pct)}
                        label={wordsOf(run.params, names, run[half].return_pct)}
                        isChosen={index === chosen}
                        isBest={index === best}
                        isEntrance={index === (chosen ?? best ?? 0)}
                        onChoose={() => onChoose(index)}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-center text-2xs text-muted" lang="en">
        {acrossName}
      </p>
    </figure>
  )
}

interface CellProps {
  returnPct: number
  strength: number
  label: string
  isChosen: boolean
  isBest: boolean
  /** Where the Tab key enters. */
  isEntrance: boolean
  onChoose: () => void
}

function Cell(props: CellProps) {
  const { returnPct, strength, label, isChosen, isBest, isEntrance, onChoose } = props
  const share = Math.round(10 + strength * 55)
  const colour = returnPct < 0 ? 'var(--color-loss)' : 'var(--color-gain)'
  return (
    <button
      type="button"
      aria-label={isBest ? t`${label}, best of the first half` : label}
      aria-pressed={isChosen}
      tabIndex={isEntrance ? 0 : -1}
      onClick={onChoose}
      onKeyDown={moveByArrows}
      style={
        returnPct === 0
          ? undefined
          : { backgroundColor: `color-mix(in oklab, ${colour} ${share}%, transparent)` }
      }
      className={cx(
        'block h-7 w-full rounded-sm bg-sunken tabular-nums pointer-coarse:h-11',
        isBest && 'font-semibold ring-1 ring-text ring-inset',
        'aria-pressed:outline-2 aria-pressed:outline-accent',
      )}
    >
      {formatPercent(returnPct, { places: 0, signed: true }).replace(/\s?%$/, '')}
    </button>
  )
}

function wordsOf(
  params: Readonly<Record<string, number>>,
  names: readonly string[],
  returnPct: number,
): string {
  const values = names.map((name) => `${name} ${textOf(params[name] ?? 0)}`).join(', ')
  return `${values}: ${formatPercent(returnPct, { places: 1, signed: true })}`
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
}

/** Arrow keys go from cell to cell, so that the map is one stop of the Tab key. */
function moveByArrows(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = steps[event.key]
  const cell = event.currentTarget.closest('td')
  const line = cell?.closest('tr')
  const body = line?.closest('tbody')
  if (step === undefined || !cell || !line || !body) return
  event.preventDefault()
  const next = body.rows[line.sectionRowIndex + step[0]]?.cells[cell.cellIndex + step[1]]
  next?.querySelector('button')?.focus()
}
