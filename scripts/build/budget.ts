// Fails when the first load of `/` costs more JavaScript than the budget: the entry and everything that it preloads.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { dashboardDir } from './dashboard-build.ts'

const budgetKb = 140

const html = readFileSync(join(dashboardDir, 'index.html'), 'utf8')
const preloaded = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
  (match) => match[1] ?? '',
)
const files = new Set<string>()
for (const file of preloaded) follow(file)
const sizes = [...files].map((file) => ({
  file,
  kb: gzipSync(readFileSync(join(dashboardDir, file)), { level: 9 }).length / 1000,
}))
const total = sizes.reduce((sum, { kb }) => sum + kb, 0)

for (const { file, kb } of sizes) console.log(`${kb.toFixed(1).padStart(7)} kB  ${file}`)
console.log(`${total.toFixed(1).padStart(7)} kB  first load of / (budget ${budgetKb} kB gzip)`)
if (files.size === 0 || total > budgetKb) process.exit(1)

/** Static imports only: what a page loads on demand is not part of its first load. */
function follow(file: string): void {
  if (files.has(file)) return
  files.add(file)
  const source = readFileSync(join(dashboardDir, file), 'utf8')
  for (const match of source.matchAll(
    /(?:^|[;}\s])(?:import|export)\b[^;"'()]*?["']\.\/([^"']+\.js)["']/g,
  ))
    follow(`assets/${match[1]}`)
}
