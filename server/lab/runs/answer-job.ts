import { reorderTrades } from '../../../engine/programs/robustness.ts'
import { runOnce } from '../../../sandbox/live/run-once.ts'
import { answerBacktest } from './answer-backtest.ts'
import { answerInspect } from './answer-inspect.ts'
import { answerSweep } from './answer-sweep.ts'
import { checkProgram } from './check-program.ts'
import type { Answer, Job } from './jobs.ts'

export async function answerJob(job: Job, progress: (share: number) => void): Promise<Answer> {
  switch (job.kind) {
    case 'check':
      return checkProgram(job.code)
    case 'run':
    case 'work': {
      const began = performance.now()
      const result = await runOnce(job.run)
      return { kind: 'ran', result, durationMs: performance.now() - began }
    }
    case 'backtest':
      return answerBacktest(job, progress)
    case 'inspect':
      return answerInspect(job)
    case 'sweep':
      return answerSweep(job, progress)
    case 'reorder':
      return { kind: 'reordered', robustness: reorderTrades(job) }
  }
}
