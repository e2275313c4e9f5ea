/** What a person did to the tags of an asset; it can be done to whatever the tags are by then. */
export interface TagChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** The tags after the change, each once. */
export const withChange = (tags: readonly string[], { add, remove }: TagChange): string[] => [
  ...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add]),
]
