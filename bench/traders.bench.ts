// What two hundred traders of language models take from a session: its look at the market while nobody decides, and while all
// of them do at once. `ROUNDS=12` is an hour of traders that decide every five minutes, without the pauses between.
import { createQuickSession } from '../server/sessions/start/start.ts'
import { createProgramRunner } from '../server/lab/live/run/program-runner.ts'
import { type World, startWorld } from '../server/testing/worlds/world.ts'
import { createTrader } from '../server/traders/create-trader.ts'
import { resumeTrader } from '../server/traders/set-state.ts'
import { type Comparison, median } from './measure.ts'

const people = 10
const each = 20
const rounds = Number(process.env['ROUNDS'] ?? 2)
/** Between two looks of a session, milliseconds: short, so that there are many samples. */
const paceMs = 100
/** The most that a look may be late before a session counts as delayed: a quarter of its usual cycle. */
const lateMs = 1_000

export async function measurements(): Promise<Comparison[]> {
  const world = await startWorld()
  const runner = createProgramRunner({
    ctx: world.ctx,
    trades: world.programTrades,
    owner: 'bench',
  })
  try {
    const session = await world.newTrader()
    await createQuickSession({
      ctx: session.ctx,
      input: {
        body: {
          assetIndex: 0,
          budget: '500',
          profitTarget: 50,
          lossThreshold: 50,
          maxPositions: 1,
        },
      },
    })
    const look = () => world.runner.runUser(session.ctx.viewer.id)
    const traders = await makeTraders(world)
    for (let round = 0; round < 5; round++) await look()
    const idle: number[] = []
    const busy: number[] = []
    const spans: number[] = []
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < 10; i++) idle.push(await sampled(look))
      spans.push(await timed(() => decideAll(world, runner, traders, look, busy)))
    }
    const decided = await Promise.all(traders.map((id) => world.ctx.store.modelDecisions.count(id)))
    const late = busy.filter((ms) => ms > lateMs).length
    console.log(
      `  ${decided.reduce((sum, count) => sum + count, 0)} decisions of ${traders.length} traders, ${busy.length} looks among them, ${late} of them later than ${lateMs} ms; a round takes ${Math.round(median(spans))} ms`,
    )
    return [
      beside('a session’s look while 200 traders decide', median(busy), median(idle)),
      beside('the slowest in a hundred of them', slowest(busy), slowest(idle)),
    ]
  } finally {
    await runner.stop()
    await world.stop()
  }
}

async function makeTraders(world: World): Promise<number[]> {
  const made: number[] = []
  for (let person = 0; person < people; person++) {
    const { ctx } = await world.newTrader()
    for (let i = 0; i < each; i++) {
      const name = `Mind ${person}-${i}`
      const body = {
        name,
        llm_provider: 'localnet-rules',
        llm_model: 'localnet-rules',
        budget: '100',
      }
      const { id } = await createTrader({ ctx, input: { body } })
      await resumeTrader({ ctx, input: { params: { id: String(id) } } })
      made.push(id)
    }
  }
  return made
}

/** All are due at once; looks are sampled until the last one has decided. */
async function decideAll(
  world: World,
  runner: ReturnType<typeof createProgramRunner>,
  traders: readonly number[],
  look: () => Promise<unknown>,
  samples: number[],
): Promise<void> {
  const { store, clock } = world.ctx
  for (const id of traders) {
    const [binding] = await store.bindings.ofAccount(id)
    if (binding !== undefined) await store.bindings.change(binding.id, { nextRunAt: 1 })
  }
  let isOver = false
  const deciding = (async () => {
    while ((await store.bindings.due('bench', clock(), { kind: 'prompt', limit: 1 })).length > 0) {
      await runner.turn()
      await runner.answered()
    }
    isOver = true
  })()
  while (!isOver) samples.push(await sampled(look))
  await deciding
}

/** How late the look ends: what the process does meanwhile counts. */
async function sampled(look: () => Promise<unknown>): Promise<number> {
  const due = performance.now() + paceMs
  await new Promise((resolve) => setTimeout(resolve, paceMs))
  await look()
  return performance.now() - due
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const slowest = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN

function beside(subject: string, subjectMs: number, besideMs: number): Comparison {
  return { subject, beside: 'the same with none', subjectMs, besideMs, ratio: subjectMs / besideMs }
}
