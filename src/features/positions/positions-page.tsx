import type { ReactNode } from 'react'
import { OpenPositions } from './open-positions.tsx'

export function PositionsPage({ emptyAction }: { emptyAction: ReactNode }) {
  return (
    <div className="flex flex-col gap-6">
      <title>Positions · Alura</title>
      <h1 className="text-xl font-semibold">Positions</h1>
      <OpenPositions emptyAction={emptyAction} />
    </div>
  )
}
