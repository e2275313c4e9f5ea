import type { DecideRequest, DecideResult, ModeratedCard, ModerationOutcome } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { type Fate, type Outcome, stampOf } from './fates'

/** What the page shows of decisions; a new object after every change. */
export interface DecisionsView {
  readonly fates: ReadonlyMap<string, Fate>
  /** Cards that stay in sight though the server's list may not hold them: taken back, or decided by another meanwhile. */
  readonly kept: ReadonlyMap<string, ModeratedCard>
  /** How far a decision on many is; null while there is none. */
  readonly progress: { readonly done: number; readonly total: number } | null
}

/** What came of a decision. */
export interface Verdict {
  readonly to: ModerationOutcome
  readonly decided: readonly ModeratedCard[]
  readonly refused: readonly { readonly card: ModeratedCard; readonly reason: string }[]
  /** For `undo`; null where nothing was decided. */
  readonly undoable: number | null
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
  private progress: DecisionsView['progress'] = null
  private past: { readonly number: number; readonly to: ModerationOutcome; readonly cards: readonly ModeratedCard[] }[] = []
  private count = 0
  private view: DecisionsView = { fates: new Map(), kept: new Map(), progress: null }
  private readonly listeners = new Set<() => void>()

  constructor(private readonly send: (request: DecideRequest) => Promise<readonly DecideResult[]>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getView = (): DecisionsView => this.view

  async decide(cards: readonly ModeratedCard[], to: ModerationOutcome, reason: string | null): Promise<Verdict> {
    for (const card of cards) {
      this.set(card, { state: 'sending', to })
      this.kept.delete(card.asset.assetId)
    }
    const verdict = await this.sendAll(cards, to, reason, null)
    for (const card of verdict.decided) this.set(card, { state: 'done', to })
    this.publish()
    if (verdict.decided.length === 0) return { ...verdict, undoable: null }
    this.count += 1
    this.past = [...this.past.slice(1 - undoKept), { number: this.count, to, cards: verdict.decided }]
    return { ...verdict, undoable: this.count }
  }

  /** Makes assets what they were before a decision: the one with that number, or the last. Null when there is none. */
  async undo(number = this.past.at(-1)?.number): Promise<Verdict | null> {
    const last = this.past.find((each) => each.number === number)
    if (!last) return null
    this.past = this.past.filter((each) => each !== last)
    const verdicts: Verdict[] = []
    for (const [before, cards] of byStatus(last.cards)) {
      const verdict = await this.sendAll(cards, before, null, last.to)
      for (const card of verdict.decided) {
        this.fates.delete(card.asset.assetId)
        this.kept.set(card.asset.assetId, { card, missed: 0 })
      }
      verdicts.push({ ...verdict, undoable: null })
    }
    this.publish()
    return { to: last.to, decided: verdicts.flatMap((each) => each.decided), refused: verdicts.flatMap((each) => each.refused), undoable: null }
  }

  /** The server has listed these: from now on it says what becomes of what was taken back. */
  listed(assetIds: ReadonlySet<string>): void {
    const before = this.kept.size
    for (const [id, kept] of this.kept) {
      if (this.fates.get(id)?.state === 'meanwhile') continue
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

  /** @param undone What they were made by the decision that is taken back; null for a new one. */
  private async sendAll(cards: readonly ModeratedCard[], to: ModerationOutcome, reason: string | null, undone: ModerationOutcome | null) {
    const decided: ModeratedCard[] = []
    const refused: { card: ModeratedCard; reason: string }[] = []
    const refuse = (card: ModeratedCard, why: string): void => {
      refused.push({ card, reason: why })
      if (undone === null) this.set(card, { state: 'refused', reason: why })
    }
    for (let from = 0; from < cards.length; from += atOnce) {
      const some = cards.slice(from, from + atOnce)
      this.advance(from, cards.length)
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
        for (const card of cards.slice(from)) refuse(card, errorText(error))
        break
      }
    }
    this.advance(cards.length, cards.length)
    return { to, decided, refused }
  }

  /** It was not as it was seen: it stays in sight as what it is now. */
  private overtake(card: ModeratedCard, { error, meanwhile }: DecideResult, status: ModerationOutcome): void {
    this.set(card, { state: 'meanwhile', status, reason: error ?? '', by: meanwhile })
    this.kept.set(card.asset.assetId, { card, missed: 0 })
  }

  private advance(done: number, total: number): void {
    this.progress = done < total && total > atOnce ? { done, total } : null
    this.publish()
  }

  private set(card: ModeratedCard, fate: Outcome): void {
    this.fates.set(card.asset.assetId, { ...fate, of: stampOf(card) })
  }

  private publish(): void {
    this.view = { fates: new Map(this.fates), kept: new Map([...this.kept].map(([id, { card }]) => [id, card])), progress: this.progress }
    for (const listener of this.listeners) listener()
  }
}

function byStatus(cards: readonly ModeratedCard[]): Map<ModerationOutcome, ModeratedCard[]> {
  const groups = new Map<ModerationOutcome, ModeratedCard[]>()
  for (const card of cards) groups.set(card.status, [...(groups.get(card.status) ?? []), card])
  return groups
}
