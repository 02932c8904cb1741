// QuickJS as WebAssembly, with memory that host and program share. Each program has an instance of its own: what one
// does to its memory is nobody else's, and all of it goes with the program.
import type { QuickJSContext, QuickJSHandle, QuickJSSyncVariant } from 'quickjs-emscripten-core'
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core'
import type { QuickJSWASMModule } from 'quickjs-emscripten-core'

/** An ArrayBuffer of a program, which the host can write at this address for as long as the program keeps it. */
export interface SharedBuffer {
  handle: QuickJSHandle
  at: number
}

export interface QuickJs {
  module: QuickJSWASMModule
  /** All memory. Another one after it has grown: views of the one before are empty then. */
  memory: () => ArrayBuffer
  share: (vm: QuickJSContext, bytes: number) => SharedBuffer
}

export async function startQuickJs(): Promise<QuickJs> {
  let latest = 0
  const variant = defaultOf(await import('@jitl/quickjs-wasmfile-release-sync'))
  // The library does not tell where it puts the bytes of an ArrayBuffer; it asks for their place right before.
  const observed: QuickJSSyncVariant = {
    ...variant,
    async importModuleLoader() {
      const start = defaultOf(await variant.importModuleLoader())
      return async (options) => {
        const module = await start(options)
        const allocate = module._malloc.bind(module)
        module._malloc = (size) => {
          latest = allocate(size)
          return latest
        }
        return module
      }
    },
  }
  const module = await newQuickJSWASMModuleFromVariant(observed)
  return {
    module,
    memory: () => module.getWasmMemory().buffer as ArrayBuffer,
    share(vm, bytes) {
      const handle = vm.newArrayBuffer(new ArrayBuffer(bytes))
      return { handle, at: latest }
    },
  }
}

/** By its types a default export can have a default export, twice. */
function defaultOf<Value extends object>(
  loaded: Value | { default: Value | { default: Value } },
): Value {
  if (!('default' in loaded)) return loaded
  const inner = loaded.default
  return 'default' in inner ? inner.default : inner
}
