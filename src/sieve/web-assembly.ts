/** WebAssembly as Node has it; its types come with browsers' alone. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> }
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
}

const api = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly

export const Module: WebAssemblyApi['Module'] = api.Module
export const Instance: WebAssemblyApi['Instance'] = api.Instance
export const Memory: WebAssemblyApi['Memory'] = api.Memory
