// Apache Kafka from Maven Central, one broker in KRaft mode, for tests. Its jars stay in the cache of this folder.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { setTimeout as wait } from 'node:timers/promises'

const run = promisify(execFile)
const version = '4.1.0'
const jars = join(import.meta.dirname, `../../../.cache/kafka-${version}`)

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>test</groupId><artifactId>kafka</artifactId><version>1</version><dependencies><dependency>
<groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${version}</version>
</dependency></dependencies></project>`

export interface KafkaBroker {
  address: string
  /** Kills it; what it had written stays. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Undefined where Java or Maven is missing, or Maven Central cannot be reached: `why` is told. */
export async function startKafka(why: (reason: string) => void): Promise<KafkaBroker | undefined> {
  try {
    await run('java', ['-version'])
    if (!existsSync(join(jars, 'done'))) await download()
  } catch (error) {
    why(`Apache Kafka is not here, and cannot be fetched: ${String(error).slice(0, 200)}`)
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'alura-kafka-'))
  const [port, controller] = await freePorts()
  const file = join(folder, 'server.properties')
  writeFileSync(file, settings(folder, port, controller))
  const java = ['-Xmx256m', '-cp', join(jars, '*')]
  const id = 'MkU3OEVBNTcwNTJENDM2Qk'
  await run('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', file])
  let child: ChildProcess | undefined
  const broker: KafkaBroker = {
    address: `127.0.0.1:${port}`,
    async start() {
      child = spawn('java', [...java, 'kafka.Kafka', file], { stdio: 'ignore' })
      for (let tries = 0; !(await answers(port)); tries++) {
        if (tries > 600 || child.exitCode !== null) throw new Error('Kafka does not start')
        await wait(200)
      }
    },
    async kill() {
      const gone = child
      if (gone === undefined || gone.exitCode !== null) return
      const ended = new Promise((resolve) => gone.once('exit', resolve))
      gone.kill('SIGKILL')
      await ended
    },
    async stop() {
      await broker.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await broker.start()
  return broker
}

async function download(): Promise<void> {
  mkdirSync(jars, { recursive: true })
  writeFileSync(join(jars, 'pom.xml'), pom)
  const copy = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`]
  await run('mvn', copy, { cwd: jars, timeout: 240_000 })
  writeFileSync(join(jars, 'done'), '')
}

function settings(folder: string, port: number, controller: number): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'group.initial.rebalance.delay.ms': 0,
  })
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')
}

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()]
  const ports: number[] = []
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    ports.push(typeof address === 'object' && address !== null ? address.port : 0)
  }
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return [ports[0] ?? 0, ports[1] ?? 0]
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
