/** A place that lives in memory alone: for tests, which may break it at will, and for the demo workspace. */

export { type MemorySaid, memoryEvent } from './event.ts'
export { type ImaginaryKind, imaginaryKey, openImaginary } from './imaginary.ts'
export { type MemoryChannel, openMemory } from './memory.ts'
export type { Fault, World } from './world.ts'
