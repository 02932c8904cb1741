import { useSearchParams } from 'wouter'
import { readBoardView, writeBoardView, type BoardView } from './board-view.ts'

export function useBoardView(): [BoardView, (change: Partial<BoardView>) => void] {
  const [search, setSearch] = useSearchParams()
  const change = (next: Partial<BoardView>): void =>
    setSearch((before) => writeBoardView(before, next), { replace: true })
  return [readBoardView(search), change]
}
