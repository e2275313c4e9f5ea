import type { DuplicateMember } from '@/api/types'

/** Deciding takes the right to edit both. */
export const mayDecide = (left: DuplicateMember, right: DuplicateMember): boolean => left.canEdit && right.canEdit

/** Merging takes the right to delete the one that goes too. */
export const mayMerge = (stays: DuplicateMember, goes: DuplicateMember): boolean => mayDecide(stays, goes) && goes.canDelete
