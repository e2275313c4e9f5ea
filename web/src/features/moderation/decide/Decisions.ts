import type { DecideRequest, DecideResult, ModeratedCard, ModerationOutcome } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { type Fate, fateOf, isProblem, type Outcome, stampOf } from './fates'

/** What the page shows of decisions; a new object after every change. */
export interface DecisionsView {
  readonly fates: ReadonlyMap<string, Fate>
  /** Cards that stay in sight though the server's list may not hold them: taken back, or decided by another meanwhile. */
  readonly kept: ReadonlyMap<string, ModeratedCard>
  /** Some of them were taken back, and the server has not listed them yet. */
  readonly isAwaited: boolean
  /** How far decisions on many are; null while there are none. */
  readonly progress: { readonly done: number; readonly total: number } | null
}

/** What came of a decision. */
export interface Verdict {
  readonly to: ModerationOutcome
  readonly decided: readonly ModeratedCard[]
  readonly refused: readonly { readonly card: ModeratedCard; readonly reason: string }[]
  /** For `undo`; null where there is nothing to take back. */
  readonly undoable: number | null
}

/** With those of the refused that the server has not heard of, as far as is known. */
interface Sent extends Omit<Verdict, 'undoable'> {
  readonly unsent: readonly ModeratedCard[]
}

/** A decision that can be taken back, and what of it: it may still be under way. */
interface PastDecision {
  readonly number: number
  readonly to: ModerationOutcome
  readonly cards: Promise<readonly ModeratedCard[]>
}

/** So many are decided in one call: few enough that progress is seen, and that a call is over soon. */
const atOnce = 20
/** So many lists without what was taken back are believed: the first ones may be older than that. */
const listsMissed = 3
const undoKept = 50

/**
 * Decisions that are under way or were made on this page. They are believed at once, and taken back with the reason
 * when the server says otherwise; it is told what was looked at, so that nobody overrules another unknowingly.
 */
export class Decisions {
  private readonly fates = new Map<string, Fate>()
  private readonly kept = new Map<string, { readonly card: ModeratedCard; missed: number }>()
  private readonly running = new Set<{ done: number; readonly total: number }>()
  private past: readonly PastDecision[] = []
  private count = 0
  private view: DecisionsView = { fates: new Map(), kept: new Map(), isAwaited: false, progress: null }
  private readonly listeners = new Set<() => void>()

  constructor(private readonly send: (request: DecideRequest) => Promise<readonly DecideResult[]>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getView = (): DecisionsView => this.view

  async decide(cards: readonly ModeratedCard[], to: ModerationOutcome, reason: string | null): Promise<Verdict> {
    // Once more on the same look is a second press of the button.
    const sent = this.sendNew(cards.filter((card) => !this.isBecoming(card, to)), to, reason)
    this.count += 1
    // From now on: who takes back at once means this decision, not the one before.
    const entry: PastDecision = { number: this.count, to, cards: sent.then(({ decided }) => decided.filter(({ status }) => status !== null)) }
    this.past = [...this.past.slice(1 - undoKept), entry]
    const [{ decided, refused }, undoable] = await Promise.all([sent, entry.cards])
    if (undoable.length === 0) this.past = this.past.filter((each) => each !== entry)
    return { to, decided, refused, undoable: this.past.includes(entry) ? entry.number : null }
  }

  /** Makes assets what they were before a decision: the one with that number, or the last. Null when there is none, or it did not come about. */
  async undo(number = this.past.at(-1)?.number): Promise<Verdict | null> {
    const last = this.past.find((each) => each.number === number)
    if (!last) return null
    this.past = this.past.filter((each) => each !== last)
    const sent: Sent[] = []
    for (const [before, cards] of byStatus(await last.cards)) {
      const some = await this.sendAll(cards, before, null, last.to)
      for (const card of some.decided) {
        this.fates.delete(card.asset.assetId)
        this.kept.set(card.asset.assetId, { card, missed: 0 })
      }
      sent.push(some)
    }
    const unsent = sent.flatMap((each) => each.unsent)
    // What did not reach the server can be taken back still.
    if (unsent.length > 0) this.past = [...this.past, { ...last, cards: Promise.resolve(unsent) }].sort((a, b) => a.number - b.number)
    this.publish()
    if (sent.length === 0) return null
    return { to: last.to, decided: sent.flatMap((each) => each.decided), refused: sent.flatMap((each) => each.refused), undoable: null }
  }

  /** The server has listed these: from now on it says what becomes of what was taken back. */
  listed(assetIds: ReadonlySet<string>): void {
    const before = this.kept.size
    for (const [id, kept] of this.kept) {
      if (this.isOvertaken(id)) continue
      kept.missed += 1
      if (assetIds.has(id) || kept.missed >= listsMissed) this.kept.delete(id)
    }
    if (this.kept.size !== before) this.publish()
  }

  /** The person has read what became of it. */
  dismiss(card: ModeratedCard): void {
    const fate = this.fates.get(card.asset.assetId)
    this.kept.delete(card.asset.assetId)
    if (fate?.state === 'meanwhile' && fate.status !== card.status) this.set(card, { state: 'done', to: fate.status })
    else this.fates.delete(card.asset.assetId)
    this.publish()
  }

  private async sendNew(cards: readonly ModeratedCard[], to: ModerationOutcome, reason: string | null): Promise<Sent> {
    for (const card of cards) {
      this.set(card, { state: 'sending', to })
      this.kept.delete(card.asset.assetId)
    }
    const sent = await this.sendAll(cards, to, reason, null)
    for (const card of sent.decided) this.set(card, { state: 'done', to })
    this.publish()
    return sent
  }

  /** @param undone What they were made by the decision that is taken back; null for a new one. */
  private async sendAll(cards: readonly ModeratedCard[], to: ModerationOutcome, reason: string | null, undone: ModerationOutcome | null): Promise<Sent> {
    const decided: ModeratedCard[] = []
    const refused: { card: ModeratedCard; reason: string }[] = []
    let unsent: readonly ModeratedCard[] = []
    const refuse = (card: ModeratedCard, why: string): void => {
      refused.push({ card, reason: why })
      if (undone === null) this.set(card, { state: 'refused', reason: why })
    }
    const progress = { done: 0, total: cards.length }
    if (cards.length > atOnce) this.running.add(progress)
    for (let from = 0; from < cards.length; from += atOnce) {
      const some = cards.slice(from, from + atOnce)
      progress.done = from
      this.publish()
      try {
        const results = await this.send({
          assetIds: some.map(({ asset }) => asset.assetId),
          status: to,
          reason,
          seen: some.map((card) => ({ assetId: card.asset.assetId, status: undone ?? card.status, version: card.asset.version })),
        })
        for (const [index, card] of some.entries()) {
          const result = results[index]
          if (result?.error === null) decided.push(card)
          else {
            refuse(card, result?.error ?? 'The server did not say what became of it')
            if (undone === null && result?.status) this.overtake(card, result, result.status)
          }
        }
      } catch (error) {
        // What has not been sent would fail for the same reason.
        unsent = cards.slice(from)
        for (const card of unsent) refuse(card, errorText(error))
        break
      }
    }
    this.running.delete(progress)
    this.publish()
    return { to, decided, refused, unsent }
  }

  /** It was not as it was seen: it stays in sight as what it is now. */
  private overtake(card: ModeratedCard, { error, meanwhile }: DecideResult, status: ModerationOutcome): void {
    this.set(card, { state: 'meanwhile', status, reason: error ?? '', by: meanwhile })
    this.kept.set(card.asset.assetId, { card, missed: 0 })
  }

  private isBecoming(card: ModeratedCard, to: ModerationOutcome): boolean {
    const fate = fateOf(card, this.fates)
    return fate !== undefined && !isProblem(fate) && fate.to === to
  }

  private isOvertaken(assetId: string): boolean {
    return this.fates.get(assetId)?.state === 'meanwhile'
  }

  private set(card: ModeratedCard, fate: Outcome): void {
    this.fates.set(card.asset.assetId, { ...fate, of: stampOf(card) })
  }

  private publish(): void {
    this.view = {
      fates: new Map(this.fates),
      kept: new Map([...this.kept].map(([id, { card }]) => [id, card])),
      isAwaited: [...this.kept.keys()].some((id) => !this.isOvertaken(id)),
      progress: this.running.size === 0 ? null : [...this.running].reduce((sum, { done, total }) => ({ done: sum.done + done, total: sum.total + total }), { done: 0, total: 0 }),
    }
    for (const listener of this.listeners) listener()
  }
}

function byStatus(cards: readonly ModeratedCard[]): Map<ModerationOutcome, ModeratedCard[]> {
  const groups = new Map<ModerationOutcome, ModeratedCard[]>()
  for (const card of cards) if (card.status !== null) groups.set(card.status, [...(groups.get(card.status) ?? []), card])
  return groups
}
