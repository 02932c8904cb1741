import { startStack } from './stack.ts'
import { readFileSync, readdirSync } from 'node:fs'
const on = process.argv[2] ?? 'on'
const t0 = Date.now()
const log=(l:string)=>console.log(((Date.now()-t0)/1000).toFixed(1), l.slice(0,260))
const stack = await startStack({ HOUSE_TRADERS: on, LOG_LEVEL: 'warn' }, log)
log('READY '+stack.url)
function cpus(){ const out:any={}; for(const pid of readdirSync('/proc').filter(x=>/^\d+$/.test(x))){ try{ const stat=readFileSync(`/proc/${pid}/stat`,'utf8'); const f=stat.slice(stat.lastIndexOf(')')+2).split(' '); if(Number(f[1])!==process.pid) continue; const cmd=readFileSync(`/proc/${pid}/cmdline`,'utf8').split('\0').filter(x=>x.includes('main.ts'))[0]; out[cmd??pid]=(Number(f[11])+Number(f[12]))/100 }catch{} } return out }
const cfg:any=await (await fetch(stack.url+'/config')).json()
const sleep=(s:number)=>new Promise(r=>setTimeout(r,s*1000))
if (on==='on') { for(;;){ await sleep(5); const h:any=await (await fetch(cfg.localnet.url+'/house')).json(); const s:any=await (await fetch(stack.url+'/api/leaderboard/stats')).json(); log(JSON.stringify({n:h.traders.length,t:s.traders,s:s.sessions, c:cpus()})); if(h.traders.length===12&&s.traders===12) break } await sleep(75) } else await sleep(20)
const house:any=await (await fetch(cfg.localnet.url+'/house')).json()
let open=0; for(const t of house.traders){ const tr:any=await (await fetch(cfg.localnet.url+'/truth?user='+t.address)).json(); open+=tr.account.assetPositions.length }
log('live positions '+open)
for (let i=0;i<2;i++){ const a=cpus(), ta=Date.now(); await sleep(45); const b=cpus(), s=(Date.now()-ta)/1000
 log(Object.keys(b).map(k=>`${k} ${(100*(b[k]-a[k])/s).toFixed(1)}%`).join('  ')) }
const books:any=await (await fetch(cfg.localnet.url+'/books')).json()
log(JSON.stringify({difference:books.difference,unexplained:books.unexplained,unmatched:books.unmatched}))
await stack.stop()
