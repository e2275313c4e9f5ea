import type { ModeratedCard, ModerationDecision, ModerationOutcome, ModerationReason, ModerationStep } from '@/api/types'

/** The kinds of moderation of this server, as people call them. */
export const kindLabels = {
  manual: 'A person',
  nsfw: 'Sensitive content',
  duplicate: 'Duplicates',
  metadata: 'Metadata rule',
} as const

export type ModerationKind = keyof typeof kindLabels

export const isModerationKind = (kind: unknown): kind is ModerationKind => typeof kind === 'string' && Object.hasOwn(kindLabels, kind)

/** An engine of somebody's own has the name that it has. */
export const kindLabel = (kind: string): string => (isModerationKind(kind) ? kindLabels[kind] : kind)

export const outcomeWords: Readonly<Record<ModerationOutcome, string>> = { pending: 'Pending', approved: 'Approved', rejected: 'Rejected' }

/** Of a step, by the status that it has. */
export const stepWords: Readonly<Record<string, string>> = {
  pending: 'Waits',
  queued: 'Comes later',
  approved: 'Approved',
  rejected: 'Rejected',
  overridden: 'Overruled by a person',
  aborted: 'No longer needed',
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** From here on two pictures are the same one, as the server says. */
const samePicture = 0.9

/** One of an engine's reasons in a few words. */
export function reasonText(kind: string, { name, confidence }: ModerationReason): string {
  if (kind === 'nsfw') return `Sensitive content ${percent(confidence)}`
  if (kind === 'metadata') return `Rule: ${name}`
  if (kind === 'duplicate') return confidence >= 1 ? `Same file as ${name}` : `${confidence >= samePicture ? 'Same picture as' : 'Similar to'} ${name} (${percent(confidence)})`
  return `${name} ${percent(confidence)}`
}

/** The moderation that has something to say against an asset; undefined where none has. */
export const flaggedStep = ({ steps }: Pick<ModeratedCard, 'steps'>): ModerationStep | undefined =>
  steps.find(({ status, reasons }) => status !== 'approved' && reasons.length > 0) ?? steps.find(({ message }) => message !== null)

/** Why an asset is where it is, in a line. */
export function whyOf(card: ModeratedCard): string {
  const flagged = flaggedStep(card)
  const [reason] = flagged?.reasons ?? []
  if (flagged && reason) return reasonText(flagged.kind, reason)
  if (flagged?.message) return flagged.message
  if (card.lastDecision?.reason) return card.lastDecision.reason
  if (card.status !== 'pending') return ''
  const machine = card.steps.find(({ kind, status }) => kind !== 'manual' && status === 'pending')
  return machine ? `${kindLabel(machine.kind)}: not looked at yet` : 'Waits for a person'
}

/** When an asset became what it is: since when it waits, or when it was decided. */
export function sinceOf({ asset, status, steps, lastDecision }: ModeratedCard): string {
  const waiting = steps.filter((step) => step.status === 'pending').map((step) => step.updatedAt).sort()
  return (status === 'pending' ? waiting[0] : lastDecision?.at) ?? asset.createdAt
}

/** Who decided: a person by name, a program by its key, a machine by what it looks for. */
export const judgeName = ({ by }: ModerationDecision): string => (by.kind === 'engine' ? `the check for “${kindLabel(by.id)}”` : by.kind === 'key' ? `API key ${by.name}` : by.name)

/** "Rejected by Ines Halden" */
export const decisionText = (decision: ModerationDecision): string =>
  decision.to === 'pending' ? `Back to pending by ${judgeName(decision)}` : `${outcomeWords[decision.to]} by ${judgeName(decision)}`
