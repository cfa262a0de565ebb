/** Which ways of failing a proof has met, and how often: one that was never met has proved nothing about it. */
export type Met = (way: string) => void

export function meetings(): { readonly met: Met; readonly counts: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>()
  return { met: (way) => void counts.set(way, (counts.get(way) ?? 0) + 1), counts }
}
