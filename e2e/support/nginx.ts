// Debian's nginx in front of a server, with a temporary certificate: the configuration of docs/serving.md.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const program = '/usr/sbin/nginx'
const openssl = '/usr/bin/openssl'

/** What is missing to run it, as text. */
export const nginxMisses =
  existsSync(program) && existsSync(openssl) ? undefined : 'Debian: apt-get install nginx openssl'

export async function startNginx(options: { port: number; tlsPort: number; name: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'alura-nginx-'))
  // Its workers run as `nobody`, and store in this folder what slow readers have not taken yet.
  chmodSync(folder, 0o755)
  makeCertificate(folder, options.name)
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, options))
  const child = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
  await untilListening(options.tlsPort, () =>
    child.exitCode === null ? undefined : `nginx ended: ${said}`,
  )
  return {
    /** As `nginx -s reload`: resolves once new workers take all new connections, while old ones finish theirs. */
    async reload() {
      const before = new Set(workersOf(child.pid))
      child.kill('SIGHUP')
      for (;;) {
        const now = workersOf(child.pid)
        const isTaken = now.some((pid) => !before.has(pid))
        if (isTaken && now.every((pid) => !before.has(pid) || isLeaving(pid))) return
        await wait(50)
      }
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGQUIT')
      await Promise.race([gone, wait(5_000).then(() => child.kill())])
      // What it complained of tells why a story failed.
      if (/\[(error|crit|alert|emerg)\]/.test(said)) process.stderr.write(said)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function workersOf(master: number | undefined): number[] {
  return readFileSync(`/proc/${master}/task/${master}/children`, 'utf8')
    .split(' ')
    .flatMap((pid) => (pid === '' ? [] : Number(pid)))
}

function isLeaving(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('shutting down')
  } catch {
    return true
  }
}

/** The documented server block, at other ports and names. */
function configuration(
  folder: string,
  { port, tlsPort, name }: { port: number; tlsPort: number; name: string },
): string {
  const doc = readFileSync(join(import.meta.dirname, '../../docs/serving.md'), 'utf8')
  const documented = /```nginx\n([\s\S]*?)```/.exec(doc)?.[1]
  if (documented === undefined) throw new Error('docs/serving.md has no configuration for nginx')
  const http = documented
    .replace('listen 443 ssl;', `listen 127.0.0.1:${tlsPort} ssl;`)
    .replaceAll('alura.example.org', name)
    .replace('127.0.0.1:3000', `127.0.0.1:${port}`)
    .replaceAll(/\/etc\/ssl\/\S+\/(cert|key)\.pem/g, `${folder}/$1.pem`)
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((each) => `${each}_temp_path ${folder}/${each};`)
    .join('\n')
  return `daemon off;\npid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${places}\n${http}}\n`
}

function makeCertificate(folder: string, name: string) {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')]
  const about = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
  execFileSync(
    openssl,
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...about],
    { stdio: 'ignore' },
  )
}

async function untilListening(port: number, ended: () => string | undefined) {
  for (;;) {
    const text = ended()
    if (text !== undefined) throw new Error(text)
    // Any answer will do: the certificate's issuer is unknown to this process.
    const error: unknown = await fetch(`https://127.0.0.1:${port}/`).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    const { cause } = (error ?? {}) as { cause?: { code?: string } }
    if (cause?.code !== 'ECONNREFUSED') return
    await wait(100)
  }
}
