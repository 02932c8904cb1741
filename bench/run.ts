// `npm run bench [name]`: runs every file in bench/ that exports `measurements`; results are ratios to a reference.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Comparison } from './measure.ts'

const filter = process.argv[2] ?? ''
const files = readdirSync(import.meta.dirname).filter(
  (name) => name.endsWith('.bench.ts') && name.includes(filter),
)

for (const file of files) {
  const { measurements }: { measurements: () => Promise<Comparison[]> } = await import(
    join(import.meta.dirname, file)
  )
  console.log(`\n${file.replace('.bench.ts', '')}`)
  for (const { subject, beside, subjectMs, besideMs, ratio } of await measurements()) {
    console.log(
      `  ${subject}: ${subjectMs.toFixed(2)} ms = ${ratio.toFixed(2)} × ${beside} (${besideMs.toFixed(2)} ms)`,
    )
  }
}

// Worlds that benches start may leave a timer.
process.exit()
