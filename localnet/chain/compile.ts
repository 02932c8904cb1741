// Compiles contracts/*.sol into contracts/*.json (ABI and bytecode). Run it after changing a contract:
//   node localnet/chain/compile.ts && oxfmt localnet/chain/contracts
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import solc from 'solc'
import { z } from 'zod'

const contractNames = ['USDC', 'Bridge', 'TokenMessenger', 'CctpExtension'] as const

const compilerOutput = z.object({
  errors: z.array(z.object({ formattedMessage: z.string() })).default([]),
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          abi: z.array(z.unknown()),
          evm: z.object({ bytecode: z.object({ object: z.string() }) }),
        }),
      ),
    )
    .default({}),
})

export interface CompiledContract {
  abi: unknown[]
  bytecode: string
}

/** Compiles every contract. A warning is an error. */
export function compileContracts(): Record<string, CompiledContract> {
  const sources = Object.fromEntries(
    contractNames.map((name) => [
      `${name}.sol`,
      { content: readFileSync(file(name, 'sol'), 'utf8') },
    ]),
  )
  const settings = {
    evmVersion: 'paris',
    optimizer: { enabled: true, runs: 200 },
    // Without it the bytecode ends in a hash of the source text and changes with every comment.
    metadata: { bytecodeHash: 'none' },
    outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
  }
  const input = JSON.stringify({ language: 'Solidity', sources, settings })
  const output = compilerOutput.parse(JSON.parse(solc.compile(input)))
  if (output.errors.length > 0) {
    throw new Error(output.errors.map((error) => error.formattedMessage).join('\n'))
  }
  return Object.fromEntries(
    contractNames.map((name) => {
      const contract = output.contracts[`${name}.sol`]?.[name]
      if (!contract) throw new Error(`The compiler left out ${name}`)
      return [name, { abi: contract.abi, bytecode: `0x${contract.evm.bytecode.object}` }]
    }),
  )
}

function file(name: string, ending: 'sol' | 'json'): string {
  return fileURLToPath(new URL(`contracts/${name}.${ending}`, import.meta.url))
}

if (basename(process.argv[1] ?? '') === 'compile.ts') {
  for (const [name, contract] of Object.entries(compileContracts())) {
    writeFileSync(file(name, 'json'), `${JSON.stringify(contract, undefined, 2)}\n`)
  }
}
