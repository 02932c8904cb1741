import { t } from '@lingui/core/macro'
import { Search } from 'lucide-react'
import { rankingSorts } from '../../../contract/board/leaderboard.ts'
import type { RefObject } from 'react'
import { Kbd } from '../../ui/overlay/kbd.tsx'
import { minTradesChoices, type BoardView } from './board-view.ts'
import { sortWords } from './measures.ts'
import { ScopeControls } from './scope-controls.tsx'

export interface BoardControlsProps {
  view: BoardView
  onChange: (change: Partial<BoardView>) => void
  /** The search field, for the shortcut that focuses it. */
  searchField: RefObject<HTMLInputElement | null>
}

const select =
  'h-10 rounded-md border border-edge bg-surface px-3 hover:border-text max-md:h-11 max-md:text-base pointer-coarse:h-11'

export function BoardControls({ view, onChange, searchField }: BoardControlsProps) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ScopeControls
        period={view.period}
        who={view.who}
        onPeriod={(period) => onChange({ period })}
        onWho={(who) => onChange({ who })}
      />
      <label className="flex items-center gap-2 text-muted">
        <span className="max-sm:sr-only">{t`At least`}</span>
        <select
          aria-label={t`Fewest closed trades to be ranked`}
          value={view.minTrades}
          onChange={({ target }) =>
            onChange({
              minTrades: minTradesChoices.find((choice) => String(choice) === target.value) ?? 1,
            })
          }
          className={select}
        >
          {minTradesChoices.map((choice) => (
            <option key={choice} value={choice}>
              {choice === 1 ? t`1 trade` : t`${choice} trades`}
            </option>
          ))}
        </select>
      </label>
      <select
        aria-label={t`Rank by`}
        value={view.sort}
        onChange={({ target }) => {
          const sort = rankingSorts.find((each) => each === target.value)
          if (sort !== undefined) onChange({ sort })
        }}
        className={`${select} max-sm:min-w-0 max-sm:flex-1 lg:hidden`}
      >
        {rankingSorts.map((sort) => (
          <option key={sort} value={sort}>
            {sortWords[sort]}
          </option>
        ))}
      </select>
      <label className="flex h-10 items-center gap-2 rounded-md border border-edge bg-surface px-3 hover:border-text has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus max-md:h-11 max-sm:w-full lg:ml-auto">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          ref={searchField}
          type="search"
          aria-label={t`Search traders by address or name`}
          placeholder={t`Address or name`}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={view.search}
          onChange={({ target }) => onChange({ search: target.value })}
          className="h-full w-44 min-w-0 bg-transparent text-base outline-none max-sm:flex-1 md:text-sm"
        />
        <span className="max-md:hidden pointer-coarse:hidden">
          <Kbd>/</Kbd>
        </span>
      </label>
    </div>
  )
}
