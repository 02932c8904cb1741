import type { ViewerContext } from '../../../context.ts'
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import type { ExecutionNote, ExecutionRow } from '../../../storage/lab/executions.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import type { TradingContext } from '../../../trading/index.ts'
import type { Runner } from '../../../trading/port.ts'
import type { ProgramPositions } from '../port.ts'
import { carryOut } from './carry-out.ts'
import { closeAll, programHolder } from './program-holder.ts'

/** What programs can do at the exchange. */
export interface ProgramTrades extends ProgramPositions {
  /** What became of a decision; undefined: not known yet, to be asked again. */
  carryOut(
    ctx: ViewerContext,
    binding: BindingRow,
    trader: TraderRow,
    execution: ExecutionRow,
  ): Promise<ExecutionNote | undefined>
}

/** Registers programs with `trading`, which drives their positions from now on. */
export function createProgramTrades(trading: TradingContext, runner: Runner): ProgramTrades {
  trading.holders.set('program', programHolder(trading))
  return {
    carryOut: (ctx, binding, trader, execution) =>
      carryOut({ ctx, trading, runner, binding, trader, execution }),
    closeAll: async (bindingId) => {
      const live = await trading.store.bindings.livePositions([bindingId])
      for (const id of new Set(live.map(({ mandateId }) => mandateId))) {
        const mandate = await trading.store.mandates.byId(id)
        if (mandate !== undefined) await runner.act(id, () => closeAll(trading, mandate))
      }
    },
  }
}
